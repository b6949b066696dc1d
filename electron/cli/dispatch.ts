import { commands } from './commands.ts'
import { type ExitCode, Finding, type Io, UsageError } from './io.ts'

/**
 * Runs one command line: the name of a command and its arguments. Says on `err` what went wrong, in one sentence, and
 * returns the exit code. An error that nobody expected is not swallowed: it goes on to the caller.
 */
export async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') {
    for (const line of await helpLines()) io.out(line)
    return 0
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    io.err(name === undefined ? 'Say what to do.' : `There is no command ${name}.`)
    for (const line of await helpLines()) io.err(line)
    return 2
  }
  try {
    const { run } = await command.load()
    return await run(rest, io)
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof Finding)) throw error
    io.err(error.message)
    return error instanceof UsageError ? 2 : 1
  }
}

async function helpLines(): Promise<readonly string[]> {
  const all = await Promise.all(
    Object.values(commands).map(async ({ summary, load }) => ({ summary, ...(await load()) })),
  )
  const lines = all.map(({ usage, summary }) => `  ecrf ${usage}\n      ${summary}`)
  return [
    'Commands:',
    '  ecrf help\n      show this text',
    ...lines,
    'Results go to the standard output, messages to the standard error.',
    'Exit code: 0 done, 1 something was found, 2 the command cannot run as it was asked for.',
  ]
}
