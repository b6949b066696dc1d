import type { RecordPlace } from './trail.ts'
import type { Act, Change, EntityName } from './change.ts'
import { ENTITIES } from './entities.ts'
import { fieldText, readRow } from './values.ts'
import type { ReadableDb } from '../store/database.ts'
import type { RowEntity } from './entity.ts'
import { refuse } from './refusal.ts'

/** A place in the record and whether it may be written. */
export interface PlaceState extends RecordPlace {
  readonly frozen: boolean
  readonly locked: boolean
  readonly struck: boolean
  /** The form was complete once: changes need a reason (R18). */
  readonly onceCompleted: boolean
}

const NOWHERE: PlaceState = {
  site: null,
  subject: null,
  studyEvent: null,
  form: null,
  frozen: false,
  locked: false,
  struck: false,
  onceCompleted: false,
}

/**
 * Finds where each change of an act belongs: from the store, and from the act itself for things that come to be with it.
 * What a caller says about the place is checked, never believed.
 */
export function placeFinder(db: ReadableDb, act: Act) {
  const coming = new Map<string, Map<string, unknown>>()
  for (const change of act.changes) {
    const key = `${change.entity}/${change.id}`
    const fields = coming.get(key) ?? new Map<string, unknown>()
    coming.set(key, fields.set(change.field, change.value))
  }
  const known = new Map<string, PlaceState>()

  /** A text field of a thing: as it stands, else as this act makes it. */
  function pointer(entity: EntityName, id: string, field: string): string | null {
    const row = readRow(db, entity, id)
    const { fields } = ENTITIES[entity] as RowEntity
    if (row) {
      const stored = fieldText(fields[field]!, row)
      return stored === null ? null : (JSON.parse(stored) as string)
    }
    const value = coming.get(`${entity}/${id}`)?.get(field)
    return typeof value === 'string' ? value : null
  }

  function exists(entity: EntityName, id: string): boolean {
    return readRow(db, entity, id) !== undefined || coming.has(`${entity}/${id}`)
  }

  function stateOf(entity: 'site' | 'subject' | 'studyEvent' | 'form', id: string): PlaceState {
    const key = `${entity}/${id}`
    const seen = known.get(key)
    if (seen) return seen
    if (!exists(entity, id)) throw refuse.notFound()
    const parent = parentOf(entity, id)
    const row = readRow(db, entity, id)
    const state: PlaceState = {
      ...parent,
      [entity]: id,
      frozen: parent.frozen || row?.['frozen'] === 1,
      locked: parent.locked || row?.['locked'] === 1,
      struck: entity === 'form' && row?.['struck'] === 1,
      onceCompleted: entity === 'form' && row?.['once_completed'] === 1,
    }
    known.set(key, state)
    return state
  }

  function parentOf(entity: 'site' | 'subject' | 'studyEvent' | 'form', id: string): PlaceState {
    if (entity === 'site') return NOWHERE
    if (entity === 'subject') {
      const site = pointer('subject', id, 'siteId')
      return site === null ? NOWHERE : stateOf('site', site)
    }
    const subject = pointer(entity, id, 'subjectId')
    if (subject === null) throw refuse.incomplete()
    const event = entity === 'form' ? pointer('form', id, 'studyEventId') : null
    if (event === null) return stateOf('subject', subject)
    const state = stateOf('studyEvent', event)
    if (state.subject !== subject) throw refuse.wrongPlace()
    return state
  }

  /** The place of a thing that hangs on others by pointers: the nearest of form, visit and child. */
  function placeOfThing(entity: EntityName, id: string): PlaceState {
    if (entity === 'queryMessage') {
      const query = pointer('queryMessage', id, 'queryId')
      if (query === null || !exists('query', query)) throw refuse.notFound()
      return placeOfThing('query', query)
    }
    if (entity === 'entryItem') {
      if (!exists('formEntry', id)) throw refuse.notFound()
      return placeOfThing('formEntry', id)
    }
    const { places } = ENTITIES[entity]
    for (const place of ['form', 'studyEvent', 'subject'] as const) {
      const field = places[place]
      if (field === undefined) continue
      const target = field === 'id' ? id : pointer(entity, id, field)
      if (target === null) continue
      const state = stateOf(place, target)
      for (const outer of ['studyEvent', 'subject'] as const) {
        const outerField = places[outer]
        const said = outerField && outerField !== 'id' ? pointer(entity, id, outerField) : null
        if (said !== null && said !== state[outer]) throw refuse.wrongPlace()
      }
      return state
    }
    if (entity === 'site') return stateOf('site', id)
    // A review of the trail may be of all children; everything else that can stand at one has to.
    if (places.subject !== undefined && entity !== 'auditReview') throw refuse.incomplete()
    return NOWHERE
  }

  return {
    /** Where the change belongs. Throws a Refusal when it points at nothing, or at another child than the act names. */
    of(change: Change): PlaceState {
      const key = `${change.entity}/${change.id}`
      const state = known.get(`place:${key}`) ?? placeOfThing(change.entity, change.id)
      known.set(`place:${key}`, state)
      if (act.subject !== undefined && state.subject !== null && state.subject !== act.subject)
        throw refuse.wrongPlace()
      return state
    },
    /** Where the act itself belongs, as it names it. */
    ofAct(): PlaceState {
      if (act.form !== undefined) return checked(stateOf('form', act.form))
      if (act.studyEvent !== undefined) return checked(stateOf('studyEvent', act.studyEvent))
      return act.subject === undefined ? NOWHERE : stateOf('subject', act.subject)
    },
  }

  function checked(state: PlaceState): PlaceState {
    if (act.subject !== undefined && state.subject !== act.subject) throw refuse.wrongPlace()
    if (act.studyEvent !== undefined && state.studyEvent !== act.studyEvent) throw refuse.wrongPlace()
    return state
  }
}
