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

test.describe('R33, R34, R39: the casebook of a child', () => {
  test('is masked for a monitor and whole for an investigator, with a bookmark for each visit and form', async () => {
    test.setTimeout(180_000)
    const print = async (role: string, identified: boolean) => {
      await enter(role)
      const [child] = await running.get('subjects.list', { search: '' })
      if (!child) throw new Error('the training study has children')
      const subject = await running.get('subjects.get', { subjectId: child.id })
      const answer = await running.ask('documents.order', { kind: 'casebook', subjectId: child.id, identified })
      const view = answer.ok ? await ended(answer.value) : null
      const head = (await newest())?.hash
      await signOut(running)
      return { name: subject.name, code: subject.code, answer, view, head }
    }
    const whole = await print('investigator', true)
    expect(whole.view?.state, whole.view?.message).toBe('done')
    expect(whole.head).toMatch(/^[0-9a-f]{64}$/)
    const made = documentResult.parse(whole.view?.result)
    expect(made.namesChildren).toBe(true)
    const bytes = readFileSync(join(running.folder, made.file))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256)
    const { pages, bookmarks } = await readPdf(bytes)
    expect(pages.every((page) => page.includes('IDENTIFIED'))).toBe(true)
    expect(pages[0]).toMatch(/head [0-9a-f]{64}/)
    for (const title of ['Screening and consent', 'Baseline', 'Injection 1']) {
      expect(
        bookmarks.some((each) => each.depth === 1 && each.title.startsWith(title)),
        title,
      ).toBe(true)
    }
    expect(bookmarks.some((each) => each.depth === 2 && each.title.startsWith('GMFM-88'))).toBe(true)

    const refused = await print('monitor', true)
    expect(refused.answer).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
    const masked = await print('monitor', false)
    const copy = await readPdf(readFileSync(join(running.folder, documentResult.parse(masked.view?.result).file)))
    expect(copy.pages.some((page) => page.includes('IDENTIFIED'))).toBe(false)
    const names = (whole.name ?? '').split(' ')
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) expect(copy.pages.some((page) => page.includes(name))).toBe(false)
  })
})
