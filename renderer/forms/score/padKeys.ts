import { asciiDigits } from '../../../shared/text/digits.ts'
import type { ScoreItem } from '../../../shared/form/definition.ts'

/** What a key press means on the pad. */
export type PadAct =
  | { readonly act: 'option'; readonly code: string }
  | { readonly act: 'missing'; readonly code: string }
  | { readonly act: 'reason'; readonly code: string }
  | { readonly act: 'back' | 'next' | 'previous' | 'partStart' | 'nextPart' | 'nextOpen' | 'cancel' }

const ROMAN = /^[IVX]+$/

/** The key that chooses an option: its digit; '+' for the grade 1+; the place in the list for levels I to V. */
export function keyOfOption(item: ScoreItem, code: string): string {
  if (code === '1+') return '+'
  return ROMAN.test(code) ? String(item.codeList.entries.findIndex((entry) => entry.code === code) + 1) : code
}

interface Press {
  readonly key: string
  /** The physical key, so that N is N on a Persian layout too. */
  readonly code: string
}

const MOVES: Readonly<Record<string, PadAct>> = {
  Backspace: { act: 'back' },
  ArrowDown: { act: 'next' },
  ArrowUp: { act: 'previous' },
  Home: { act: 'partStart' },
  End: { act: 'nextPart' },
  F8: { act: 'nextOpen' },
  Escape: { act: 'cancel' },
}

/**
 * Reads a key press against the item in view. While a reason is asked for, digits choose the reason. Persian and Arabic
 * digits count as digits. Undefined: the press means nothing here.
 */
export function readPress(
  press: Press,
  item: ScoreItem,
  asking: string | null,
  rightToLeft: boolean,
): PadAct | undefined {
  if (press.key === 'ArrowLeft' || press.key === 'ArrowRight') {
    return { act: (press.key === 'ArrowRight') === rightToLeft ? 'previous' : 'next' }
  }
  const move = MOVES[press.key]
  if (move) return move
  const typed = asciiDigits(press.key)
  if (asking !== null) {
    const reasons = item.missing?.find((each) => each.code === asking)?.reasons ?? []
    const reason = /^[1-9]$/.test(typed) ? reasons[Number(typed) - 1] : undefined
    if (reason) return { act: 'reason', code: reason.code }
    return undefined
  }
  const option = item.codeList.entries.find((entry) => keyOfOption(item, entry.code) === typed)
  if (option) return { act: 'option', code: option.code }
  const missing = item.missing?.[0]
  return missing && press.code === 'KeyN' ? { act: 'missing', code: missing.code } : undefined
}
