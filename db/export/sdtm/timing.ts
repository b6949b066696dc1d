import { study } from '../../../shared/study/study.ts'
import type { DateTransform } from '../dates.ts'
import type { ReleasedChild } from '../released.ts'
import { studyDay } from '../../../shared/dates/civilDate.ts'
import { number, text, whole, type SdtmRecord, type Variable } from './dataset.ts'

type Dates = Pick<DateTransform, 'unit'>

const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}/

/** The variables of a moment: --DTC where the calendar leaves, --DY always. `part` is '', 'ST' or 'EN'. */
export function timingVariables(domain: string, part: '' | 'ST' | 'EN', dates: Dates): readonly Variable[] {
  const what = part === 'ST' ? 'Start ' : part === 'EN' ? 'End ' : ''
  return [
    ...(dates.unit === 'day' ? [] : [text(`${domain}${part}DTC`, `${what}Date/Time of ${domain}`)]),
    whole(`${domain}${part}DY`, `Study Day of ${what}${domain}`),
  ]
}

/** A released day under these variables. The study day is told against dose 1 as it was released, so that both moved alike. */
export function timingOf(
  domain: string,
  part: '' | 'ST' | 'EN',
  moved: string | undefined,
  { child, dates }: { readonly child: ReleasedChild; readonly dates: Dates },
): SdtmRecord {
  if (moved === undefined || moved === '') return {}
  if (dates.unit === 'day') return { [`${domain}${part}DY`]: Number(moved.split('T')[0]) }
  const known = WHOLE_DATE.test(moved) && child.firstDose !== ''
  return {
    [`${domain}${part}DTC`]: moved,
    ...(known ? { [`${domain}${part}DY`]: studyDay(moved.slice(0, 10), child.firstDose) } : {}),
  }
}

export const VISIT_VARIABLES: readonly Variable[] = [
  number('VISITNUM', 'Visit Number'),
  text('VISIT', 'Visit Name'),
  text('EPOCH', 'Epoch'),
]

const PLACE = new Map(study.studyEvents.map((event, index) => [event.oid, index + 1]))

/** Visit, its number in the order of the protocol, and the epoch. Repeats of a visit count in hundredths. */
export function visitOf(event: string | null, repeat: number): SdtmRecord {
  if (event === null) return {}
  const place = PLACE.get(event) ?? PLACE.size + 1
  return { VISITNUM: repeat > 1 ? place + repeat / 100 : place, VISIT: event, EPOCH: epochOf(event) }
}

/** CDISC EPOCH (C99079) of a visit; an unscheduled one may stand anywhere and has none. */
function epochOf(event: string): string {
  if (event === 'SCR' || event === 'BMA') return 'SCREENING'
  if (event === 'BL') return 'BASELINE'
  if (/^(?:INJ|OBS|TC)/.test(event)) return 'TREATMENT'
  return event === 'UNS' ? '' : 'FOLLOW-UP'
}
