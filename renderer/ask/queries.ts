import { QueryClient, useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { ChannelName, Input, Output } from '../../shared/ipc/contract.ts'
import { ask, AskFailure } from './ask.ts'

/**
 * Answers come from a database on the same machine: asked again at each look, kept for as long as the screen stands, never
 * paused for want of a network.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: 0, gcTime: 60_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Asks and keeps the answer in step with the screen. `enabled: false` waits. */
export function useAsk<N extends ChannelName>(channel: N, input: Input<N>, options: { enabled?: boolean } = {}) {
  return useQuery<Output<N>, AskFailure>({
    queryKey: [channel, input],
    queryFn: () => ask(channel, input),
    enabled: options.enabled ?? true,
    placeholderData: (before) => before,
  })
}

/** An act: asks once, then makes every list look again. */
export function useAct<N extends ChannelName>(channel: N): UseMutationResult<Output<N>, AskFailure, Input<N>> {
  const client = useQueryClient()
  return useMutation<Output<N>, AskFailure, Input<N>>({
    mutationFn: (input) => ask(channel, input),
    onSuccess: () => client.invalidateQueries(),
  })
}
