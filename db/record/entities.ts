import { z } from 'zod'
import { addressKey, parseAddressKey, parseRowKey, rowKey } from '../../shared/form/address.ts'
import { answerSchema, MAX_TEXT } from '../../shared/form/answer.ts'
import { ROLES } from '../../shared/roles.ts'
import { SUBJECT_STATUSES } from '../../shared/subjectStatuses.ts'
import type { EntityName } from './change.ts'
import type { CellEntity, Entity, Field, RowEntity } from './entity.ts'

/**
 * Every kind of thing the record is made of, declared once. The door writes by this table, `verify` compares by it, and a test
 * holds it against the columns of the store.
 */

const id = z.uuid()
const word = z.string().min(1).max(80)
const line = z.string().min(1).max(500)
const longText = z.string().min(1).max(MAX_TEXT)
const civilDate = z.iso.date()
const stamp = z.iso.datetime({ precision: 3 })
const repeat = z.int().min(1).max(10_000)
const sequence = z.int().min(1)
const address = z.string().max(200).refine(isAddress)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const text = (column: string, schema: z.ZodType): Field => ({ column, kind: 'text', schema })
const whole = (column: string, schema: z.ZodType): Field => ({ column, kind: 'integer', schema })
const flag = (column: string): Field => ({ column, kind: 'boolean', schema: z.boolean() })
const json = (column: string, schema: z.ZodType): Field => ({ column, kind: 'json', schema })
const required = (field: Field): Field => ({ ...field, required: true })
const fixed = (field: Field): Field => ({ ...field, fixed: true })

const frozenAndLocked = { frozen: flag('frozen'), locked: flag('locked') }
const standsAtSubject = { subjectId: fixed(required(text('subject_id', id))) }
const standsAtForm = {
  subjectId: fixed(text('subject_id', id)),
  studyEventId: fixed(text('study_event_id', id)),
  formId: fixed(text('form_id', id)),
}
const atForm = { subject: 'subjectId', studyEvent: 'studyEventId', form: 'formId' } as const

function row(table: string, places: RowEntity['places'], fields: RowEntity['fields']): RowEntity {
  return { shape: 'row', table, fields, places, identity: false }
}

function itemCells(table: string, schema: z.ZodType, identity = false): CellEntity {
  return {
    shape: 'cell',
    table,
    idColumn: 'form_id',
    fieldColumns: ['item_group', 'repeat', 'item'],
    parseField: (field) => {
      const { group, repeat: number, item } = parseAddressKey(field)
      return [group, number, item]
    },
    formatField: ([group, number, item]) =>
      addressKey({ group: String(group), repeat: Number(number), item: String(item) }),
    schema,
    identity,
    places: { form: 'id' },
  }
}

/** A value the product computed: the answer (null: could not be computed), the version of its rule, and why not (design 7). */
export const calculatedSchema = z.strictObject({
  answer: answerSchema.nullable(),
  rule: word,
  notes: z.array(line).max(50).exactOptional(),
})

export const ENTITIES: Readonly<Record<EntityName, Entity>> = {
  site: row(
    'site',
    {},
    {
      code: required(text('code', z.string().regex(/^[A-Z0-9]{2,6}$/))),
      name: required(text('name', line)),
      organisation: text('organisation', line),
      zone: text('zone', word),
      ...frozenAndLocked,
    },
  ),
  user: row(
    'user',
    {},
    {
      username: fixed(required(text('username', z.string().min(2).max(60)))),
      name: required(text('name', line)),
      role: required(text('role', z.enum(ROLES))),
      organisation: required(text('organisation', line)),
      status: required(text('status', z.enum(['active', 'disabled']))),
      mustChangePassword: flag('must_change_password'),
      passwordChangedAt: text('password_changed_at', stamp),
      delegation: json(
        'delegation',
        z
          .array(
            z.strictObject({
              task: word,
              from: civilDate,
              until: civilDate.nullable(),
              trained: civilDate.nullable().exactOptional(),
            }),
          )
          .max(100),
      ),
    },
  ),
  setting: {
    shape: 'cell',
    table: 'setting',
    idColumn: 'scope',
    fieldColumns: ['key'],
    parseField: (field) => [word.parse(field)],
    formatField: ([key]) => String(key),
    schema: z.json(),
    identity: false,
    places: {},
  },
  subject: row(
    'subject',
    { subject: 'id' },
    {
      siteId: fixed(required(text('site_id', id))),
      code: fixed(required(text('code', z.string().min(1).max(40)))),
      status: required(text('status', z.enum(SUBJECT_STATUSES))),
      ...frozenAndLocked,
    },
  ),
  studyEvent: row(
    'study_event',
    { studyEvent: 'id', subject: 'subjectId' },
    {
      ...standsAtSubject,
      oid: fixed(required(text('oid', word))),
      repeat: fixed(required(whole('repeat', repeat))),
      status: required(text('status', z.enum(['planned', 'occurred', 'missed', 'cancelled']))),
      plannedDate: text('planned_date', civilDate),
      actualDate: text('actual_date', civilDate),
      missedReason: text('missed_reason', longText),
      ...frozenAndLocked,
    },
  ),
  form: row(
    'form',
    { form: 'id', studyEvent: 'studyEventId', subject: 'subjectId' },
    {
      ...standsAtSubject,
      studyEventId: fixed(text('study_event_id', id)),
      oid: fixed(required(text('oid', word))),
      version: fixed(required(text('version', word))),
      repeat: fixed(required(whole('repeat', repeat))),
      state: required(text('state', z.enum(['open', 'complete']))),
      onceCompleted: flag('once_completed'),
      notDoneReason: text('not_done_reason', longText),
      observedAt: text('observed_at', z.string().min(4).max(40)),
      source: text('source', z.enum(['bedside', 'transcribed', 'imported'])),
      struck: flag('struck'),
      ...frozenAndLocked,
    },
  ),
  item: itemCells('item', answerSchema),
  identityItem: itemCells('identity_item', answerSchema, true),
  calculatedItem: itemCells('calculated_item', calculatedSchema),
  /** A row of a repeating item group that counts nowhere; its answers stay. Restoring takes the word away again (R05). */
  struckRow: {
    shape: 'cell',
    table: 'struck_row',
    idColumn: 'form_id',
    fieldColumns: ['item_group', 'repeat'],
    parseField: (field) => {
      const { group, repeat: number } = parseRowKey(field)
      return [group, number]
    },
    formatField: ([group, number]) => rowKey({ group: String(group), repeat: Number(number) }),
    schema: z.literal(true),
    identity: false,
    places: { form: 'id' },
  },
  /** One of the two entries of a form that is entered twice (docs/decisions, double entry). It belongs to one person. */
  formEntry: row(
    'form_entry',
    { form: 'formId' },
    {
      formId: fixed(required(text('form_id', id))),
      number: fixed(required(whole('number', z.int().min(1).max(2)))),
      person: required(text('person', id)),
      state: required(text('state', z.enum(['open', 'complete']))),
    },
  ),
  /** The answers of an entry; its `id` is the entry's. They are no record of the child: that is `item`, once resolved. */
  entryItem: { ...itemCells('entry_item', answerSchema), idColumn: 'entry_id', places: {} },
  checkConfirmation: row('check_confirmation', atForm, {
    ...standsAtForm,
    address: fixed(text('address', address)),
    check: fixed(required(text('check_id', word))),
    comment: required(text('comment', longText)),
    status: required(text('status', z.enum(['confirmed', 'withdrawn']))),
    confirmedSequence: whole('confirmed_sequence', sequence),
  }),
  query: row('query', atForm, {
    ...standsAtForm,
    address: fixed(text('address', address)),
    text: fixed(required(text('text', longText))),
    status: required(text('status', z.enum(['open', 'answered', 'closed', 'cancelled']))),
    origin: fixed(required(text('origin', z.enum(['manual', 'check'])))),
    check: fixed(text('check_id', word)),
    assigneeRole: text('assignee_role', z.enum(ROLES)),
  }),
  queryMessage: row(
    'query_message',
    {},
    {
      queryId: fixed(required(text('query_id', id))),
      kind: fixed(required(text('kind', z.enum(['answer', 'comment', 'close', 'reopen', 'cancel'])))),
      text: fixed(required(text('text', longText))),
    },
  ),
  verification: row('verification', atForm, {
    ...standsAtForm,
    address: fixed(text('address', address)),
    status: required(text('status', z.enum(['verified', 'withdrawn']))),
    verifiedSequence: whole('verified_sequence', sequence),
    note: text('note', longText),
  }),
  auditReview: row('audit_review', atForm, {
    ...standsAtForm,
    fromSequence: fixed(required(whole('from_sequence', sequence))),
    toSequence: fixed(required(whole('to_sequence', sequence))),
    outcome: required(text('outcome', z.enum(['accepted', 'questioned']))),
    note: text('note', longText),
  }),
  signature: row('signature', atForm, {
    ...standsAtForm,
    scope: fixed(required(text('scope', z.enum(['form', 'studyEvent', 'subject'])))),
    meaning: fixed(required(text('meaning', line))),
    signer: fixed(required(text('signer', id))),
    printedName: fixed(required(text('printed_name', line))),
    signedAt: fixed(required(text('signed_at', stamp))),
    contentHash: fixed(required(text('content_hash', hash))),
    signedSequence: fixed(required(whole('signed_sequence', sequence))),
    status: required(text('status', z.enum(['valid', 'withdrawn']))),
  }),
  hold: row('hold', atForm, {
    ...standsAtForm,
    address: fixed(text('address', address)),
    check: fixed(required(text('check_id', word))),
    blocks: fixed(required(text('blocks', word))),
    message: fixed(required(text('message', longText))),
    status: required(text('status', z.enum(['active', 'lifted']))),
    liftedReason: text('lifted_reason', longText),
  }),
}

/** Every entity name, in the order in which rows may be written without pointing at one that is not there yet. */
export const ENTITY_NAMES = Object.keys(ENTITIES) as readonly EntityName[]

function isAddress(key: string): boolean {
  try {
    parseAddressKey(key)
    return true
  } catch {
    return false
  }
}
