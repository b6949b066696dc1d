import { useTranslation } from 'react-i18next'
import type { ItemAddress } from '../../../shared/form/address.ts'
import { addressKey } from '../../../shared/form/address.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { FindingNote } from './FindingNote.tsx'
import { findingsAt } from './findings.ts'
import { Note } from '../../parts/Note.tsx'
import { useSyncExternalStore } from 'react'

/** Under an item: what the checks say of it, and whether its entry was refused. */
export function ItemFindings({ session, address }: { readonly session: FormSession; readonly address: ItemAddress }) {
  const { t } = useTranslation()
  const state = useFormState(session)
  const { refused } = useSyncExternalStore(session.keeper.subscribe, () => session.keeper.state)
  const refusal = refused.get(addressKey(address))
  return (
    <>
      {refusal && (
        <Note tone="danger" urgent title={t('form.notKept')}>
          {refusal.message}
        </Note>
      )}
      {findingsAt(state, address).map((finding) => (
        <FindingNote key={finding.check + finding.message} session={session} finding={finding} />
      ))}
    </>
  )
}
