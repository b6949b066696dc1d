import type { FormDefinition } from '../form/definition.ts'
import type { Text } from '../text/text.ts'

/** How a form stands at a visit (protocol 2.3): required, confirmed, led by symptoms, optional, reviewed running log. */
export type Presence = 'required' | 'confirm' | 'symptomLed' | 'optional' | 'runningLog'

/** ODM StudyEventDef with its window. Days count from the anchor's civil date; the target and both ends are inclusive. */
export interface StudyEventDefinition {
  readonly oid: string
  readonly name: Text
  /** What the day is counted from: the first injection, the injection before, the last one given, or nothing. */
  readonly anchor:
    | { readonly kind: 'firstInjection' }
    | { readonly kind: 'injection'; readonly number: 1 | 2 | 3 | 4 }
    | { readonly kind: 'lastInjection' }
    | { readonly kind: 'decision' }
    | { readonly kind: 'none' }
  readonly targetDay: number
  readonly fromDay: number
  readonly toDay: number
  readonly setting: 'clinic' | 'daySurgery' | 'inpatient' | 'ward' | 'phone' | 'any'
  /** May happen any number of times (unscheduled visits). */
  readonly repeating?: true
  readonly source: string
  readonly forms: readonly { readonly form: string; readonly presence: Presence }[]
}

export interface StudyDefinition {
  readonly oid: string
  readonly version: string
  readonly name: Text
  readonly studyEvents: readonly StudyEventDefinition[]
  /** Every version of every form that this release can show; the newest of an OID is used for new entries. */
  readonly forms: readonly FormDefinition[]
  /** Forms that belong to the child and not to a visit: AE, CONMED, REHAB, DEV, SAE. */
  readonly logs: readonly string[]
}
