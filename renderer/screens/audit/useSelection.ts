import { useState } from 'react'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'

export interface Selection {
  /** Where the selected record stands in the list; -1 for an empty list. */
  readonly index: number
  readonly row: AuditRow | undefined
  /** Moves to a place, held inside the list. */
  readonly moveTo: (index: number) => void
}

/** Which record is looked at: by its sequence, so that newer records arriving above do not move it. At first the newest. */
export function useSelection(rows: readonly AuditRow[]): Selection {
  const [sequence, setSequence] = useState<number | null>(null)
  const found = rows.findIndex((row) => row.sequence === sequence)
  const index = found === -1 && rows.length > 0 ? 0 : found
  return {
    index,
    row: rows[index],
    moveTo: (next) => {
      const row = rows[Math.max(0, Math.min(rows.length - 1, next))]
      if (row) setSequence(row.sequence)
    },
  }
}
