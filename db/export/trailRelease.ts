import type { AuditRecord } from '../../shared/record/auditRecord.ts'
import { parseAddressKey, rowKey } from '../../shared/form/address.ts'
import type { FormDefinition } from '../../shared/form/definition.ts'
import { blindForms } from '../entries/sight.ts'
import { ACT_KINDS } from '../record/actKinds.ts'
import type { Reader } from '../store/database.ts'
import { shiftedStamp, stampDay } from './dates.ts'
import type { DisclosureContext } from './disclosure.ts'
import type { ExportForm, ExportSource, ExportSubject } from './model.ts'
import { planForm, type FormPlan, type ItemPlan } from './plan.ts'
import { datesOf, rowName, type Pseudonym } from './release.ts'
import { ResidualScan, type Hit } from './residualScan.ts'
import { secretsOf } from './secrets.ts'
import { sqlSource } from './sqlSource.ts'
import type { TrailDocumentOrder } from './trailDocument.ts'
import { vocabularyOf } from './vocabulary.ts'

export const TRAIL_COLUMNS =
  'PSEUDONYM RECORD TIME KIND ROLE VISIT VISIT_REPEAT FORM FORM_REPEAT GROUP ROW ITEM ENTITY CHANGE OLD NEW'.split(' ')

const RECORDS = /* SQL */ `
  SELECT r.bytes, v.old_value AS old, v.new_value AS new, e.oid AS visit, e.repeat AS visitRepeat
  FROM audit_record r LEFT JOIN audit_value v USING (sequence)
  LEFT JOIN form f ON f.id = r.form_id
  LEFT JOIN study_event e ON e.id = coalesce(r.study_event_id, f.study_event_id)
  WHERE r.subject_id = ? ORDER BY r.sequence`

interface Row {
  readonly bytes: string
  readonly old: string | null
  readonly new: string | null
  readonly visit: string | null
  readonly visitRepeat: number | null
}

/** The entities whose field is the address of an item in its form. */
const ADDRESSED: ReadonlySet<string | null> = new Set(['item', 'identityItem', 'calculatedItem', 'entryItem'])
/** The entities whose values the decisions of the release cover; an entry of two is nobody's record. */
const ANSWERS: ReadonlySet<string | null> = new Set(['item', 'identityItem', 'calculatedItem'])

interface Child {
  readonly subject: ExportSubject
  readonly own: Pseudonym
  readonly context: DisclosureContext
  readonly forms: ReadonlyMap<string, ExportForm>
}

/**
 * The trail of each child as a profile that hides the calendar lets it leave: by the same pseudonym, offset, item decisions and scan
 * as the other exports of the release line. Children come by pseudonym, records in their order under numbers of their own, as the
 * sequence of the trail would tell who was enrolled before whom (rule 12).
 */
export class TrailRelease {
  readonly hits: Hit[] = []
  readonly #db: Pick<Reader, 'prepare'>
  readonly #order: TrailDocumentOrder
  readonly #source: ExportSource
  readonly #subjects: readonly ExportSubject[]
  readonly #scan: ResidualScan
  readonly #roles: ReadonlyMap<string, string>
  readonly #plans = new Map<FormDefinition, FormPlan>()

  constructor(db: Pick<Reader, 'prepare'>, order: TrailDocumentOrder) {
    this.#db = db
    this.#order = order
    this.#source = sqlSource(db, order.about)
    this.#subjects = this.#source.subjects()
    const words = [...vocabularyOf(this.#source.definitions), ...Object.keys(ACT_KINDS)]
    this.#scan = new ResidualScan(secretsOf(db, true), new Set(words))
    this.#roles = new Map(this.#source.staff.map(({ id, role }) => [id, role]))
  }

  get study(): ExportSource['study'] {
    return this.#source.study
  }

  get childCount(): number {
    return this.#subjects.length
  }

  /** The lines of one child after the other. What the scan finds in them is in `hits`, at most 100. */
  *children(): Iterable<readonly (readonly string[])[]> {
    const records = this.#db.prepare<Row>(RECORDS)
    const blind = blindForms(this.#db)
    const named = this.#subjects.map((subject) => {
      const own = this.#order.pseudonyms.get(subject.id)
      if (!own) throw new Error('a child has no pseudonym in this release line')
      return { subject, own }
    })
    for (const { subject, own } of named.toSorted((a, b) => (a.own.pseudonym < b.own.pseudonym ? -1 : 1))) {
      const child = this.#child(subject, own)
      const rows = records.all(subject.id).map((row) => ({ row, record: JSON.parse(row.bytes) as AuditRecord }))
      yield rows
        .filter(({ record }) => !blind.has(record.form ?? ''))
        .map(({ row, record }, index) => this.#line(child, record, row, index + 1))
    }
  }

  #child(subject: ExportSubject, own: Pseudonym): Child {
    const forms = new Map(this.#source.forms(subject.id).map((form) => [form.id, form]))
    const rows = new Map([...forms].flatMap(([id, form]) => (form.struck === 0 ? [[id, rowName(form)]] : [])))
    const context: DisclosureContext = {
      dates: datesOf(this.#order.profile, { firstDose: subject.firstDose, offset: own.offset }),
      identified: false,
      staffOf: (userId) => this.#roles.get(userId),
      rowOf: (formId) => rows.get(formId),
    }
    return { subject, own, context, forms }
  }

  #line(child: Child, record: AuditRecord, row: Row, number: number): readonly string[] {
    const form = child.forms.get(record.form ?? '')
    const address = ADDRESSED.has(record.entity) ? parseAddressKey(record.field ?? '') : null
    const plan = form && address ? this.#planOf(form).items.get(address.item) : undefined
    // As in the other files: a struck row is not released, nor what stands outside its group.
    const isStruck = form?.struck === 1 || (form && address && this.#source.struckRows(form).includes(rowKey(address)))
    const isReleased = ANSWERS.has(record.entity) && form && !isStruck && plan?.group.oid === address?.group
    const shown = (value: string | null) =>
      isReleased && plan?.leaves && value !== null ? this.#answer(child, form, plan, record, value) : ''
    const role = record.user?.role ?? 'installation'
    const place = [row.visit, row.visitRepeat, form?.form, form?.repeat, address?.group, address?.repeat, address?.item]
    const cells = [
      child.own.pseudonym,
      record.kind,
      role,
      ...place.map((part) => String(part ?? '')),
      record.entity ?? '',
    ]
    const [pseudonym = '', kind = '', ...rest] = cells
    for (const cell of cells) this.#look(cell, child.subject.id, form?.form ?? 'TRAIL', address?.item)
    return [
      pseudonym,
      String(number),
      this.#time(child, record),
      kind,
      ...rest,
      change(record),
      shown(row.old),
      shown(row.new),
    ]
  }

  #time({ subject, own }: Child, record: AuditRecord): string {
    return this.#order.profile === 'date-shifted'
      ? shiftedStamp(record.time, own.offset)
      : stampDay(record.time, record.offset, subject.firstDose)
  }

  #answer(child: Child, form: ExportForm, plan: ItemPlan, record: AuditRecord, value: string): string {
    const { group, item } = plan
    const calculated = record.entity === 'calculatedItem' ? 1 : 0
    const stored = { item_group: group.oid, repeat: 1, item: item.oid, value, calculated, sequence: 0 } as const
    const shown = plan.release(stored, child.context)?.shown
    if (!shown) return ''
    // A day that the release moved is not the true one: it is looked through for all but the child's own days.
    this.#look(shown.value, plan.isMoved ? null : child.subject.id, form.form, item.oid, plan.vocabulary)
    for (const code of [shown.missing, shown.missingReason])
      this.#look(code, child.subject.id, form.form, item.oid, plan.vocabulary)
    return [shown.value, shown.missing, shown.missingReason].filter((part) => part !== '').join(' ')
  }

  #look(cell: string, subject: string | null, form: string, item?: string, vocabulary?: ReadonlySet<string>): void {
    if (this.hits.length >= 100 || vocabulary?.has(cell)) return
    const hit = this.#scan.look(cell, subject, item === undefined ? form : `${form}.${item}`)
    if (hit) this.hits.push(hit)
  }

  #planOf({ form, version }: ExportForm): FormPlan {
    const definition = this.#source.definition(form, version)
    const known = this.#plans.get(definition)
    if (known) return known
    const dates = datesOf(this.#order.profile, { firstDose: null, offset: 1 })
    const plan = planForm(definition, { dates, identified: false })
    this.#plans.set(definition, plan)
    return plan
  }
}

/** Told by the commitments, so that a redacted value is seen to have been there. */
function change(record: AuditRecord): string {
  if (record.new !== null) return record.old === null ? 'Insert' : 'Update'
  return record.old === null ? '' : 'Remove'
}
