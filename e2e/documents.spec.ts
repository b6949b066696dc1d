import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JobView } from '../shared/ipc/views/export.ts'
import { documentResult } from '../shared/ipc/views/documents.ts'
import { currentForm, study } from '../shared/study/study.ts'
import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { expect, signIn, signOut, start, test, type Running } from './support/launch.ts'
import { readPdf } from './support/pdf.ts'

const account = (role: string) => {
  const found = TRAINING_ACCOUNTS.find((each) => each.role === role)
  if (!found) throw new Error(`no training account for ${role}`)
  return found
}

let running: Running

test.beforeAll(async () => {
  test.setTimeout(240_000)
  running = await start()
  await running.get('setup.explore', {})
})
test.afterAll(() => running.application.close())

async function enter(role: string): Promise<void> {
  const { username, password } = account(role)
  await signIn(running, username, password)
}

async function ended({ id }: JobView): Promise<JobView> {
  const view = await running.get('jobs.get', { id })
  if (view.state !== 'running') return view
  await new Promise((resolve) => setTimeout(resolve, 100))
  return ended(view)
}

const newest = async () => (await running.get('audit.page', { filter: {}, before: null, limit: 1 })).rows[0]

test.describe('R42: the blank case report form', () => {
  test('is a tagged PDF with every form, bookmarks, page numbers and the head of the trail on each page', async () => {
    await enter('coordinator')
    const view = await ended(await running.get('documents.order', { kind: 'blankCrf', forms: null }))
    expect(view.state, view.message).toBe('done')
    const made = documentResult.parse(view.result)
    const bytes = readFileSync(join(running.folder, made.file))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256)
    const { pages, bookmarks, tagged, hasScript } = await readPdf(bytes)
    expect(tagged).toBe(true)
    expect(hasScript).toBe(false)
    for (const { name } of [...new Set(study.forms.map(({ oid }) => oid))].map(currentForm)) {
      expect(
        bookmarks.some(({ title, depth }) => depth === 1 && title.startsWith(name.en)),
        name.en,
      ).toBe(true)
    }
    const head = /head ([0-9a-f]{64})/.exec(pages[0] ?? '')?.[1]
    expect(head).toBeDefined()
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`page ${index + 1} of ${pages.length}`.replaceAll(' ', ' '))
      expect(page).toContain(head)
      expect(page).toContain('TRAINING DATA')
    }
    expect(readdirSync(running.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    const written = await newest()
    expect(written?.kind).toBe('print.made')
    expect(JSON.stringify(written)).toContain(made.sha256)
    await signOut(running)
  })
})
