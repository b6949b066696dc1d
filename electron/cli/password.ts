import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Io } from './io.ts'

/**
 * The password: from the standard input when something is piped in, else asked for without showing what is typed. Never from
 * the command line, which every program on the computer can read.
 */
export async function readPassword(io: Io, isTerminal = process.stdin.isTTY): Promise<string> {
  if (isTerminal) return askHidden(io)
  const [line = ''] = (await io.readStdin()).split(/\r?\n/)
  return line
}

function askHidden(io: Io): Promise<string> {
  io.err('Password:')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((resolve) => {
    reader.once('line', (line) => {
      reader.close()
      resolve(line)
    })
  })
}
