import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openReader } from '../../store/store.ts'
import type { TemporaryStore } from '../../store/temporaryStore.ts'
import { orderExport, type ExportRequest } from '../exportAct.ts'
import { writeExport } from '../writeExport.ts'

/** A folder to export into, for one test. */
export function exportFolderForTest(): { readonly parent: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'trialbook-export-'))
  return { parent, remove: () => rmSync(parent, { recursive: true, force: true }) }
}

/** Exports the store as its coordinator, or as its investigator when it is identified. */
export async function runExport(temporary: TemporaryStore, parent: string, more: Partial<ExportRequest> = {}) {
  const { store, actors, folder, dataKey } = temporary
  const request: ExportRequest = {
    profile: 'safe-harbor',
    formats: ['csv'],
    csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
    smallCells: 'report',
    k: 5,
    recipient: 'Statistics group',
    purpose: 'Primary analysis',
    productVersion: '0.1.0',
    parent,
    ...more,
  }
  const order = orderExport(store, request.profile === 'full' ? actors.investigator : actors.coordinator, request)
  const reader = openReader(folder, dataKey)
  try {
    return { order, manifest: await writeExport(reader, order) }
  } finally {
    reader.close()
  }
}

/** The names of all files below a folder. */
export function filesIn(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter((name) => statSync(join(folder, name)).isFile())
}

/** The text of a file of an export. */
export function textOfFile(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}
