import { markReviewed } from '../../../db/acts/markReviewed.ts'
import { readReviewPage } from '../../../db/read/reviewPage.ts'
import type { HandlersOf } from '../handlers.ts'
import { receiptView } from './receipt.ts'

/** Review of the trail by risk. */
export const reviewHandlers: HandlersOf<'review'> = {
  'review.list': (wanted, { read }) => readReviewPage(read, wanted),
  'review.mark': (wanted, { act }) => receiptView(markReviewed(act, wanted)),
}
