import { parseDate } from '@internationalized/date'
import type { ReportChild, ReportInput, ReportScore } from '../../shared/report/input.ts'
import { AFTER, LEVELS, SCALES } from '../../shared/report/scales.ts'
import { study } from '../../shared/study/study.ts'
import { studyDay } from '../../shared/dates/civilDate.ts'
import { fimVariantNames } from './fimVariants.ts'
import type { ReadableDb } from '../store/database.ts'
import { EVENT_ITEMS, reportEvent } from './events.ts'
import { childRows, formRows, valueRows, visitRows, type FormRow, type ValueRow, type VisitRow } from './recordRows.ts'

const SCORE_ITEMS = SCALES.map(({ item }) => item)
const FORMS = [...new Set([...SCALES.map(({ form }) => form), 'INJ', 'AE'])]
const ITEMS = [...SCORE_ITEMS, 'FIM_VARIANT', 'INJECTION_NO', 'INJ_START', ...EVENT_ITEMS]

type Values = ReadonlyMap<string, readonly ValueRow[]>

/**
 * Reads what the report is made from in a few statements; the caller holds them in one transaction. `labels` gives each child the name
 * it stands under. Throws when a child has none: no internal id and no number of the trial ever stands in for it.
 */
export function readReportInput(
  db: ReadableDb,
  labels: ReadonlyMap<string, string>,
  about: Pick<ReportInput, 'synthetic' | 'cut' | 'head' | 'productVersion'>,
): ReportInput {
  const visits = Map.groupBy(visitRows(db), ({ subject }) => subject)
  const forms = Map.groupBy(formRows(db), ({ subject }) => subject)
  const values = valueRows(db, FORMS, ITEMS)
  const firstEntry = [...visits.values()].flatMap((own) => firstDate(own) ?? []).toSorted()[0] ?? null
  const children = childRows(db).map(({ id }) => {
    const label = labels.get(id)
    if (label === undefined) throw new Error('a child has no pseudonym for the report')
    return childOf(label, visits.get(id) ?? [], forms.get(id) ?? [], values, firstEntry)
  })
  return {
    ...about,
    study: { name: study.name.en, version: study.version },
    fimVariants: fimVariantNames([...values.values()].flat()),
    children: children.toSorted((a, b) => (a.label < b.label ? -1 : 1)),
  }
}

function childOf(
  label: string,
  visits: readonly VisitRow[],
  forms: readonly FormRow[],
  values: Values,
  firstEntry: string | null,
): ReportChild {
  const valueOf = (form: FormRow, item: string) => values.get(form.id)?.find((row) => row.item === item)?.value ?? null
  const starts = forms
    .filter(({ form, notDone }) => form === 'INJ' && notDone === 0)
    .flatMap((form) => {
      const date = valueOf(form, 'INJ_START')?.slice(0, 10)
      const number = Number(valueOf(form, 'INJECTION_NO') ?? /^INJ(\d)$/.exec(form.visit ?? '')?.[1])
      return date === undefined || Number.isNaN(number) ? [] : [{ number, date }]
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const first = starts[0]?.date ?? null
  const occurred = visits.flatMap(({ status, date }) => (status === 'occurred' && date !== null ? [date] : []))
  const last = occurred.toSorted().at(-1)
  const since = (date: string | null | undefined) =>
    date && firstEntry !== null ? parseDate(date).compare(parseDate(firstEntry)) : null
  const final = visits.find(({ oid, status }) => oid === AFTER && status === 'occurred')?.date
  return {
    label,
    doses: first === null ? [] : starts.map(({ number, date }) => ({ number, day: studyDay(date, first) })),
    lastDay: first === null || last === undefined ? null : studyDay(last, first),
    since: { entry: since(firstDate(visits)), firstDose: since(first), final: since(final) },
    visits: visits.map(({ oid, status }) => ({
      oid,
      status: status === 'occurred' || status === 'missed' ? status : 'other',
    })),
    forms: forms.flatMap(({ visit, form, state, notDone }) =>
      visit === null ? [] : [{ visit, form, state: notDone ? 'notDone' : state === 'open' ? 'open' : 'complete' }],
    ),
    scores: forms.flatMap((form) => scoresOf(form, values.get(form.id) ?? [])),
    events: forms
      .filter(({ form }) => form === 'AE')
      .map((form) => reportEvent((item) => valueOf(form, item), first, form.state !== 'open')),
  }
}

/** The scores of a form that is complete; one that is still open has none yet. */
function scoresOf({ visit, state, notDone }: FormRow, values: readonly ValueRow[]): readonly ReportScore[] {
  if (visit === null || state === 'open' || notDone === 1) return []
  return values.flatMap(({ item, value, rule }) => {
    if (value === null || !SCORE_ITEMS.includes(item)) return []
    const level = LEVELS.findIndex((each) => each === value) + 1
    const number = item === 'GMFCS' ? level : Number(value)
    return number === 0 && item === 'GMFCS' ? [] : [{ visit, item, value: number, rule }]
  })
}

function firstDate(visits: readonly VisitRow[]): string | undefined {
  return visits.flatMap(({ status, date }) => (status === 'occurred' && date !== null ? [date] : [])).toSorted()[0]
}
