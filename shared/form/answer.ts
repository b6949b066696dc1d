import { z } from 'zod'

/**
 * What stands in one item. All values are text, so that what was typed is what is kept, hashed and exported: codes as the
 * code list has them, numbers as plain decimals ('12.5'), dates as ISO ('2026-03-01', partial '2026-03' or '2026'),
 * times 'HH:MM', date-times 'YYYY-MM-DDTHH:MM' (local to the site), several codes as a list.
 * Missing is a value too (design 7): a code with, where the instrument asks for it, a reason. `null` in place of an
 * answer means the item is open.
 */
export type Answer = AnswerValue | AnswerMissing
export interface AnswerValue {
  readonly value: string | readonly string[]
}
export interface AnswerMissing {
  readonly missing: string
  readonly reason?: string
}

/** Longest text an item takes, in characters. Longer input is refused whole, never cut. */
export const MAX_TEXT = 20_000

export const answerSchema: z.ZodType<Answer> = z.union([
  z.strictObject({ value: z.union([z.string().max(MAX_TEXT), z.array(z.string().max(200)).max(100)]) }),
  z.strictObject({ missing: z.string().min(1).max(40), reason: z.string().max(500).exactOptional() }),
])

/** The answer's text, or undefined when it is open, missing or a list. */
export function textOf(answer: Answer | null | undefined): string | undefined {
  return answer && 'value' in answer && typeof answer.value === 'string' ? answer.value : undefined
}

/** The answer's codes, empty when it is open or missing. */
export function codesOf(answer: Answer | null | undefined): readonly string[] {
  if (!answer || !('value' in answer)) return []
  return typeof answer.value === 'string' ? [answer.value] : answer.value
}

/** The missing code, or undefined when the item is answered or open. */
export function missingOf(answer: Answer | null | undefined): string | undefined {
  return answer && 'missing' in answer ? answer.missing : undefined
}
