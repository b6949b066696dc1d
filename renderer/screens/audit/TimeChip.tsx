import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { CivilDateField } from '../../parts/CivilDateField.tsx'
import { ChipOptions, SentenceChip } from '../../parts/SentenceChip.tsx'
import { dateText } from '../../text/format.ts'
import { lastDays, type DaySpan } from './timeSpan.ts'

const PRESETS = [7, 30, 90] as const
const ANY: DaySpan = { from: null, to: null }

/** When: any time, a few usual spans, or from day to day. */
export function TimeChip({ span, onChange }: { readonly span: DaySpan; readonly onChange: (span: DaySpan) => void }) {
  const { t } = useTranslation()
  const { today } = useApplication()
  const spans = [
    { id: '', words: t('audit.anyTime'), span: ANY },
    { id: '1', words: t('audit.today'), span: lastDays(today, 1) },
    ...PRESETS.map((count) => ({
      id: String(count),
      words: t('audit.days', { count }),
      span: lastDays(today, count),
    })),
  ]
  const now = spans.find((each) => each.span.from === span.from && each.span.to === span.to)
  const spanWords = useSpanWords(span)
  return (
    <SentenceChip
      label={t('audit.time')}
      words={now?.words ?? spanWords}
      isSet={span.from !== null || span.to !== null}
    >
      {(close) => (
        <>
          <ChipOptions
            label={t('audit.time')}
            value={now?.id ?? '?'}
            sections={[{ title: '', options: spans.map(({ id, words }) => ({ id, label: words })) }]}
            onChoose={(id) => {
              close()
              onChange(spans.find((each) => each.id === id)?.span ?? ANY)
            }}
          />
          <OwnSpan
            span={span}
            onUse={(own) => {
              close()
              onChange(own)
            }}
          />
        </>
      )}
    </SentenceChip>
  )
}

function useSpanWords({ from, to }: DaySpan): string {
  const { t } = useTranslation()
  const { calendar } = useApplication()
  const day = (date: string) => dateText(date, calendar)
  if (from !== null && to !== null) return t('audit.between', { from: day(from), to: day(to) })
  if (from !== null) return t('audit.since', { from: day(from) })
  return to === null ? t('audit.anyTime') : t('audit.until', { to: day(to) })
}

function OwnSpan({ span, onUse }: { readonly span: DaySpan; readonly onUse: (span: DaySpan) => void }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(span.from)
  const [to, setTo] = useState(span.to)
  const backwards = from !== null && to !== null && from > to
  return (
    <div className="time-own">
      <CivilDateField label={t('audit.fromDay')} value={from} onChange={setFrom} />
      <CivilDateField
        label={t('audit.toDay')}
        value={to}
        onChange={setTo}
        error={backwards ? t('audit.wrongOrder') : undefined}
      />
      <Button size="small" onPress={() => onUse({ from, to })} isDisabled={backwards || (from === null && to === null)}>
        {t('audit.use')}
      </Button>
    </div>
  )
}
