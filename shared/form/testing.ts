import type { FormContext } from './context.ts'
import type { FormDefinition, ItemGroupDefinition } from './definition.ts'
import type { FormSnapshot, SubjectRecord } from './record.ts'
import type { FormValues } from './values.ts'

/* A form of a few lines, for tests of the engine. */

/** A form made of these groups. */
export const formOf = (...itemGroups: readonly ItemGroupDefinition[]): FormDefinition => ({
  oid: 'TEST',
  version: '1.0',
  name: { en: 'Test', fa: 'Test' },
  kind: 'visit',
  layout: 'general',
  source: 'test',
  itemGroups,
})

/** Noon on 1 March 2026 at the visit BL, nothing set. */
export const contextAt: FormContext = {
  studyEvent: 'BL',
  settings: {},
  now: '2026-03-01T12:00',
  clockSuspect: false,
}

/** The form at its visit with these values. */
export const snapshotOf = (values: FormValues, more: Partial<FormSnapshot> = {}): FormSnapshot => ({
  id: 'form-1',
  oid: 'TEST',
  version: '1.0',
  studyEvent: 'visit-1',
  repeat: 1,
  state: 'open',
  values,
  ...more,
})

/** A child with one visit, BL, and these forms. */
export const recordOf = (...forms: readonly FormSnapshot[]): SubjectRecord => ({
  subject: { id: 'child-1', code: 'TST-001', site: 'TST' },
  studyEvents: [{ id: 'visit-1', oid: 'BL', repeat: 1, status: 'occurred', actualDate: '2026-03-01' }],
  forms,
  openQueries: [],
})
