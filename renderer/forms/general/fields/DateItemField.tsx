import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCivilDate } from '../../../../shared/dates/civilDate.ts'
import { isDateTime, isTime } from '../../../../shared/dates/dateTime.ts'
import { textOf } from '../../../../shared/form/answer.ts'
import type { DateItem } from '../../../../shared/form/definition.ts'
import { normalise } from '../../../../shared/form/normalise.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { CivilDateField, ClockField } from '../../../parts/CivilDateField.tsx'
import { TextField } from '../../../parts/TextField.tsx'
import { dateText } from '../../../text/format.ts'
import { asPartialDate } from './asPartialDate.ts'
import type { FieldProps } from './fieldProps.ts'

/** Dates and times, whole or partial. A whole one is handed on when the field is left, not at each digit of the year. */
export function DateItemField(props: FieldProps<DateItem>) {
  const { item } = props
  switch (item.type) {
    case 'date':
    case 'dateTime':
    case 'time':
      return <WholeDate {...props} />
    case 'partialDate':
    case 'partialDateTime':
      return <PartialDate {...props} />
  }
}

const READABLE = { date: isCivilDate, dateTime: isDateTime, time: isTime }

function WholeDate({ item, label, answer, onAnswer, onLeave, error, isReadOnly, beside }: FieldProps<DateItem>) {
  const { language } = useApplication()
  const kept = textOf(answer) ?? null
  const [shown, setShown] = useState(kept)
  const [known, setKnown] = useState(kept)
  if (kept !== known) {
    setKnown(kept)
    setShown(kept)
  }
  const leave = () => {
    if (shown !== kept) onAnswer(shown === null ? null : { value: shown })
    onLeave()
  }
  const kind = item.type === 'time' || item.type === 'dateTime' ? item.type : 'date'
  const common = {
    label,
    // A value that the field cannot draw, such as one from an import, is left to the error line.
    value: shown !== null && READABLE[kind](shown) ? shown : null,
    onChange: setShown,
    onBlur: leave,
    error,
    isReadOnly,
    beside,
    ...(item.help ? { help: inLanguage(item.help, language) } : {}),
  }
  return kind === 'time' ? <ClockField {...common} /> : <CivilDateField {...common} withTime={kind === 'dateTime'} />
}

/** A year, a year and month, or a whole date, typed from the year on. */
function PartialDate({ item, label, answer, onAnswer, onLeave, error, isReadOnly, beside }: FieldProps<DateItem>) {
  const { t } = useTranslation()
  const { calendar } = useApplication()
  const kept = textOf(answer) ?? ''
  const [typed, setTyped] = useState(kept)
  const [known, setKnown] = useState(kept)
  if (kept !== known) {
    setKnown(kept)
    if (kept !== asPartialDate(normalise(item, typed).text)) setTyped(kept)
  }
  return (
    <TextField
      label={label}
      help={
        <>
          {item.type === 'partialDate' ? t('form.partialDate') : t('form.partialDateTime')}
          {kept.length === 10 && calendar === 'solarHijri' && <span className="ltr"> {dateText(kept, calendar)}</span>}
        </>
      }
      value={typed}
      onChange={(next) => {
        setTyped(next)
        const text = asPartialDate(normalise(item, next).text)
        onAnswer(text === '' ? null : { value: text }, true)
      }}
      onBlur={() => {
        setTyped(kept)
        onLeave()
      }}
      width="short"
      inputMode="numeric"
      autoComplete="off"
      error={error}
      isReadOnly={isReadOnly}
      beside={beside}
    />
  )
}
