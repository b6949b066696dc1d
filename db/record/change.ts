import type { Json } from '../../shared/record/canonical.ts'
import type { Role } from '../../shared/roles.ts'

export type { Json }

/** Who acts, as the session knows them (R02). */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly organisation: string
}

/** The kinds of thing the record is made of. Each is declared once in db/record/entities.ts: table, key, fields. */
export type EntityName =
  | 'site'
  | 'user'
  | 'setting'
  | 'subject'
  | 'studyEvent'
  | 'form'
  | 'item'
  | 'identityItem'
  | 'calculatedItem'
  | 'struckRow'
  | 'formEntry'
  | 'entryItem'
  | 'checkConfirmation'
  | 'query'
  | 'queryMessage'
  | 'verification'
  | 'auditReview'
  | 'signature'
  | 'hold'

/**
 * One field of one thing gets a new value; `null` clears it. A thing comes to be with its first change.
 * For items, `id` is the form's id and `field` the address key 'GROUP/1/ITEM'; for a struck row it is 'GROUP/1'.
 */
export interface Change {
  readonly entity: EntityName
  readonly id: string
  readonly field: string
  readonly value: Json
  readonly reason?: string
  readonly observed?: string
  readonly entered?: string
  readonly enteredBy?: string
  readonly source?: 'bedside' | 'transcribed' | 'imported' | 'calculated' | 'system'
  readonly mode?: 'single' | 'bulk'
  readonly check?: string
}

/** What a person does, whole: all its changes become record together or not at all. */
export interface Act {
  /** From the table of act kinds in db/record/actKinds.ts, which names the right each one needs. */
  readonly kind: string
  readonly subject?: string
  readonly studyEvent?: string
  readonly form?: string
  readonly changes: readonly Change[]
  readonly detail?: Readonly<Record<string, string | number | boolean>>
  readonly reason?: string
  readonly check?: string
  /** The other person of an act that needs two; the session has checked that person's password (design 10). */
  readonly second?: Actor
}

/**
 * Handed back only after the commit is on disk. When nothing was new, nothing was written: `act` is then empty and
 * `lastSequence` and `head` are those that stood already.
 */
export interface Receipt {
  readonly act: string
  readonly firstSequence: number
  readonly lastSequence: number
  readonly head: string
  readonly time: string
}
