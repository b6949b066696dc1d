import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { QueryThread } from '../../shared/ipc/views/queries.ts'
import { ask, type AskFailure } from '../ask/ask.ts'
import { keepers } from '../keep/keepers.ts'

/** The steps of a thread that are made with words, the one most often meant first. */
export const QUERY_STEPS = ['answer', 'close', 'reopen', 'comment', 'cancel'] as const
export type QueryStep = (typeof QUERY_STEPS)[number]

/** One step of a thread. Every list looks again after it. */
export function useQueryStep(queryId: string) {
  const client = useQueryClient()
  return useMutation<QueryThread, AskFailure, { readonly step: QueryStep; readonly text: string }>({
    mutationFn: ({ step, text }) => ask(`queries.${step}`, { queryId, text }),
    onSuccess: (thread) => {
      const last = thread.messages.at(-1)
      if (last) keepers.noteKept(last.at)
      return client.invalidateQueries()
    },
  })
}
