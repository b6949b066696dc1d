import { rowKey } from '../../shared/form/address.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import { calendarDates, shiftedDays, studyDays, type DateTransform } from './dates.ts'
import type { Decision, Disclosed, DisclosureContext, DisclosurePolicy } from './disclosure.ts'
import type { AuditStamp, ExportForm, ExportSource, ExportSubject } from './model.ts'
import { planForm, type FormPlan, type ItemPlan } from './plan.ts'
import { carriesAudit, isIdentified, type ExportProfile } from './profile.ts'
import type {
  ReleasedChange,
  ReleasedChild,
  ReleasedForm,
  ReleasedSignature,
  ReleasedStamp,
  ReleasedValue,
  ReleasedVisit,
} from './released.ts'
import { ResidualScan, type Hit, type Secrets } from './residualScan.ts'
import type { SmallCell } from './smallCells.ts'
import { treatedSubjects, type SmallCellChoice } from './subjects.ts'
import { vocabularyOf } from './vocabulary.ts'

/** A child's name in one release line: random, and with the offset that moves its dates (rules 2 and 3). */
export interface Pseudonym {
  readonly pseudonym: string
  /** 1..364 days, either direction; used by date-shifted only. */
  readonly offset: number
}

export interface ReleaseOptions {
  readonly profile: ExportProfile
  readonly smallCells: SmallCellChoice
  readonly k: number
}

interface Child {
  readonly subject: ExportSubject
  readonly dates: DateTransform
  readonly released: ReleasedChild
}

const NOBODY = { firstDose: null, offset: 1 }

/**
 * One release: the one model that every format is written from. Children come ordered by the name they leave under (rule 12).
 * Each text passes the residual scan here, once, before a format sees it; what it finds is kept in `hits`.
 */
export class Release {
  readonly profile: ExportProfile
  readonly policy: DisclosurePolicy & { readonly dates: DateTransform }
  readonly definitions: readonly FormDefinition[]
  readonly remainingSmallCells: readonly SmallCell[]
  readonly hits: Hit[] = []
  values = 0
  readonly #source: ExportSource
  readonly #scan: ResidualScan | null
  readonly #plans = new Map<FormDefinition, FormPlan>()
  readonly #people: ReadonlyMap<string, string>
  readonly #children: readonly Child[]

  /** `pseudonyms` and `secrets` are not looked at for the full export, which hides nobody. */
  constructor(
    source: ExportSource,
    pseudonyms: ReadonlyMap<string, Pseudonym>,
    secrets: Secrets,
    options: ReleaseOptions,
  ) {
    const { profile } = options
    const identified = isIdentified(profile)
    this.profile = profile
    this.#source = source
    this.definitions = source.definitions
    this.policy = { dates: datesOf(profile, NOBODY), identified }
    this.#scan = identified ? null : new ResidualScan(secrets, vocabularyOf(source.definitions))
    this.#people = new Map(source.staff.map(({ id, role, username }) => [id, identified ? username : role]))
    const subjects = source.subjects()
    const treated = treatedSubjects(subjects, identified ? 'report' : options.smallCells, options.k)
    this.remainingSmallCells = identified ? [] : treated.remaining
    this.#children = subjects
      .map((subject, index): Child => {
        const pseudonym = identified ? { pseudonym: subject.code, offset: 1 } : pseudonyms.get(subject.id)
        if (!pseudonym) throw new Error('a child has no pseudonym in this release line')
        const dates = datesOf(profile, { firstDose: subject.firstDose, offset: pseudonym.offset })
        const { sex = '', age = '', gmfcs = '' } = treated.lines[index] ?? {}
        const firstDose = subject.firstDose === null ? '' : (dates.move(subject.firstDose) ?? '')
        const dosed = subject.firstDose !== null
        const released = { name: pseudonym.pseudonym, status: subject.status, sex, age, gmfcs, dosed, firstDose }
        return { subject, dates, released }
      })
      .toSorted((a, b) => (a.released.name < b.released.name ? -1 : 1))
  }

  get subjectCount(): number {
    return this.#children.length
  }

  get study(): ExportSource['study'] {
    return this.#source.study
  }

  /** Where the study is done, for the formats that must name a place. A de-identified release has no site (rule 3). */
  get site(): ExportSource['site'] {
    return this.policy.identified ? this.#source.site : { code: 'SITE', name: 'Site' }
  }

  /** Everybody who may stand in a stamp or an item: accounts in the full export, roles otherwise. */
  people(): readonly { readonly name: string; readonly fullName: string; readonly organisation: string }[] {
    const people = this.#source.staff.map(({ username, name, role, organisation }) =>
      this.policy.identified
        ? { name: username, fullName: name, organisation }
        : { name: role, fullName: '', organisation: '' },
    )
    return [...new Map(people.map((person) => [person.name, person])).values()]
  }

  /** What the release does with a form version; made once. */
  planOf(definition: FormDefinition): FormPlan {
    const known = this.#plans.get(definition)
    if (known) return known
    const plan = planForm(definition, this.policy)
    this.#plans.set(definition, plan)
    return plan
  }

  *children(): Iterable<{
    readonly child: ReleasedChild
    readonly visits: readonly ReleasedVisit[]
    readonly forms: Iterable<ReleasedForm>
  }> {
    for (const child of this.#children) {
      const { name, status, sex, age, gmfcs, firstDose } = child.released
      for (const cell of [name, status, sex, age, gmfcs]) this.#look(cell, child, 'SUBJECT')
      this.#lookAtMoved(firstDose, 'SUBJECT')
      yield { child: child.released, visits: this.#visits(child), forms: this.#forms(child) }
    }
  }

  #visits(child: Child): readonly ReleasedVisit[] {
    const { identified } = this.policy
    return this.#source.visits(child.subject.id).map((visit) => {
      const planned = visit.plannedDate === null ? '' : (child.dates.move(visit.plannedDate) ?? '')
      const actual = visit.actualDate === null ? '' : (child.dates.move(visit.actualDate) ?? '')
      const missedReason = identified ? (visit.missedReason ?? '') : ''
      const released = { oid: visit.oid, repeat: visit.repeat, status: visit.status, planned, actual, missedReason }
      for (const cell of [released.oid, released.status]) this.#look(cell, child, visit.oid)
      for (const cell of [planned, actual]) this.#lookAtMoved(cell, visit.oid)
      return released
    })
  }

  *#forms(child: Child): Iterable<ReleasedForm> {
    const all = this.#source.forms(child.subject.id)
    const forms = this.policy.identified ? all : all.filter(({ struck }) => struck === 0)
    const rows = new Map(forms.map((form) => [form.id, rowName(form)]))
    const context: DisclosureContext = {
      dates: child.dates,
      identified: this.policy.identified,
      staffOf: (userId) => this.#people.get(userId),
      rowOf: (formId) => rows.get(formId),
    }
    for (const form of forms) yield this.#form(child, form, context)
  }

  #form(child: Child, form: ExportForm, context: DisclosureContext): ReleasedForm {
    const plan = this.planOf(this.#source.definition(form.form, form.version))
    const observed = form.observedAt === null ? '' : (child.dates.move(form.observedAt) ?? '')
    const released = {
      child: child.released,
      plan,
      studyEvent: form.studyEvent,
      studyEventRepeat: form.studyEventRepeat,
      form: form.form,
      version: form.version,
      repeat: form.repeat,
      state: form.state,
      struck: form.struck === 1,
      struckRows: this.policy.identified ? this.#source.struckRows(form) : [],
      notDone: form.notDoneReason !== null,
      notDoneReason: this.policy.identified ? (form.notDoneReason ?? '') : '',
      observed,
    }
    for (const cell of [form.studyEvent ?? '', form.form, form.version, form.state]) {
      this.#look(cell, child, form.form)
    }
    this.#lookAtMoved(observed, form.form)
    return {
      ...released,
      values: this.#values(child, form, plan, context),
      signatures: this.#signatures(form),
      history: () => this.#history(child, form, plan, context),
    }
  }

  #values(child: Child, form: ExportForm, plan: FormPlan, context: DisclosureContext): readonly ReleasedValue[] {
    const stamps = carriesAudit(this.profile) ? this.#source.stamps(form) : null
    const values: ReleasedValue[] = []
    const isWithheld = this.#inWithheldRow(form)
    for (const stored of this.#source.values(form)) {
      if (isWithheld(stored)) continue
      const item = plan.items.get(stored.item)
      if (!item?.leaves || item.group.oid !== stored.item_group) continue
      const answer = item.release(stored, context)
      if (answer === null) continue
      this.#lookAtAnswer(answer.shown, item, child, form)
      const stamp = stamps?.get(stored.sequence)
      values.push({
        plan: item,
        repeat: stored.repeat,
        shown: answer.shown,
        rule: answer.rule,
        stamp: stamp ? this.#stamp(stamp) : null,
      })
    }
    this.values += values.length
    return values
  }

  /** A row that is struck through counts nowhere: neither what stands in it nor its past leaves without the names. */
  #inWithheldRow(form: ExportForm): (at: { readonly item_group: string; readonly repeat: number }) => boolean {
    const struck = this.policy.identified ? [] : this.#source.struckRows(form)
    return ({ item_group: group, repeat }) => struck.includes(rowKey({ group, repeat }))
  }

  #signatures(form: ExportForm): readonly ReleasedSignature[] {
    if (!carriesAudit(this.profile)) return []
    return this.#source
      .signatures(form)
      .map(({ userId, meaning, time }) => ({ person: this.#people.get(userId) ?? 'installation', meaning, time }))
  }

  /** Every value of the past passes the same decisions and the same scan as those that stand there now. */
  #history(child: Child, form: ExportForm, plan: FormPlan, context: DisclosureContext): readonly ReleasedChange[] {
    if (!carriesAudit(this.profile)) return []
    const isWithheld = this.#inWithheldRow(form)
    return this.#source.history(form).flatMap((entry): readonly ReleasedChange[] => {
      const item = plan.items.get(entry.item)
      if (isWithheld(entry) || !item?.leaves || item.group.oid !== entry.item_group) return []
      const answer =
        entry.value === null ? null : item.release({ ...entry, value: entry.value, repeat: entry.repeat }, context)
      if (answer) this.#lookAtAnswer(answer.shown, item, child, form)
      const transaction = !entry.isAnswered ? 'Remove' : entry.wasAnswered ? 'Update' : 'Insert'
      return [
        {
          plan: item,
          repeat: entry.repeat,
          rule: answer?.rule ?? '',
          transaction,
          stamp: this.#stamp(entry),
          shown: answer?.shown ?? null,
        },
      ]
    })
  }

  #lookAtAnswer({ value, missing, missingReason }: Disclosed, item: ItemPlan, child: Child, form: ExportForm): void {
    if (item.isMoved) this.#lookAtMoved(value, form.form, item.item.oid)
    else if (value !== '' && !item.vocabulary.has(value)) this.#look(value, child, form.form, item.item.oid)
    if (missing !== '' && !item.vocabulary.has(missing)) this.#look(missing, child, form.form, item.item.oid)
    if (missingReason !== '' && !item.vocabulary.has(missingReason)) this.#look(missingReason, child, form.form)
  }

  #stamp({ sequence, time, userId, reason }: AuditStamp): ReleasedStamp {
    const person = (userId === null ? undefined : this.#people.get(userId)) ?? 'installation'
    // A reason is typed: where text must not leave, the trail itself holds it (rule 7).
    return { sequence, time, person, reason: this.policy.identified ? (reason ?? '') : '' }
  }

  #look(cell: string, child: Child, form: string, item = ''): void {
    this.#lookFor(cell, child.subject.id, form, item)
  }

  /**
   * Looks at a day that the release itself has moved. It is not the true one, since no offset is 0; that it may equal another true day
   * of the child is chance and tells nothing, so it is looked through for everything but the child's days.
   */
  #lookAtMoved(cell: string, form: string, item = ''): void {
    this.#lookFor(cell, null, form, item)
  }

  /** Looks at a cell as it goes out; a hit blocks the release at its end. At most 100 are kept. */
  #lookFor(cell: string, subjectId: string | null, form: string, item: string): void {
    if (this.#scan === null || this.hits.length >= 100) return
    const hit = this.#scan.look(cell, subjectId, item === '' ? form : `${form}.${item}`)
    if (hit) this.hits.push(hit)
  }

  /** What happens to each item, for the preview and the manifest. */
  decisions(): readonly { form: string; item: string; label: string; decision: Decision }[] {
    const all = this.definitions.flatMap((form) =>
      [...this.planOf(form).items.values()].map(({ item, decision }) => ({
        form: form.oid,
        item: item.oid,
        label: item.label.en,
        decision,
      })),
    )
    return [...new Map(all.map((entry) => [`${entry.form}/${entry.item}`, entry])).values()]
  }
}

/** How dates of a child leave. */
export function datesOf(
  profile: ExportProfile,
  child: { readonly firstDose: string | null; readonly offset: number },
): DateTransform {
  switch (profile) {
    case 'safe-harbor':
      return studyDays(child.firstDose)
    case 'date-shifted':
      return shiftedDays(child.offset)
    case 'limited-dataset':
    case 'full':
      return calendarDates
  }
}

/** How an item names a row of another form: by its number in a running log, by its visit anywhere else. */
export function rowName({ studyEvent, studyEventRepeat, repeat }: ExportForm): string {
  if (studyEvent === null) return String(repeat)
  return studyEventRepeat === 1 ? studyEvent : `${studyEvent}/${studyEventRepeat}`
}
