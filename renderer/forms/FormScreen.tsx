import { useEffect, useRef } from 'react'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import type { FormPlace, Route } from '../route/route.ts'
import { useHistory } from '../route/useRoute.tsx'
import { FormOrEntries } from './entries/FormOrEntries.tsx'
import { FormHeader } from './header/FormHeader.tsx'
import { FormNotices } from './header/FormNotices.tsx'
import { ChangeBar } from './change/ChangeBar.tsx'
import { MergeDialog } from './change/MergeDialog.tsx'
import { SafetyPanel } from './events/SafetyPanel.tsx'
import { VerificationBar } from './verification/VerificationBar.tsx'
import { useOpenForm } from './useFormSession.ts'
import './Form.css'

/** One form of one child: header, what stands in the way, the form itself. */
export function FormScreen({ place }: { readonly place: FormPlace }) {
  const history = useHistory()
  const { session, error, retry } = useOpenForm(place)
  const latest = useRef(place)
  useEffect(() => {
    latest.current = place
  }, [place])
  if (error) return <ErrorNote error={error} onRetry={retry} />
  if (!session || (place.formId !== null && session.formId !== place.formId)) return <Waiting />
  const moveTo = (item: string) => {
    const { subjectId, studyEventOid, studyEventRepeat, form } = latest.current
    const next: Route = {
      screen: 'form',
      subjectId,
      studyEventOid,
      studyEventRepeat,
      form,
      formId: session.formId,
      item,
    }
    history.replace(next)
  }
  return (
    <>
      <FormHeader session={session} />
      <FormNotices session={session} onGo={moveTo} />
      <SafetyPanel session={session} />
      <VerificationBar session={session} at={place.item} onMove={moveTo} />
      <FormOrEntries key={session.formId} session={session} at={place.item} onMove={moveTo} />
      <ChangeBar session={session} />
      <MergeDialog session={session} />
    </>
  )
}
