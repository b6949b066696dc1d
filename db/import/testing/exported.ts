import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActContext } from '../../acts/actContext.ts'
import { orderExport } from '../../export/exportAct.ts'
import { writeExport } from '../../export/writeExport.ts'
import { openReader } from '../../store/store.ts'

/** Writes a full export of the person's store below `parent` and gives the folder it made. */
export async function fullExport(
  { store, person }: ActContext,
  dataKey: Buffer,
  parent: string,
  formats: readonly string[],
): Promise<string> {
  const order = orderExport(store, person, {
    profile: 'full',
    formats,
    csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
    smallCells: 'report',
    k: 5,
    recipient: 'Another laptop',
    purpose: 'Moving the study',
    productVersion: '0.1.0',
    parent,
  })
  const reader = openReader(store.folder, dataKey)
  try {
    await writeExport(reader, order)
  } finally {
    reader.close()
  }
  return order.target
}

/** A file of an export as text. */
export const textIn = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')
