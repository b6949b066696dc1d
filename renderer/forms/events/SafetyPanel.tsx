import { useQueryClient } from '@tanstack/react-query'
import { ChildTimeline } from '../../events/ChildTimeline.tsx'
import { useFollow } from '../../events/useFollow.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { EventClock } from './EventClock.tsx'
import { OpenedBy } from './OpenedBy.tsx'
import { OpenedEvents } from './OpenedEvents.tsx'
import { ReportSending } from './ReportSending.tsx'

/**
 * What surrounds a form of safety: an adverse event has its clock, what opened it and the timeline of the child; a report is
 * recorded as sent; a form after an injection lists the events that its symptoms have opened.
 */
export function SafetyPanel({ session }: { readonly session: FormSession }) {
  const { oid } = session.definition
  if (oid === 'AE') return <EventPanel session={session} />
  if (oid === 'SAE') return <ReportSending session={session} />
  if (oid === 'POSTINJ' || oid === 'PHONE') return <OpenedEvents session={session} />
  return null
}

function EventPanel({ session }: { readonly session: FormSession }) {
  const { view } = useFormState(session)
  const client = useQueryClient()
  useFollow(view.calculated, () => {
    void client.invalidateQueries({ queryKey: ['events.clocks'] })
    void client.invalidateQueries({ queryKey: ['events.timeline'] })
  })
  return (
    <>
      <OpenedBy session={session} />
      <EventClock session={session} />
      <ChildTimeline subjectId={view.subjectId} formId={session.formId} />
    </>
  )
}
