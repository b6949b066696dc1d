import { basename } from 'node:path'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { guessMapping } from '../../shared/import/guess.ts'
import type { ImportFile } from '../../shared/ipc/views/import.ts'
import { isLong } from './csv/readLong.ts'
import { parseCsv } from './csv/readCsv.ts'
import { refuseFile } from './refuseFile.ts'

/** The first line of a table is looked for in so many bytes. */
const HEAD = 256 * 1024

/** What a chosen file looks like, and for a table what its columns seem to be. Throws a Refusal for one that cannot be read. */
export function fileAs(path: string): ImportFile {
  const { text, bytes } = beginning(path)
  const file = { name: basename(path), bytes, columns: [], form: '', mapping: {} }
  if (text.trimStart().startsWith('<')) return { ...file, format: 'odm' }
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? []
  const { columns } = parseCsv(first)
  if (columns.includes('record_id') && columns.includes('redcap_event_name')) return { ...file, format: 'redcap' }
  if (isLong(columns)) return { ...file, format: 'csv' }
  const { form, columns: mapping } = guessMapping(columns, null)
  return { ...file, format: 'csv', columns: [...columns], form, mapping: { ...mapping } }
}

function beginning(path: string): { readonly text: string; readonly bytes: number } {
  const buffer = Buffer.alloc(HEAD)
  try {
    const handle = openSync(path, 'r')
    try {
      const read = readSync(handle, buffer, 0, HEAD, 0)
      return { text: buffer.toString('utf8', 0, read).replace(/^\ufeff/, ''), bytes: statSync(path).size }
    } finally {
      closeSync(handle)
    }
  } catch {
    throw refuseFile('The file cannot be opened.')
  }
}
