import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Io } from './io.ts'

/**
 * The password: from the standard input when something is piped in, else asked for without showing what is typed. Never from
 * the command line, which every program on the computer can read.
 */
export async function readPassword(io: Io, isTerminal = process.stdin.isTTY): Promise<string> {
  const [password = ''] = await readPasswords(io, ['Password:'], isTerminal)
  return password
}

/** Several passwords, one a line of the standard input, or asked for one after the other. */
export async function readPasswords(
  io: Io,
  questions: readonly string[],
  isTerminal = process.stdin.isTTY,
): Promise<readonly string[]> {
  if (!isTerminal) return (await io.readStdin()).split(/\r?\n/)
  const answers: string[] = []
  for (const question of questions) answers.push(await askHidden(io, question))
  return answers
}

function askHidden(io: Io, question: string): Promise<string> {
  io.err(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((resolve) => {
    reader.once('line', (line) => {
      reader.close()
      resolve(line)
    })
  })
}
