import type { ExportRequest } from '../../../shared/ipc/views/export.ts'

export type RequestProblem = 'recipient' | 'purpose' | 'formats' | 'sameMark'

/** What still stands in the way of a request, in the order of the screen. */
export function problemsOf(request: ExportRequest): readonly RequestProblem[] {
  const { recipient, purpose, formats, delimiter, decimalMark } = request
  const found: [RequestProblem, boolean][] = [
    ['recipient', recipient.trim() === ''],
    ['purpose', purpose.trim().length < 3],
    ['formats', formats.length === 0],
    ['sameMark', formats.includes('csv') && delimiter === ',' && decimalMark === ','],
  ]
  return found.filter(([, isWrong]) => isWrong).map(([problem]) => problem)
}

/** The request as it is asked for: without blanks round its words. */
export function trimmed(request: ExportRequest): ExportRequest {
  return { ...request, recipient: request.recipient.trim(), purpose: request.purpose.trim() }
}
