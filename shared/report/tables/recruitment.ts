import type { ReportInput } from '../input.ts'
import { count, figures, type ReportTable } from '../table.ts'

/** Days of a month, for a time line without a calendar. */
export const MONTH = 365.25 / 12

export interface RecruitmentMonth {
  /** Months since the first child came; 0 is the first month. */
  readonly month: number
  readonly entered: number
  readonly dosed: number
  readonly finished: number
}

/** How many children had come, been injected and been assessed at the end, up to the end of each month since the first one came. */
export function recruitmentByMonth({ children }: Pick<ReportInput, 'children'>): readonly RecruitmentMonth[] {
  const of = (which: 'entry' | 'firstDose' | 'final') =>
    children.flatMap(({ since }) => (since[which] === null ? [] : [Math.floor(since[which] / MONTH)]))
  const [entries, doses, finals] = [of('entry'), of('firstDose'), of('final')]
  const last = Math.max(-1, ...entries, ...doses, ...finals)
  const upTo = (months: readonly number[], month: number) => months.filter((each) => each <= month).length
  return Array.from({ length: last + 1 }, (_, month) => ({
    month,
    entered: upTo(entries, month),
    dosed: upTo(doses, month),
    finished: upTo(finals, month),
  }))
}

/** The same as a table. */
export function recruitmentTable(months: readonly RecruitmentMonth[]): ReportTable {
  return {
    id: 'recruitment',
    title: 'Recruitment',
    population: 'All children registered',
    columns: [
      figures('Month', 'month'),
      figures('Came to a first visit', 'entered'),
      figures('First injection', 'first_injection'),
      figures('Assessed at 12 months', 'assessed'),
    ],
    rows: months.map(({ month, entered, dosed, finished }) => [
      count(month + 1),
      count(entered),
      count(dosed),
      count(finished),
    ]),
    notes: ['Counts up to the end of each month since the first child came. The calendar is left out on purpose.'],
  }
}
