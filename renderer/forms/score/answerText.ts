import type { Answer } from '../../../shared/form/answer.ts'

/** An answer in the fewest letters, for lists and keys: '2', '1+', 'NT', or '' while open. */
export function shortAnswer(answer: Answer | null | undefined): string {
  if (!answer) return ''
  if ('missing' in answer) return answer.missing
  return typeof answer.value === 'string' ? answer.value : answer.value.join(' ')
}
