import type { ExitCode, Io } from './io.ts'

/** Prints a line per mismatch and the count at the end. Returns 1 when something failed. */
export function reportOutcomes(
  outcomes: readonly { readonly id: string; readonly mismatches: readonly string[] }[],
  io: Io,
): ExitCode {
  for (const { id, mismatches } of outcomes) for (const mismatch of mismatches) io.out(`${id}: ${mismatch}`)
  const failed = outcomes.filter(({ mismatches }) => mismatches.length > 0).length
  io.out(`${outcomes.length - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
