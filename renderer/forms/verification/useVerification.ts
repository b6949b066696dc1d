import { addressKey, type ItemAddress } from '../../../shared/form/address.ts'
import type { VerificationForm } from '../../../shared/ipc/views/verification.ts'
import { useAsk } from '../../ask/queries.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

export type VerifiedItem = VerificationForm['items'][number]

/** The ticks of the form in view; undefined until they have come, and for a form that is not complete. */
export function useVerification(session: FormSession): VerificationForm | undefined {
  const { state, formId } = useFormState(session).view
  const { data } = useAsk('verification.form', { formId }, { enabled: state !== 'empty' && state !== 'open' })
  return data?.formId === formId ? data : undefined
}

/** The tick of one item, if the item is on the list. */
export function tickAt(form: VerificationForm | undefined, address: ItemAddress): VerifiedItem | undefined {
  const key = addressKey(address)
  return form?.items.find((item) => addressKey(item.address) === key)
}

/** The next item of the form that is not verified, after the one in view and round to the start; undefined when none is left. */
export function nextUnverified(form: VerificationForm, at: string | undefined): ItemAddress | undefined {
  const here = form.items.findIndex((item) => addressKey(item.address) === at)
  const ahead = [...form.items.slice(here + 1), ...form.items.slice(0, Math.max(0, here))]
  return ahead.find((item) => item.state !== 'verified')?.address
}
