import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keepers } from '../../keep/keepers.ts'
import type { FormSession } from '../session.ts'

/** Complete and save, each with the refusal of the last try. */
export function useCommit(session: FormSession) {
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const commit = async (act: 'forms.save' | 'forms.complete') => {
    setBusy(true)
    setError(null)
    try {
      await session.commit(act)
      keepers.noteKept(new Date().toISOString())
      await client.invalidateQueries()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return { complete: () => void commit('forms.complete'), save: () => void commit('forms.save'), error, busy }
}
