import type { Right } from '../../shared/roles.ts'
import type { EntityName } from './change.ts'

/** Which fields of which things an act may change. */
type Touches = Readonly<Partial<Record<EntityName, 'all' | readonly string[]>>>

export interface ActKind {
  /** 'person' needs somebody signed in, 'system' is the installation's own, 'either' takes both. */
  readonly by: 'person' | 'system' | 'either'
  /** The right a person needs for it; absent: being signed in is enough. */
  readonly right?: Right
  /** The right the other person needs, for acts of two (R07, design 10). */
  readonly second?: Right
  readonly touches: Touches
  /** 'writable': neither frozen nor locked; 'unlocked': may be frozen; 'any': locks do not matter. */
  readonly place: 'writable' | 'unlocked' | 'any'
  /** 'always': the act needs one; 'onceCompleted': changes to a form that was complete do (R18). */
  readonly reason: 'always' | 'onceCompleted' | 'never'
  /** Only the actor's own account may be touched. */
  readonly own?: true
  /** The only value its changes may set: a lock cannot open, an unlocking cannot lock. */
  readonly sets?: boolean
  /** A state that it may lead to without the right which that state needs elsewhere; the guards look at it closely. */
  readonly leadsTo?: string
  /** May replace a text that is otherwise set for good, because it should never have been typed (R07). */
  readonly redacts?: true
}

const account = { touches: {}, place: 'any', reason: 'never' } as const
const person = (right?: Right, more: Partial<ActKind> = {}): ActKind => ({
  by: 'person',
  ...(right && { right }),
  ...account,
  ...more,
})
const system = (more: Partial<ActKind> = {}): ActKind => ({ by: 'system', ...account, ...more })
const either: ActKind = { by: 'either', ...account }

const FORM_FIELDS = [
  'subjectId',
  'studyEventId',
  'oid',
  'version',
  'repeat',
  'state',
  'onceCompleted',
  'notDoneReason',
  'observedAt',
  'source',
  'struck',
] as const
const VISIT_FIELDS = ['subjectId', 'oid', 'repeat', 'status', 'plannedDate', 'actualDate', 'missedReason'] as const
/** Entering data also moves the visit and the child along, fires checks and opens queries and holds. */
const ENTRY: Touches = {
  form: FORM_FIELDS,
  item: 'all',
  identityItem: 'all',
  calculatedItem: 'all',
  checkConfirmation: 'all',
  query: 'all',
  queryMessage: 'all',
  hold: 'all',
  studyEvent: VISIT_FIELDS,
  subject: ['siteId', 'code', 'status'],
}
const entry = (more: Partial<ActKind> = {}): ActKind =>
  person('record.write', { touches: ENTRY, place: 'writable', reason: 'onceCompleted', ...more })
const QUERY: Touches = { query: 'all', queryMessage: 'all' }
const lockable = (field: 'frozen' | 'locked'): Touches => ({
  site: [field],
  subject: [field],
  studyEvent: [field],
  form: [field],
})

/** The fields that hold free text, where personal data may be typed by mistake. */
export const REDACTABLE: Touches = {
  item: 'all',
  identityItem: 'all',
  entryItem: 'all',
  checkConfirmation: ['comment'],
  query: ['text'],
  queryMessage: ['text'],
  hold: ['message', 'liftedReason'],
  form: ['notDoneReason'],
  studyEvent: ['missedReason'],
  verification: ['note'],
  auditReview: ['note'],
}

/**
 * What can be done to the record, and who may (design 10). The door asks this table and nothing else; an act that is not here
 * cannot happen.
 */
export const ACT_KINDS = {
  // The installation itself (R13, R16, R27)
  'store.created': system({ touches: { site: 'all', user: 'all', setting: 'all' } }),
  'store.opened': either,
  'store.closed': either,
  'store.migrated': system(),
  'store.behindMark': system(),
  'store.otherHistory': system(),
  'store.markMissing': system(),
  'store.markForged': system(),
  'clock.step': system(),
  'clock.confirmed': person(),
  'key.rotated': either,
  'recovery.used': system({ touches: { user: 'all' } }),

  // Accounts and sessions (R13, R14, R19-R23)
  'session.signedIn': person(),
  'session.signedOut': person(),
  'session.locked': person(),
  'session.unlocked': person(),
  'session.failed': either,
  'session.passwordChecked': person(),
  'user.created': person('users.manage', { touches: { user: 'all' } }),
  'user.changed': person('users.manage', {
    touches: { user: ['name', 'role', 'organisation', 'delegation'] },
    reason: 'always',
  }),
  'user.disabled': person('users.manage', { touches: { user: ['status'] }, reason: 'always' }),
  'user.enabled': person('users.manage', { touches: { user: ['status', 'mustChangePassword'] }, reason: 'always' }),
  'user.passwordReset': person('users.manage', { touches: { user: ['mustChangePassword'] }, reason: 'always' }),
  'user.passwordChanged': person(undefined, {
    touches: { user: ['mustChangePassword', 'passwordChangedAt'] },
    own: true,
  }),
  'setting.study': person('settings.study', { touches: { setting: 'all' }, reason: 'always' }),
  'setting.installation': person('settings.installation', {
    touches: { setting: 'all', site: ['name', 'organisation', 'zone'] },
    reason: 'always',
  }),

  // Children, visits and forms (R01-R05, R12, R17, R18, R45)
  'subject.registered': entry({ touches: { ...ENTRY, subject: ['siteId', 'code', 'status'] } }),
  'subject.statusChanged': entry({ touches: { subject: ['status'] }, reason: 'always' }),
  'studyEvent.planned': entry({ touches: { studyEvent: VISIT_FIELDS } }),
  'studyEvent.dated': entry({
    touches: { studyEvent: VISIT_FIELDS, calculatedItem: 'all', hold: 'all', query: 'all' },
  }),
  'studyEvent.missed': entry({ touches: { studyEvent: VISIT_FIELDS }, reason: 'always' }),
  'form.started': entry(),
  'form.saved': entry(),
  'form.completed': entry(),
  'form.changed': entry(),
  'form.about': entry(),
  'form.notDone': entry({ reason: 'always' }),
  'form.struck': entry({ reason: 'always' }),
  'form.restored': entry({ reason: 'always' }),
  'row.struck': entry({ touches: { ...ENTRY, struckRow: 'all' }, reason: 'always' }),
  'row.restored': entry({ touches: { ...ENTRY, struckRow: 'all' }, reason: 'always' }),
  'form.recalculated': entry({ touches: { calculatedItem: 'all' } }),
  'check.fired': person('record.write'),
  'check.confirmed': entry({ touches: { checkConfirmation: 'all', query: 'all' }, reason: 'never' }),
  'import.made': entry({ touches: { ...ENTRY, struckRow: 'all' } }),
  // Double entry: an entry is its person's; the record is written by agreement or by a third person
  'entry.started': entry({ touches: { formEntry: 'all' } }),
  'entry.saved': entry({ touches: { entryItem: 'all' } }),
  'entry.completed': entry({ touches: { entryItem: 'all', formEntry: ['state'] } }),
  'entry.takenOver': entry({ touches: { formEntry: ['person'] } }),
  'entry.agreed': entry({ touches: { ...ENTRY, entryItem: 'all', formEntry: ['state'] } }),
  'entry.resolved': entry(),
  'draft.started': person('record.write', { place: 'writable' }),
  'draft.takenOver': person('record.write', { place: 'writable' }),
  'draft.discarded': person('record.write', { reason: 'always' }),

  // Queries, holds, verification, review
  'query.raised': person('query.raise', { touches: QUERY, place: 'unlocked' }),
  'query.answered': person('query.answer', { touches: QUERY, place: 'unlocked' }),
  'query.commented': person('query.raise', { touches: { queryMessage: 'all' }, place: 'unlocked' }),
  'query.closed': person('query.close', { touches: QUERY, place: 'unlocked' }),
  'query.reopened': person('query.close', { touches: QUERY, place: 'unlocked' }),
  'query.assigned': person('query.raise', { touches: { query: ['assigneeRole'] }, place: 'unlocked' }),
  'query.cancelled': person('query.raise', {
    touches: { query: ['status'], queryMessage: 'all' },
    place: 'unlocked',
    leadsTo: 'cancelled',
  }),
  'hold.lifted': person('hold.lift', {
    touches: { hold: ['status', 'liftedReason'] },
    reason: 'always',
    place: 'unlocked',
  }),
  'verification.ticked': person('verification.tick', { touches: { verification: 'all' }, place: 'unlocked' }),
  'verification.withdrawn': person('verification.tick', {
    touches: { verification: 'all' },
    place: 'unlocked',
  }),
  'audit.reviewed': person('audit.review', { touches: { auditReview: 'all' } }),

  // Signatures and locks (R26, R28-R32)
  'signature.signed': person('signature.sign', { touches: { signature: 'all' }, place: 'unlocked' }),
  'signature.withdrawn': person('signature.sign', {
    touches: { signature: ['status'] },
    place: 'unlocked',
    reason: 'always',
  }),
  'record.frozen': person('form.freeze', { touches: lockable('frozen'), place: 'unlocked', sets: true }),
  'record.unfrozen': person('form.freeze', {
    touches: lockable('frozen'),
    place: 'unlocked',
    reason: 'always',
    sets: false,
  }),
  'record.locked': person('form.lock', { touches: lockable('locked'), sets: true }),
  'record.unlocked': person('form.unlock', {
    touches: lockable('locked'),
    sets: false,
    second: 'form.unlock.second',
    reason: 'always',
  }),
  'value.redacted': person('redact.propose', {
    second: 'redact.second',
    reason: 'always',
    redacts: true,
    touches: REDACTABLE,
  }),

  // Copies of the record (R13, R33, R37)
  'export.deidentified': person('export.deidentified'),
  'export.identified': person('export.identified'),
  'export.relink': person('export.relink'),
  'export.audit': person('export.audit'),
  /** Whoever may export or report draws what is missing; the record is a commitment and names no pseudonym. */
  'pseudonym.drawn': { ...either, right: 'export.deidentified' },
  'report.made': person('report.make'),
  'print.made': person('record.read'),
  'trail.verified': either,
  'backup.made': { ...either, right: 'backup.make' },
  'backup.failed': { ...either, right: 'backup.make' },
  'backup.drilled': person('backup.make'),
  'store.restored': person('restore.do', { second: 'restore.second', reason: 'always' }),
} as const satisfies Record<string, ActKind>

export type ActKindName = keyof typeof ACT_KINDS

/** The rule for a kind of act, or undefined for one that does not exist. */
export function actKind(name: string): ActKind | undefined {
  return Object.hasOwn(ACT_KINDS, name) ? ACT_KINDS[name as ActKindName] : undefined
}
