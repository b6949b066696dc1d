import { canonicalJson } from '../../shared/record/canonical.ts'
import type { Act } from './change.ts'
import type { PlaceState } from './places.ts'
import type { Step } from './step.ts'
import type { Entry } from './trail.ts'

/** A record that says nothing yet. */
export const NOTHING: Entry = {
  site: null,
  subject: null,
  studyEvent: null,
  form: null,
  entity: null,
  entityId: null,
  field: null,
  old: null,
  new: null,
  reason: null,
  observed: null,
  entered: null,
  enteredBy: null,
  source: null,
  mode: 'single',
  check: null,
  detail: {},
}

/** The act's own record: for acts that change no value, and where there is something to say about the act as a whole. */
export function actEntry(act: Act, place: PlaceState, steps: readonly Step[]): readonly Entry[] {
  if (steps.length > 0 && !act.detail && !act.second) return []
  return [
    {
      ...NOTHING,
      ...recordPlace(place),
      reason: reasonText(act.reason),
      check: act.check ?? null,
      detail: { ...act.detail, ...(act.second && { second: act.second.id }) },
    },
  ]
}

/** The record of one change. A change without a reason of its own has that of its act. */
export function entryOf({ change, place, old, next }: Step, act: Act): Entry {
  const isData = change.entity === 'item' || change.entity === 'identityItem' || change.entity === 'calculatedItem'
  return {
    ...recordPlace(place),
    entity: change.entity,
    entityId: change.id,
    field: change.field,
    old,
    new: next,
    reason: reasonText(change.reason ?? act.reason),
    observed: change.observed ?? null,
    entered: change.entered ?? null,
    enteredBy: change.enteredBy ?? null,
    source: change.source ?? null,
    mode: change.mode ?? 'single',
    check: change.check ?? act.check ?? null,
    detail: isData && place.onceCompleted ? { afterCompletion: true } : {},
  }
}

const recordPlace = ({ site, subject, studyEvent, form }: PlaceState) => ({ site, subject, studyEvent, form })
const reasonText = (reason: string | undefined) => (reason?.trim() ? canonicalJson(reason.trim()) : null)
