import { struckRowKeys } from '../record/rowGuards.ts'
import { rowKey as rowKeyOf } from '../../shared/form/address.ts'
import { randomUUID } from 'node:crypto'
import { isDateTime } from '../../shared/dates/dateTime.ts'
import { isPartialDate } from '../../shared/dates/partialDate.ts'
import { addressKey } from '../../shared/form/address.ts'
import { asksForTwo } from '../../shared/study/doubleEntry.ts'
import { currentForm, definitionOf, study } from '../../shared/study/study.ts'
import { doubleEntryOf } from '../entries/entry.ts'
import { readDraft } from '../drafts/draft.ts'
import { calculationsOf, itemsOf } from '../read/formItems.ts'
import { formRowsOf, type FormRow } from '../read/formRow.ts'
import { visitsOf } from '../read/visitRow.ts'
import { realChanges } from '../read/workingForm.ts'
import { checkValue, labelAt } from './checkValue.ts'
import type { Lookups } from './lookups.ts'
import type { ProposedForm, ProposedVisit, RefusedRow } from './model.ts'
import { planVisit, type PlannedVisit } from './planVisit.ts'
import type { PlannedForm, PlannedValue } from './planned.ts'

/** One child of an import: what stands there, what the file adds, and what is refused of it. */
export class ChildPlan {
  readonly subjectId: string
  readonly code: string
  readonly isNew: boolean
  readonly visits = new Map<string, PlannedVisit>()
  readonly refused: RefusedRow[] = []
  forms: readonly PlannedForm[] = []
  readonly #lookups: Lookups
  readonly #rows: readonly FormRow[]
  /** Forms by name and number, or visit, those that the file brings among them. */
  readonly #logRows = new Map<string, string>()
  readonly #taken = new Set<string>()

  constructor(lookups: Lookups, code: string) {
    const known = lookups.subjects.get(code)
    this.#lookups = lookups
    this.code = code
    this.isNew = known === undefined
    this.subjectId = known?.id ?? randomUUID()
    this.#rows = known ? formRowsOf(lookups.db, known.id) : []
    for (const visit of known ? visitsOf(lookups.db, known.id) : []) {
      this.visits.set(visitKey(visit.oid, visit.repeat), { id: visit.id, stored: visit, changes: {} })
    }
    const names = new Map([...this.visits].map(([key, { id }]) => [id, key]))
    for (const row of this.#rows)
      this.#logRows.set(rowKey(row.oid, rowName(row, names.get(row.studyEventId ?? ''))), row.id)
  }

  addVisit(proposed: ProposedVisit): void {
    const key = visitKey(proposed.oid, proposed.repeat)
    const planned = planVisit(proposed, this.visits.get(key), this.#lookups.site)
    if ('problem' in planned) this.#refuse(proposed, '', planned.problem)
    else this.visits.set(key, planned)
  }

  /** Finds or makes the forms, then checks their answers, as rows may point at each other. */
  addForms(proposed: readonly ProposedForm[], reason: string | null): void {
    const placed = proposed.flatMap((each) => this.#place(each) ?? [])
    this.forms = placed.flatMap((each) => this.#withValues(each, reason) ?? [])
  }

  /** Takes forms out again, with what points at them. */
  refuse(gone: ReadonlyMap<PlannedForm, readonly string[]>): void {
    for (const [form, reasons] of gone) for (const reason of reasons) this.#refuse(form.proposed, '', reason)
    this.forms = this.forms.filter((form) => !gone.has(form))
    const ids = new Set([...gone.keys()].filter(({ isNew }) => isNew).map(({ row }) => row.id))
    const pointing = this.forms.filter(({ values }) =>
      values.some(({ answer }) => 'value' in answer && typeof answer.value === 'string' && ids.has(answer.value)),
    )
    if (pointing.length > 0) this.refuse(new Map(pointing.map((form) => [form, ['A row it points at is refused.']])))
  }

  /** The form's place in the store, with nothing of its answers yet. */
  #place(proposed: ProposedForm): PlannedForm | null {
    const version = proposed.version ?? this.#existing(proposed)?.version ?? versionOf(proposed.form)
    const definition = version === undefined ? undefined : definitionOf(proposed.form, version)
    const problem = !definition
      ? 'The study has no such form, or not in this version.'
      : (placeProblem(proposed) ?? observedProblem(proposed, this.#lookups))
    if (!definition || problem) return this.#refuse(proposed, '', problem ?? '')
    if (proposed.notDone !== null && !definition.mayBeNotDone) {
      return this.#refuse(proposed, '', 'This form cannot be marked as not done.')
    }
    const repeat = proposed.repeat ?? this.#nextRow(proposed.form)
    const existing = this.#existing({ ...proposed, repeat })
    const key = [proposed.studyEvent, proposed.studyEventRepeat, proposed.form, repeat].join('/')
    if (this.#taken.has(key)) return this.#refuse(proposed, '', 'This form stands twice in the file.')
    if (existing && existing.version !== definition.version) {
      return this.#refuse(proposed, '', 'The form was begun here under another version of its definition.')
    }
    this.#taken.add(key)
    const visit = proposed.studyEvent === null ? null : this.#visit(proposed.studyEvent, proposed.studyEventRepeat)
    const row = existing ?? newRow(this.subjectId, { ...proposed, version: definition.version, repeat }, visit)
    this.#logRows.set(
      rowKey(row.oid, rowName(row, visitKey(proposed.studyEvent ?? '', proposed.studyEventRepeat))),
      row.id,
    )
    return {
      proposed,
      definition,
      row,
      isNew: existing === undefined,
      stored: existing ? itemsOf(this.#lookups.db, row.id) : [],
      calculations: existing ? calculationsOf(this.#lookups.db, row.id) : [],
      values: [],
    }
  }

  #withValues(form: PlannedForm, reason: string | null): PlannedForm | null {
    const { proposed, definition, stored, row, isNew } = form
    const problems: RefusedRow[] = []
    const seen = new Set<string>()
    const struck = isNew ? new Set<string>() : struckRowKeys(this.#lookups.db, row.id)
    const values = proposed.values.flatMap((value): PlannedValue[] => {
      const checked = checkValue(this.#lookups, definition, value, (oid, name) => this.#logRows.get(rowKey(oid, name)))
      const key = addressKey(value)
      const problem =
        'problem' in checked
          ? checked.problem
          : struck.has(rowKeyOf(value))
            ? 'The row is struck through here.'
            : seen.has(key)
              ? 'It is given twice.'
              : null
      seen.add(key)
      if (problem === null && 'answer' in checked) return [{ ...value, answer: checked.answer }]
      problems.push(this.#row(proposed, labelAt(definition, value), problem ?? '', value.place))
      return []
    })
    const before = new Set(stored.map(({ address }) => addressKey(address)))
    const changed = realChanges(
      stored,
      values.map((value) => ({ ...value, address: value })),
    )
    if (reason === null) {
      for (const value of changed.filter((each) => before.has(addressKey(each)))) {
        const why = 'Another answer stands there, and no import replaces it without a reason.'
        problems.push(this.#row(proposed, labelAt(definition, value), why, value.place))
      }
    }
    const isNews = changed.length > 0 || isNew || (proposed.complete && row.state !== 'complete')
    const closed = isNews ? closedBecause(row, isNew, this.#lookups) : null
    if (closed !== null) problems.push(this.#row(proposed, '', closed))
    this.refused.push(...problems)
    return problems.length > 0 ? null : { ...form, values: changed }
  }

  #existing({ studyEvent, studyEventRepeat, form, repeat }: ProposedForm): FormRow | undefined {
    const visit = studyEvent === null ? null : this.visits.get(visitKey(studyEvent, studyEventRepeat))?.id
    return this.#rows.find((row) => row.oid === form && row.repeat === repeat && row.studyEventId === visit)
  }

  #visit(oid: string, repeat: number): string {
    const key = visitKey(oid, repeat)
    const known = this.visits.get(key)
    if (known) return known.id
    const made: PlannedVisit = { id: randomUUID(), stored: null, changes: { oid, repeat, status: 'planned' } }
    this.visits.set(key, made)
    return made.id
  }

  #nextRow(form: string): number {
    let repeat = 1
    while (this.#logRows.has(rowKey(form, String(repeat)))) repeat += 1
    return repeat
  }

  #refuse(of: ProposedForm | ProposedVisit, item: string, reason: string): null {
    this.refused.push(this.#row(of, item, reason))
    return null
  }

  #row(of: ProposedForm | ProposedVisit, item: string, reason: string, place = of.place): RefusedRow {
    return { place, subject: this.code, form: 'form' in of ? of.form : of.oid, item, reason }
  }
}

const visitKey = (oid: string, repeat: number) => `${oid}/${repeat}`
const rowKey = (form: string, name: string) => `${form}/${name}`

/** As the export names it: by number in a log, by visit elsewhere, the first one of a repeating visit without its number. */
function rowName({ studyEventId, repeat }: FormRow, visit: string | undefined): string {
  return studyEventId === null ? String(repeat) : (visit ?? '').replace(/\/1$/, '')
}

function versionOf(form: string): string | undefined {
  return study.forms.some(({ oid }) => oid === form) ? currentForm(form).version : undefined
}

/** Why the study has no such place, or null. */
function placeProblem({ studyEvent, studyEventRepeat, form, repeat }: ProposedForm): string | null {
  const isLog = study.logs.includes(form)
  if (repeat !== null && (repeat < 1 || repeat > 10_000)) return 'The number of the row is none.'
  if (studyEvent === null) return isLog ? null : 'The file does not say at which visit.'
  const visit = study.studyEvents.find(({ oid }) => oid === studyEvent)
  if (!visit) return 'The study has no such visit.'
  if (isLog) return 'This is a running log and stands at no visit.'
  if (studyEventRepeat < 1 || (studyEventRepeat > 1 && !visit.repeating)) return 'This visit does not repeat.'
  const stands = visit.repeating || visit.forms.some((each) => each.form === form)
  return stands && repeat === 1 ? null : 'The form does not stand at this visit.'
}

function observedProblem({ observed }: ProposedForm, { site }: Lookups): string | null {
  if (observed === null) return null
  const wellFormed = observed.length >= 10 && (isDateTime(observed) || isPartialDate(observed))
  if (!wellFormed) return 'When it was observed is no day.'
  return !site.clockSuspect && observed > site.now.slice(0, observed.length) ? 'It was observed in the future.' : null
}

const ENTERED_TWICE =
  'This form is entered twice here, by two people who do not see each other. No import stands in for them.'

/** Why nothing may be added to a form, or null. */
function closedBecause(row: FormRow, isNew: boolean, { db, site }: Lookups): string | null {
  if (isNew) return asksForTwo(site.settings, row.oid) ? ENTERED_TWICE : null
  if (row.locked) return 'The form is locked.'
  if (row.frozen) return 'The form is frozen.'
  if (row.struck) return 'The row is struck through.'
  if (row.state === 'complete') return 'The form is complete here: change it there, with a reason.'
  if (doubleEntryOf(db, row)) return ENTERED_TWICE
  return readDraft(db, row.id) ? 'Somebody has a draft of this form.' : null
}

function newRow(
  subjectId: string,
  { form, version, repeat, observed, notDone }: ProposedForm & { readonly version: string; readonly repeat: number },
  studyEventId: string | null,
): FormRow {
  return {
    id: randomUUID(),
    subjectId,
    studyEventId,
    oid: form,
    version,
    repeat,
    state: 'open',
    onceCompleted: false,
    notDoneReason: notDone,
    observedAt: observed,
    source: 'imported',
    struck: false,
    frozen: false,
    locked: false,
    created: 0,
    sequence: 0,
  }
}
