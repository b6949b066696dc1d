import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archiveSummary } from '../shared/ipc/views/archive.ts'
import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { launch } from './launch.ts'
import { expect, start, test, type Running } from './support/launch.ts'
import { readPdf } from './support/pdf.ts'
import { goTo, signInOnScreen } from './support/screens.ts'

/** A casebook for each child of the training study, drawn one after the other. */
const WRITING = 240_000

const investigator = TRAINING_ACCOUNTS.find(({ role }) => role === 'investigator')
if (!investigator) throw new Error('no training account for an investigator')
const { username, password } = investigator

let running: Running
let folder: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  running = await start()
  await running.get('setup.explore', {})
  await running.page.reload()
  await signInOnScreen(running.page, username, password)
})
test.afterAll(() => running.application.close())

async function order(purpose: string): Promise<void> {
  const { page } = running
  await goTo(page, 'Export')
  await page.getByRole('tab', { name: 'Archive' }).click()
  await page.getByRole('button', { name: 'Make an archive' }).click()
  await page.getByLabel('What it is for').fill(purpose)
  await page.getByText('I have read this, and I have a safe place').click()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Choose a folder and write' }).click()
}

/** What the trail says of archives, newest first. */
async function recorded(): Promise<readonly string[]> {
  const { rows } = await running.get('audit.page', { filter: {}, before: null, limit: 20 })
  return rows.filter(({ kind }) => kind === 'export.identified').map((row) => JSON.stringify(row))
}

const verify = (...more: string[]) =>
  spawnSync(process.execPath, [join(folder, 'verify-archive.mjs'), folder, ...more], { encoding: 'utf8' })

test('R33-R36: an investigator makes the archive in the window, and plain Node proves it whole', async () => {
  test.setTimeout(WRITING)
  const { page } = running
  await order('End of the study')
  await expect(page.getByText('Writing the archive').first()).toBeVisible()
  await expect(page.getByText('The archive is there, sealed and complete')).toBeVisible({ timeout: WRITING })
  const [name = ''] = readdirSync(running.folder)
  expect(name).toMatch(/^trialbook-archive-[0-9a-f]{8}$/)
  folder = join(running.folder, name)
  await expect(page.getByText(folder)).toBeVisible()
  // The fingerprint is read from the screen, as somebody would write it down.
  const shown = await page
    .locator('.prints code')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))
  const [head, key, manifest] = shown
  const whole = verify('--key-fingerprint', key ?? '')
  expect(whole.status, whole.stdout + whole.stderr).toBe(0)
  expect(whole.stdout).toContain(head)
  const books = readdirSync(join(folder, 'casebooks'))
  expect(books.length).toBe((await running.get('subjects.list', { search: '' })).length)
  const { pages } = await readPdf(readFileSync(join(folder, 'casebooks', books[0] ?? '')))
  expect(pages[0]).toContain('IDENTIFIED')
  const [written = '', ordered = ''] = await recorded()
  expect(written).toContain(manifest)
  expect(ordered).toContain('ordered')
})

test('a byte altered in any of its parts is found', () => {
  const parts = ['casebooks', 'data', 'forms', 'study', 'trail'].map((part) => {
    const names = readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    const file = names.find((each) => each.isFile() && !each.name.startsWith('manifest'))
    return join(file?.parentPath ?? '', file?.name ?? '')
  })
  for (const file of [...parts, join(folder, 'index.html')]) {
    const bytes = readFileSync(file)
    const altered = Buffer.from(bytes)
    const middle = altered.length >> 1
    altered[middle] = (altered[middle] ?? 0) ^ 1
    writeFileSync(file, altered)
    const { status, stdout } = verify()
    expect(status, file).toBe(1)
    expect(stdout).toContain('was altered')
    writeFileSync(file, bytes)
  }
  expect(verify().status).toBe(0)
})

test('R35: its index opens in a browser window without network and without script, and every link leads to a file', async () => {
  const shell = mkdtempSync(join(tmpdir(), 'trialbook-browser-'))
  writeFileSync(join(shell, 'package.json'), JSON.stringify({ name: 'browser', version: '1.0.0', main: 'main.cjs' }))
  writeFileSync(
    join(shell, 'main.cjs'),
    `const { app, session, BrowserWindow } = require('electron')
     app.whenReady().then(() => {
       globalThis.asked = []
       session.defaultSession.enableNetworkEmulation({ offline: true })
       session.defaultSession.webRequest.onBeforeRequest(({ url }, go) => { globalThis.asked.push(url); go({}) })
       new BrowserWindow().loadFile(process.env.ARCHIVE_INDEX)
     })`,
  )
  const browser = await launch({ application: shell, env: { ARCHIVE_INDEX: join(folder, 'index.html') } })
  try {
    const page = await browser.firstWindow()
    await expect(page.getByRole('heading', { name: 'Trialbook archive' })).toBeVisible()
    const links = await page.getByRole('link').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
    expect(links.length).toBeGreaterThan(30)
    for (const link of links) expect(existsSync(join(folder, decodeURIComponent(link))), link).toBe(true)
    expect(await page.locator('script').count()).toBe(0)
    const asked = await browser.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    expect(asked.filter((url) => /^https?:/.test(url))).toEqual([])
  } finally {
    await browser.close()
    rmSync(shell, { recursive: true, force: true })
  }
})

test('cancelled half way it leaves no folder, and one record that says so', async () => {
  test.setTimeout(WRITING)
  const { page } = running
  const before = readdirSync(running.folder)
  const known = await recorded()
  await order('A second copy')
  await expect(page.locator('[aria-current=step]', { hasText: 'Casebooks' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Cancel the archive' }).click()
  await expect(page.getByText('The archive was cancelled')).toBeVisible({ timeout: 60_000 })
  expect(readdirSync(running.folder)).toEqual(before)
  const all = await recorded()
  const since = all.slice(0, all.length - known.length)
  expect(since.map((row) => /ordered|cancelled|written|failed/.exec(row)?.[0])).toEqual(['cancelled', 'ordered'])
})

test('what a power cut leaves half made, hidden and with names, is gone after the next sign-in', async () => {
  test.setTimeout(WRITING)
  const parts = () => readdirSync(running.folder).filter((name) => name.endsWith('.part'))
  await order('A copy that is cut')
  await expect(running.page.locator('[aria-current=step]', { hasText: 'Casebooks' })).toBeVisible({ timeout: 60_000 })
  const gone = new Promise((resolve) => running.application.process().once('exit', resolve))
  running.application.process().kill('SIGKILL')
  await gone
  expect(parts()).toHaveLength(1)
  running = await start({ userData: running.userData })
  await running.get('setup.explore', {})
  await running.page.reload()
  await signInOnScreen(running.page, username, password)
  expect(parts()).toEqual([])
})

test('R33: ecrf print and ecrf archive draw through the same application from the command line', async () => {
  test.setTimeout(WRITING)
  const ecrf = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/ecrf.mjs', ...args], { encoding: 'utf8', input: `${password}\n` })
  const store = ['--store', join(running.userData, 'training'), '--user', username]
  const file = join(running.folder, 'blank.pdf')
  const printed = ecrf('print', '--kind', 'blankCrf', '--forms', 'CONSENT', ...store, '--out', file)
  expect(printed.status, printed.stderr).toBe(0)
  const { pages, tagged } = await readPdf(readFileSync(file))
  expect(pages[0]).toMatch(/head [0-9a-f]{64}/)
  expect(tagged).toBe(true)

  folder = join(running.folder, 'by-command')
  const made = ecrf('archive', ...store, '--purpose', 'From the command line', '--out', folder)
  expect(made.status, made.stderr).toBe(0)
  expect(made.stderr).toMatch(/casebooks: (\d+) of \1\b/)
  const { keyFingerprint } = archiveSummary.parse(JSON.parse(made.stdout))
  expect(verify('--key-fingerprint', keyFingerprint)).toMatchObject({ status: 0 })
})
