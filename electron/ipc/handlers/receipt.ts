import type { Receipt } from '../../../db/record/change.ts'

/** What an act answers when there is nothing else to show: it is on disk, since then. */
export function receiptView({ time, lastSequence }: Receipt): { keptAt: string; sequence: number } {
  return { keptAt: time, sequence: lastSequence }
}
