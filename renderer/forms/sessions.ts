import type { FormView } from '../../shared/ipc/views/form.ts'
import { FormSession } from './session.ts'

const sessions = new Map<string, FormSession>()

/**
 * The session of a form. One whose entries still wait to be kept goes on, with the new view under them; otherwise a new one
 * begins.
 */
export function sessionFor(view: FormView): FormSession {
  const known = sessions.get(view.formId)
  if (known && known.keeper.state.waiting > 0) {
    known.load(view)
    return known
  }
  const session = new FormSession(view)
  sessions.set(view.formId, session)
  return session
}
