import { type Io, UsageError } from './io.ts'

/** A terminal for tests: what was printed is kept, files and standard input come from memory. */
export function testIo(files: Readonly<Record<string, string>> = {}, stdin = '') {
  const out: string[] = []
  const err: string[] = []
  const io: Io = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readStdin: () => Promise.resolve(stdin),
    readFile: (path) => {
      const text = files[path]
      return text === undefined
        ? Promise.reject(new UsageError(`${path} cannot be read (ENOENT).`))
        : Promise.resolve(text)
    },
  }
  return { io, out, err }
}
