import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { jobView, type JobView } from '../../shared/ipc/views/export.ts'
import { ask, AskFailure, listen } from '../ask/ask.ts'
import { useApplication } from '../frame/application.ts'
import { rememberedJob, rememberJob, type JobName } from './rememberedJob.ts'

/** Progress is pushed; this is for a push that did not come. */
const POLL_MS = 1_000

export interface Job {
  /** The job as last heard of, null when there is none. */
  readonly view: JobView | null
  readonly isStarting: boolean
  /** Why it could not be started, cancelled or asked about. */
  readonly error: unknown
  /** `begin` asks main to start it. A job that was there before is forgotten. */
  readonly start: (begin: () => Promise<JobView>) => void
  readonly cancel: () => void
  readonly forget: () => void
}

/** One long piece of work of this person: it outlives the screen and the lock, its result is found again. */
export function useJob(name: JobName): Job {
  const client = useQueryClient()
  const { person } = useApplication()
  const personId = person?.id ?? ''
  const [id, setId] = useState(() => rememberedJob(personId, name))
  const keep = (next: JobView | null) => {
    rememberJob(personId, name, next?.id ?? null)
    setId(next?.id ?? null)
    if (next) client.setQueryData(keyOf(next.id), next)
  }

  const asked = useQuery<JobView, AskFailure>({
    queryKey: keyOf(id ?? ''),
    queryFn: () => ask('jobs.get', { id: id ?? '' }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? POLL_MS : false),
  })
  const begun = useMutation({ mutationFn: (begin: () => Promise<JobView>) => begin(), onSuccess: keep })
  const cancelled = useMutation({ mutationFn: () => ask('jobs.cancel', { id: id ?? '' }), onSuccess: keep })

  useEffect(() => {
    if (id === null) return undefined
    return listen('job.progress', (payload) => {
      const heard = jobView.safeParse(payload)
      if (heard.success && heard.data.id === id) client.setQueryData(keyOf(id), heard.data)
    })
  }, [client, id])

  // Another run of the application knows nothing of jobs of the last one.
  const gone = asked.error instanceof AskFailure && asked.error.code === 'notFound'
  return {
    view: id === null || gone ? null : (asked.data ?? null),
    isStarting: begun.isPending,
    error: begun.error ?? cancelled.error ?? (gone ? null : asked.error),
    start: (begin) => begun.mutate(begin),
    cancel: () => cancelled.mutate(),
    forget: () => {
      begun.reset()
      cancelled.reset()
      keep(null)
    },
  }
}

const keyOf = (id: string) => ['jobs.get', { id }] as const
