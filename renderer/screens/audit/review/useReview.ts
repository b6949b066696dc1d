import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReviewFilter, ReviewPage } from '../../../../shared/ipc/views/review.ts'
import { ask, type AskFailure } from '../../../ask/ask.ts'

const PAGE = 50

/** The acts worth a look that a filter lets through, newest first. A page may be short while older acts are still to come. */
export function useReview(filter: ReviewFilter) {
  const asked = useInfiniteQuery<ReviewPage, AskFailure, { pages: ReviewPage[] }, readonly unknown[], number | null>({
    queryKey: ['review.list', filter],
    queryFn: ({ pageParam }) => ask('review.list', { filter, before: pageParam, limit: PAGE }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  return {
    rows: asked.data?.pages.flatMap((page) => page.rows) ?? [],
    isThere: asked.data !== undefined,
    error: asked.error,
    isFetchingMore: asked.isFetchingNextPage,
    hasMore: asked.hasNextPage,
    fetchMore: () => void asked.fetchNextPage(),
    again: () => void asked.refetch(),
  }
}
