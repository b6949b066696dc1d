import { currentForm } from '../../shared/study/study.ts'
import type { Change } from '../record/change.ts'
import { fields } from './fields.ts'

/** The changes with which a form comes to be: open, under the newest version of its definition (R41). */
export function formChanges(form: {
  readonly id: string
  readonly subjectId: string
  readonly studyEventId: string | null
  readonly oid: string
  readonly repeat: number
}): { readonly id: string; readonly changes: readonly Change[] } {
  const { id, subjectId, studyEventId, oid, repeat } = form
  const { version } = currentForm(oid)
  return {
    id,
    changes: fields('form', id, {
      subjectId,
      studyEventId: studyEventId ?? undefined,
      oid,
      version,
      repeat,
      state: 'open',
    }),
  }
}
