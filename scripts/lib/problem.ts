/** Something the person at the keyboard can put right; the message says how. */
export class Problem extends Error {
  override readonly name = 'Problem'
}

/**
 * Runs a command's main function. Whatever goes wrong ends in a sentence and exit code 1, never in a stack trace.
 */
export async function runCommand(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.exitCode = 1
    if (error instanceof Problem) console.error(error.message)
    else console.error(`Stopped by something unforeseen: ${error instanceof Error ? error.message : String(error)}`)
  }
}
