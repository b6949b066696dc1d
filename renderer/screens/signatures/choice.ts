import type { SignTarget, WaitingSignature } from '../../../shared/ipc/views/signatures.ts'

/** The keys of what is chosen. A whole and what it covers are never chosen together. */
export type Chosen = ReadonlySet<string>

/** The most that are signed in one act; what the contract takes. */
export const MOST = 100

export const keyOf = ({ scope, id }: SignTarget): string => `${scope}/${id}`

/** Whether the signature on `whole` stands for `row` too. */
export function covers(whole: WaitingSignature, row: WaitingSignature): boolean {
  if (whole.subjectId !== row.subjectId || keyOf(whole) === keyOf(row)) return false
  if (whole.scope === 'subject') return true
  return whole.scope === 'studyEvent' && row.scope === 'form' && row.studyEventId === whole.id
}

/** Whether something chosen stands for the row already. */
export function isCovered(row: WaitingSignature, chosen: Chosen, rows: readonly WaitingSignature[]): boolean {
  return rows.some((each) => chosen.has(keyOf(each)) && covers(each, row))
}

/** Chooses a row or takes it back. A whole takes the place of what it covers. */
export function toggled(row: WaitingSignature, chosen: Chosen, rows: readonly WaitingSignature[]): Chosen {
  const key = keyOf(row)
  if (chosen.has(key)) return new Set([...chosen].filter((each) => each !== key))
  const covered = new Set(rows.filter((each) => covers(row, each)).map(keyOf))
  return new Set([...[...chosen].filter((each) => !covered.has(each)), key])
}

/** How far a group of forms is chosen, by themselves or inside a whole. */
export function shareOf(
  forms: readonly WaitingSignature[],
  chosen: Chosen,
  rows: readonly WaitingSignature[],
): 'all' | 'some' | 'none' {
  const number = forms.filter((form) => chosen.has(keyOf(form)) || isCovered(form, chosen, rows)).length
  return number === 0 ? 'none' : number === forms.length ? 'all' : 'some'
}

/** Chooses every form of a group, or takes the group back when all of it is chosen, with the wholes that stand for it. */
export function toggledAll(
  forms: readonly WaitingSignature[],
  chosen: Chosen,
  rows: readonly WaitingSignature[],
): Chosen {
  if (shareOf(forms, chosen, rows) !== 'all') {
    const wanted = forms.filter((form) => !isCovered(form, chosen, rows))
    return new Set([...chosen, ...wanted.map(keyOf)])
  }
  const wholes = rows.filter((each) => forms.some((form) => covers(each, form)))
  const gone = new Set([...forms, ...wholes].map(keyOf))
  return new Set([...chosen].filter((each) => !gone.has(each)))
}
