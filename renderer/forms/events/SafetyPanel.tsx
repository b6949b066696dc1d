import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ChildTimeline } from '../../events/ChildTimeline.tsx'
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
  useFollow(view.calculated)
  return (
    <>
      <OpenedBy session={session} />
      <EventClock session={session} />
      <ChildTimeline subjectId={view.subjectId} formId={session.formId} />
    </>
  )
}

/** Looks again at clock and timeline whenever the product has made something new of the event. */
function useFollow(calculated: unknown): void {
  const client = useQueryClient()
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['events.clocks'] })
    void client.invalidateQueries({ queryKey: ['events.timeline'] })
  }, [client, calculated])
}
