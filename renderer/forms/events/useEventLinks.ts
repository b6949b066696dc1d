import { useFollow } from '../../events/useFollow.ts'
import { useAsk } from '../../ask/queries.ts'
import type { EventLinks } from '../../../shared/ipc/views/adverseEvents.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

/** What binds this form to adverse events, looked at again with everything that is kept. */
export function useEventLinks(session: FormSession): EventLinks | undefined {
  const { view } = useFormState(session)
  const { data, refetch } = useAsk('events.links', { formId: session.formId })
  useFollow(view, () => void refetch())
  return data
}
