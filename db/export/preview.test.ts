import { afterEach, expect, test } from 'vitest'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { previewExport } from './preview.ts'

let temporary: TemporaryStore
afterEach(() => temporary.remove())

test('a preview names what stays, what goes and what changes, and draws no pseudonym', () => {
  temporary = temporaryStore()
  const preview = previewExport(temporary.store, { profile: 'safe-harbor', smallCells: 'report', k: 5 })
  expect(preview.kept).toContainEqual(expect.objectContaining({ form: 'GMFM88', item: 'GMFM01' }))
  expect(preview.dropped).toContainEqual(
    expect.objectContaining({ form: 'DEMOG', item: 'BIRTH_DATE', because: 'identifies a child' }),
  )
  expect(preview.changed).toContainEqual(
    expect.objectContaining({ item: 'GMFCS_DATE', how: expect.stringContaining('study day') as string }),
  )
  expect(temporary.store.db.prepare('SELECT 1 FROM pseudonym').all()).toEqual([])
})
