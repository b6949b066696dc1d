import { useAsk } from '../../ask/queries.ts'
import { Signatures } from '../../signing/Signatures.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

/** The newest signature that stands over the form, over its visit and over its child. */
export function FormSignatures({ session }: { readonly session: FormSession }) {
  const { state, formId, studyEventId, subjectId } = useFormState(session).view
  const { data = [] } = useAsk('signatures.list', { subjectId }, { enabled: state !== 'empty' && state !== 'open' })
  const newest = [formId, studyEventId, subjectId].flatMap((id) => data.find((signature) => signature.id === id) ?? [])
  return <Signatures signatures={newest} />
}
