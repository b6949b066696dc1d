import type { ReportEvent } from '../../shared/report/input.ts'
import { studyDay } from '../../shared/dates/civilDate.ts'

/** Items of the adverse event form that the report reads: codes, dates and computed values. What was typed is not among them. */
export const EVENT_ITEMS = [
  'AE_CTCAE',
  'AE_SOC',
  'AE_ONSET',
  'AE_LINKED',
  'AE_LINK_OTHER',
  'AE_WINDOW',
  'AE_PHASE',
  'AE_GRADE',
  'AE_SERIOUS',
  'AE_REL_CELLS',
  'AE_REL_PUNCTURE',
  'AE_REL_MARROW',
  'AE_REL_SEDATION',
  'AE_ACTION',
] as const
type EventItem = (typeof EVENT_ITEMS)[number]

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}/

/** An adverse event from the values of its form; the day only where the whole onset is known. */
export function reportEvent(
  value: (item: EventItem) => string | null,
  firstDose: string | null,
  complete: boolean,
): ReportEvent {
  const whole = (text: string | null) => (text === null ? null : Number(text))
  const onset = WHOLE_DAY.exec(value('AE_ONSET') ?? '')?.[0]
  const serious = value('AE_SERIOUS')
  return {
    term: value('AE_CTCAE'),
    soc: value('AE_SOC'),
    grade: whole(value('AE_GRADE')),
    serious: serious === null ? null : serious === 'Y',
    relation: {
      cells: value('AE_REL_CELLS'),
      puncture: value('AE_REL_PUNCTURE'),
      marrow: value('AE_REL_MARROW'),
      sedation: value('AE_REL_SEDATION'),
    },
    window: value('AE_WINDOW'),
    phase: value('AE_PHASE'),
    injection: whole(value('AE_LINK_OTHER') ?? value('AE_LINKED')),
    day: onset === undefined || firstDose === null ? null : studyDay(onset, firstDose),
    action: value('AE_ACTION'),
    complete,
  }
}
