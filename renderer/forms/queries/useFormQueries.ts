import { addressKey, type ItemAddress } from '../../../shared/form/address.ts'
import type { QueryRow } from '../../../shared/ipc/views/queries.ts'
import { useAsk } from '../../ask/queries.ts'
import type { FormSession } from '../session.ts'

/** The queries of the form in view, oldest first; empty until they have come. Asked anew after every act. */
export function useFormQueries(session: FormSession): readonly QueryRow[] {
  const { formId } = session
  const { data = [] } = useAsk('queries.list', { formId })
  return data.filter((query) => query.formId === formId)
}

/** Those of one item; null means those about the form as a whole. */
export function queriesAt(queries: readonly QueryRow[], address: ItemAddress | null): readonly QueryRow[] {
  const key = address && addressKey(address)
  return queries.filter((query) => (query.address && addressKey(query.address)) === key)
}

/** Whether somebody's step is next. */
export function isWaiting({ status }: QueryRow): boolean {
  return status === 'open' || status === 'answered'
}
