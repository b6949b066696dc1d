import type { Disclosed } from './disclosure.ts'
import type { AuditStamp } from './model.ts'
import type { FormPlan, ItemPlan } from './plan.ts'

/*
 * What the formats are given. Nothing here names a child, a member of staff or a day unless the profile says so, and every
 * text has been looked at by the residual scan: a format that uses only these cannot give anybody away.
 */

export interface ReleasedChild {
  /** Its pseudonym, or its trial number in the full export. */
  readonly name: string
  readonly status: string
  readonly sex: string
  /** Completed years at dose 1, or a band. */
  readonly age: string
  readonly gmfcs: string
  /** Whether an injection was given. */
  readonly dosed: boolean
  /** Dose 1 as the profile tells days: '1' where only study days are told; empty before it. */
  readonly firstDose: string
}

export interface ReleasedVisit {
  readonly oid: string
  readonly repeat: number
  readonly status: string
  readonly planned: string
  readonly actual: string
  /** Typed: in the full export only. */
  readonly missedReason: string
}

export interface ReleasedForm {
  readonly child: ReleasedChild
  readonly plan: FormPlan
  readonly studyEvent: string | null
  readonly studyEventRepeat: number
  readonly form: string
  readonly version: string
  readonly repeat: number
  readonly state: string
  /** A row of a log that counts nowhere: only formats that say so are given it, and only in the full export. */
  readonly struck: boolean
  /** Rows inside it that count nowhere, 'GROUP/1' each: in the full export only, for formats that are given struck rows. */
  readonly struckRows: readonly string[]
  readonly notDone: boolean
  /** Typed: in the full export only. */
  readonly notDoneReason: string
  /** As the profile tells days: a study day, a moved date or the date; perhaps 'T' and the time of day. */
  readonly observed: string
  readonly values: readonly ReleasedValue[]
  /** How the values came to be, only where audit records travel. Worked out when it is asked for. */
  history(): readonly ReleasedChange[]
  /** Who signed it as it is now, only where audit records travel. */
  readonly signatures: readonly ReleasedSignature[]
}

/** One step in the history of a value: who, when and why, and what stands there after it. */
export interface ReleasedChange extends Pick<ReleasedValue, 'plan' | 'repeat' | 'rule'> {
  readonly transaction: 'Insert' | 'Update' | 'Remove'
  readonly stamp: ReleasedStamp
  /** Null where the value is gone: removed, or redacted. */
  readonly shown: Disclosed | null
}

export interface ReleasedSignature {
  readonly person: string
  readonly meaning: string
  /** UTC, ISO with Z. */
  readonly time: string
}

export interface ReleasedValue {
  readonly plan: ItemPlan
  readonly repeat: number
  readonly shown: Disclosed
  readonly rule: string
  /** Only where audit records travel. */
  readonly stamp: ReleasedStamp | null
}

/** Who gave a value its present form and when: people as the release names them, a reason only where text may leave. */
export interface ReleasedStamp extends Pick<AuditStamp, 'sequence' | 'time'> {
  readonly person: string
  readonly reason: string
}

/** What each format does with a release: it is handed everything once, in order, and then told that it was all. */
export interface FormatWriter {
  /** Whether it is given rows that are struck through. */
  readonly takesStruck?: true
  child?(child: ReleasedChild, visits: readonly ReleasedVisit[]): void
  form?(form: ReleasedForm): void
  childDone?(child: ReleasedChild): void
  finish?(): void | Promise<void>
}
