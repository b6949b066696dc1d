import type { WaitingSignature } from '../../../shared/ipc/views/signatures.ts'
import { may } from '../../../shared/roles.ts'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'

/** What waits for this person's signature in all children; nothing for those who do not sign. */
export function useWaitingSignatures(): readonly WaitingSignature[] {
  const { person } = useApplication()
  const signs = person !== null && may(person.role, 'signature.sign')
  const { data = [] } = useAsk('signatures.waiting', { subjectId: null }, { enabled: signs })
  return data
}
