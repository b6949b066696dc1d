import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditFilter, AuditRow } from '../../../shared/ipc/views/audit.ts'
import type { Output } from '../../../shared/ipc/contract.ts'
import { ask, type AskFailure } from '../../ask/ask.ts'

/** Enough for several screens at once, little enough to come in an instant. */
const PAGE = 200

export interface Trail {
  readonly rows: readonly AuditRow[]
  /** Undefined until the first page has come. */
  readonly newest: Output<'audit.page'> | undefined
  readonly error: AskFailure | null
  readonly isFetchingMore: boolean
  readonly hasMore: boolean
  /** New at each drawing, so that a page that came empty is followed by the next. */
  readonly fetchMore: () => void
  readonly again: () => void
}

/** The records that a filter lets through, newest first, fetched page by page as one goes down. */
export function useTrail(filter: AuditFilter): Trail {
  const asked = useInfiniteQuery<
    Output<'audit.page'>,
    AskFailure,
    { pages: Output<'audit.page'>[] },
    readonly unknown[],
    number | null
  >({
    queryKey: ['audit.page', filter],
    queryFn: ({ pageParam }) => ask('audit.page', { filter, before: pageParam, limit: PAGE }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  return {
    rows: asked.data?.pages.flatMap((page) => page.rows) ?? [],
    newest: asked.data?.pages[0],
    error: asked.error,
    isFetchingMore: asked.isFetchingNextPage,
    hasMore: asked.hasNextPage,
    fetchMore: () => {
      if (asked.hasNextPage && !asked.isFetching) void asked.fetchNextPage()
    },
    again: () => void asked.refetch(),
  }
}
