import { discardDraft as discard, takeOverDraft as takeOver } from '../drafts/acts.ts'
import type { Receipt } from '../record/change.ts'
import type { ActContext } from './actContext.ts'

/** Makes another person's draft one's own, audited; who first typed each answer stays with it (design 6). */
export function takeOverDraft({ store, person }: ActContext, formId: string): Receipt {
  return takeOver(store, person, formId)
}

/** Throws one's own draft away, audited with the reason and how many answers went; the record stays as it was. */
export function discardDraft(
  { store, person }: ActContext,
  { formId, reason }: { readonly formId: string; readonly reason: string },
): Receipt {
  return discard(store, person, formId, reason)
}
