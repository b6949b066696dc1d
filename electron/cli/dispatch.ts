import { commands } from './commands.ts'
import { type ExitCode, Finding, type Io, UsageError } from './io.ts'

/**
 * Runs one command line: the name of a command and its arguments. Says on `err` what went wrong, in one sentence, and
 * returns the exit code. An error that nobody expected is not swallowed: it goes on to the caller.
 */
export async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') {
    for (const line of helpLines()) io.out(line)
    return 0
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    io.err(name === undefined ? 'Say what to do.' : `There is no command ${name}.`)
    for (const line of helpLines()) io.err(line)
    return 2
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof Finding)) throw error
    io.err(error.message)
    return error instanceof UsageError ? 2 : 1
  }
}

function helpLines(): readonly string[] {
  const lines = Object.values(commands).map(({ usage, summary }) => `  ecrf ${usage}\n      ${summary}`)
  return [
    'Commands:',
    '  ecrf help\n      show this text',
    ...lines,
    'Results go to the standard output, messages to the standard error.',
    'Exit code: 0 done, 1 something was found, 2 the command cannot run as it was asked for.',
  ]
}
