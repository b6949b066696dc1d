import type { FormDefinition } from '../../shared/form/definition.ts'
import { ROLES } from '../../shared/roles.ts'
import { calendarDates, shiftedDays, studyDays, type DateTransform, type DeidentifiedProfile } from './dates.ts'
import { decide, type DisclosureContext } from './disclosure.ts'
import type { ExportForm, ExportSource, ExportSubject } from './model.ts'
import { ResidualScan, type Hit, type Secrets } from './residualScan.ts'
import { treatedSubjects, type SmallCellChoice } from './subjects.ts'
import type { SmallCell } from './smallCells.ts'

/** A child's name in one release line: random, and with the offset that moves its dates (rules 2 and 3). */
export interface Pseudonym {
  readonly pseudonym: string
  /** 1..364 days, either direction; used by date-shifted only. */
  readonly offset: number
}

export interface ReleaseOptions {
  readonly profile: DeidentifiedProfile
  readonly smallCells: SmallCellChoice
  readonly k: number
}

export interface ReleasedForm {
  readonly subject: ExportSubject
  readonly pseudonym: string
  readonly form: ExportForm
  readonly definition: FormDefinition
  readonly context: DisclosureContext
}

/** One de-identified release: the one model that every format is written from. Rows come ordered by pseudonym (rule 12). */
export class Release {
  readonly definitions: readonly FormDefinition[]
  readonly remainingSmallCells: readonly SmallCell[]
  readonly hits: Hit[] = []
  values = 0
  readonly #source: ExportSource
  readonly #options: ReleaseOptions
  readonly #scan: ResidualScan
  readonly #children: readonly { subject: ExportSubject; name: Pseudonym; cells: readonly string[] }[]

  constructor(
    source: ExportSource,
    pseudonyms: ReadonlyMap<string, Pseudonym>,
    secrets: Secrets,
    options: ReleaseOptions,
  ) {
    this.#source = source
    this.#options = options
    this.definitions = source.definitions()
    this.#scan = new ResidualScan(secrets, vocabularyOf(this.definitions, pseudonyms))
    const subjects = source.subjects()
    const treated = treatedSubjects(subjects, options.smallCells, options.k)
    this.remainingSmallCells = treated.remaining
    this.#children = subjects
      .map((subject, index) => {
        const name = pseudonyms.get(subject.id)
        if (!name) throw new Error('a child has no pseudonym in this release line')
        const line = treated.lines[index] ?? { sex: '', age: '', gmfcs: '' }
        return { subject, name, cells: [name.pseudonym, line.sex, line.age, line.gmfcs, subject.firstDose ? '1' : '0'] }
      })
      .toSorted((a, b) => (a.name.pseudonym < b.name.pseudonym ? -1 : 1))
  }

  get subjectCount(): number {
    return this.#children.length
  }

  /** How dates of a child leave; for nobody in particular it only says how. */
  dates(child: { readonly subject: ExportSubject; readonly name: Pseudonym } | null): DateTransform {
    switch (this.#options.profile) {
      case 'safe-harbor':
        return studyDays(child?.subject.firstDose ?? null)
      case 'date-shifted':
        return shiftedDays(child?.name.offset ?? 0)
      case 'limited-dataset':
        return calendarDates
    }
  }

  *subjectLines(): Iterable<{ readonly subjectId: string; readonly cells: readonly string[] }> {
    for (const { subject, cells } of this.#children) yield { subjectId: subject.id, cells }
  }

  *forms(): Iterable<ReleasedForm> {
    for (const child of this.#children) {
      const forms = [...this.#source.forms(child.subject.id)]
      const rows = new Map(forms.map((form) => [form.formId, form.repeat]))
      const context: DisclosureContext = {
        dates: this.dates(child),
        roleOf: (userId) => this.#source.roleOf(userId),
        rowOf: (formId) => rows.get(formId),
      }
      for (const form of forms) {
        this.values += form.values.length
        yield {
          subject: child.subject,
          pseudonym: child.name.pseudonym,
          form,
          definition: this.#source.definition(form.form, form.version),
          context,
        }
      }
    }
  }

  /** Looks at a cell as it goes out; a hit blocks the release at its end. At most 100 are kept. */
  scan(cell: string, subjectId: string | null, file: string): void {
    const hit = this.hits.length < 100 ? this.#scan.look(cell, subjectId, file) : undefined
    if (hit) this.hits.push(hit)
  }

  /** What happens to each item, for the preview and the manifest. */
  decisions(): readonly { form: string; item: string; label: string; decision: ReturnType<typeof decide> }[] {
    const dates = this.dates(null)
    const seen = new Map<string, { form: string; item: string; label: string; decision: ReturnType<typeof decide> }>()
    for (const form of this.definitions)
      for (const group of form.itemGroups)
        for (const item of group.items)
          seen.set(`${form.oid}/${item.oid}`, {
            form: form.oid,
            item: item.oid,
            label: item.label.en,
            decision: decide(item, dates),
          })
    return [...seen.values()]
  }
}

/** The study's own words: they are in the definitions and say nothing of a child. */
function vocabularyOf(
  definitions: readonly FormDefinition[],
  pseudonyms: ReadonlyMap<string, Pseudonym>,
): ReadonlySet<string> {
  const words = new Set<string>([...ROLES, ...[...pseudonyms.values()].map((entry) => entry.pseudonym)])
  for (const form of definitions) {
    words.add(form.oid).add(form.version)
    for (const group of form.itemGroups) {
      words.add(group.oid)
      for (const item of group.items) {
        words.add(item.oid)
        if ('codeList' in item) for (const entry of item.codeList?.entries ?? []) words.add(entry.code)
        for (const missing of item.missing ?? []) {
          words.add(missing.code)
          for (const reason of missing.reasons ?? []) words.add(reason.code)
        }
      }
    }
  }
  return words
}
