import {
  parseDate,
  parseDateTime,
  parseTime,
  toCalendar,
  GregorianCalendar,
  type CalendarDate,
  type CalendarDateTime,
  type Time,
} from '@internationalized/date'
import type { ReactNode } from 'react'
import { DateField, DateInput, DateSegment, I18nProvider, TimeField } from 'react-aria-components'
import { FieldFoot, FieldHead } from './FieldFrame.tsx'
import { toSolarHijri } from '../../shared/dates/solarHijri.ts'
import { useApplication } from '../frame/application.ts'
import './Field.css'
import './CivilDateField.css'

/** Year first in both calendars, digits as in the record, 24 hours. */
const LOCALES = { gregorian: 'en-CA-u-hc-h23', solarHijri: 'fa-IR-u-ca-persian-nu-latn-hc-h23' } as const

export interface CivilDateFieldProps {
  readonly label: string
  /** 'YYYY-MM-DD', with 'THH:MM' behind it when `withTime`; null while open. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly onBlur?: () => void
  readonly withTime?: boolean
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly isReadOnly?: boolean
  readonly beside?: ReactNode
}

/** A whole date, or date and time, typed in the person's calendar; the other calendar is shown beside it. */
export function CivilDateField(props: CivilDateFieldProps) {
  const { label, value, onChange, onBlur, withTime = false, help, error, isReadOnly, beside } = props
  const { calendar } = useApplication()
  const parsed = value === null ? null : withTime ? parseDateTime(value) : parseDate(value)
  const take = (next: CalendarDate | CalendarDateTime | null) => {
    if (next === null) return onChange(null)
    const text = toCalendar(next, new GregorianCalendar()).toString()
    return onChange(withTime ? text.slice(0, 16) : text)
  }
  return (
    <I18nProvider locale={LOCALES[calendar]}>
      <DateField
        className="field field-short"
        value={parsed}
        onChange={take}
        granularity={withTime ? 'minute' : 'day'}
        hourCycle={24}
        shouldForceLeadingZeros
        isInvalid={error !== undefined}
        {...(isReadOnly ? { isReadOnly } : {})}
        {...(onBlur ? { onBlur } : {})}
      >
        <FieldHead label={label} beside={beside} />
        <div className="row">
          <DateInput className="field-input date-input ltr">
            {(segment) => <DateSegment segment={segment} className="date-segment" />}
          </DateInput>
          {value !== null && (
            <span className="small soft ltr">
              {calendar === 'solarHijri' ? value.replace('T', ' ') : toSolarHijri(value.slice(0, 10))}
            </span>
          )}
        </div>
        <FieldFoot help={help} error={error} />
      </DateField>
    </I18nProvider>
  )
}

export type ClockFieldProps = Omit<CivilDateFieldProps, 'withTime'>

/** A time of day, 'HH:MM'. */
export function ClockField({ label, value, onChange, onBlur, help, error, isReadOnly, beside }: ClockFieldProps) {
  return (
    <I18nProvider locale={LOCALES.gregorian}>
      <TimeField
        className="field field-short"
        value={value === null ? null : parseTime(value)}
        onChange={(next: Time | null) => onChange(next === null ? null : next.toString().slice(0, 5))}
        hourCycle={24}
        shouldForceLeadingZeros
        isInvalid={error !== undefined}
        {...(isReadOnly ? { isReadOnly } : {})}
        {...(onBlur ? { onBlur } : {})}
      >
        <FieldHead label={label} beside={beside} />
        <DateInput className="field-input date-input ltr">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        <FieldFoot help={help} error={error} />
      </TimeField>
    </I18nProvider>
  )
}
