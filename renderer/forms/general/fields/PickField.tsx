import { useTranslation } from 'react-i18next'
import { textOf } from '../../../../shared/form/answer.ts'
import { codesOfSetting } from '../../../../shared/form/context.ts'
import type { ReferenceItem, TextItem, UserItem } from '../../../../shared/form/definition.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { useApplication } from '../../../frame/application.ts'
import { dateText, type CalendarName } from '../../../text/format.ts'
import { Select, type Option } from '../../../parts/Select.tsx'
import type { FormView } from '../../../../shared/ipc/views/form.ts'
import { ClearButton } from './ClearButton.tsx'
import type { FieldProps } from './fieldProps.ts'

type PickItem = UserItem | ReferenceItem | TextItem

/** One of the people, of the rows of another form, or of what the site has set. */
export function PickField(props: FieldProps<PickItem>) {
  const { session, item, label, answer, onAnswer, onLeave, error, isReadOnly, beside } = props
  const { t } = useTranslation()
  const { language, calendar } = useApplication()
  const value = textOf(answer) ?? null
  const offered = optionsOf(item, session.state.view, calendar)
  // What was chosen once stays readable, also when it is no longer offered.
  const options =
    value === null || offered.some((option) => option.id === value)
      ? offered
      : [...offered, { id: value, label: value }]
  return (
    <Select
      label={label}
      options={options}
      value={value}
      onChange={(id) => {
        onAnswer({ value: id })
        onLeave()
      }}
      placeholder={isReadOnly ? '–' : offered.length === 0 ? t('form.nothingToChoose') : t('form.choose')}
      error={error}
      isDisabled={isReadOnly}
      beside={
        <>
          {beside}
          <ClearButton label={label} isShown={value !== null && !isReadOnly} onClear={() => onAnswer(null)} />
        </>
      }
      {...(item.help ? { help: inLanguage(item.help, language) } : {})}
    />
  )
}

function optionsOf(item: PickItem, view: FormView, calendar: CalendarName): readonly Option[] {
  switch (item.type) {
    case 'user':
      return view.people
        .filter((person) => item.roles.includes(person.role))
        .map(({ id, name }) => ({ id, label: name }))
    case 'reference':
      return view.references
        .filter((row) => row.form === item.form)
        .map(({ id, title }) => ({ id, label: rowName(title, calendar) }))
    case 'text':
      return codesOfSetting(view.settings, item.optionsFrom ?? '').map((code) => ({ id: code, label: code }))
  }
}

/** What names a row to people; a day with its hour is told in the calendar of the person. */
function rowName(title: string, calendar: CalendarName): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(title)
    ? `${dateText(title.slice(0, 10), calendar)} ${title.slice(11)}`
    : title
}
