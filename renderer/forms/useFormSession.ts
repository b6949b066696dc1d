import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ask } from '../ask/ask.ts'
import type { FormPlace } from '../route/route.ts'
import { useHistory } from '../route/useRoute.tsx'
import type { FormSession, FormState } from './session.ts'
import { sessionFor } from './sessions.ts'

/** What stands on the form now; redraws with every answer. */
export function useFormState(session: FormSession): FormState {
  return useSyncExternalStore(session.subscribe, () => session.state)
}

/**
 * Opens the form of a place once: by its id when it has one, else by where it stands, which makes it if need be. The id is
 * put into the place at once, so that coming back never makes a second one.
 */
export function useOpenForm(place: FormPlace): { session: FormSession | null; error: unknown; retry: () => void } {
  const history = useHistory()
  const [session, setSession] = useState<FormSession | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  const asked = useRef('')
  const { subjectId, studyEventOid, studyEventRepeat, form, formId, item } = place
  const wanted = JSON.stringify([subjectId, studyEventOid, studyEventRepeat, form, formId, attempt])

  useEffect(() => {
    if (asked.current === wanted || (formId !== null && session?.formId === formId)) return
    asked.current = wanted
    setError(null)
    const opening =
      formId === null
        ? ask('forms.open', { subjectId, studyEventOid, studyEventRepeat, form, formId })
        : ask('forms.read', { formId })
    opening.then((view) => {
      if (asked.current !== wanted) return
      setSession(sessionFor(view))
      if (formId === null) {
        const known = { subjectId, studyEventOid, studyEventRepeat, form, formId: view.formId }
        history.replace({ screen: 'form', ...known, ...(item === undefined ? {} : { item }) })
      }
    }, setError)
  }, [wanted, subjectId, studyEventOid, studyEventRepeat, form, formId, item, session, history])

  // What waits is sent when the form is left; the keeper goes on by itself should that fail.
  useEffect(() => () => void session?.flush(), [session])

  return { session, error, retry: () => setAttempt(attempt + 1) }
}
