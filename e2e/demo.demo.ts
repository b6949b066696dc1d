import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { gmfm88 } from '../shared/instruments/index.ts'
import { start } from './support/launch.ts'
import { backToChild, choose, goTo, openForm, pressKeys, typeSegments, untilKept } from './support/screens.ts'

const OUT = join(import.meta.dirname, '..', 'out', 'demo')
const screenshots = process.env['TRIALBOOK_SCREENSHOTS'] ?? join(OUT, 'screenshots')

/** The demonstration of `npm start` without a display: the training study, an assessment, a de-identified export. */
test('the demonstration', async () => {
  rmSync(screenshots, { recursive: true, force: true })
  rmSync(join(OUT, 'export'), { recursive: true, force: true })
  mkdirSync(screenshots, { recursive: true })
  const { page, application, folder } = await start()
  const photograph = async (name: string) => {
    await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' })
  }
  const enterAs = (role: string) => page.getByRole('button', { name: role, exact: true }).click({ timeout: 120_000 })
  try {
    await page.getByRole('button', { name: 'Explore with the training study' }).click()
    await enterAs('Research nurse')
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible({ timeout: 30_000 })
    await photograph('today')
    await goTo(page, 'Subjects')
    await expect(page.getByText('TRN-003')).toBeVisible()
    await photograph('subjects')
    const code = await registerChild(page)
    await photograph('subject')
    await scoreGmfm(page, () => photograph('gmfm88'))
    await photograph('gmfm88-complete')
    await backToChild(page, code)

    await signOut(page)
    await enterAs('Coordinator')
    await goTo(page, 'Export')
    await page.getByLabel('Who receives it').fill('Statistics group')
    await page.getByLabel('What it is for').fill('Demonstration')
    await page.getByRole('button', { name: 'Look at what it holds' }).click()
    await expect(page.getByText(/children ·/)).toBeVisible()
    await photograph('export')
    await page.getByRole('button', { name: 'Choose a folder and write' }).click()
    await expect(page.getByText('The export is written and complete')).toBeVisible({ timeout: 60_000 })
    await photograph('export-written')

    await signOut(page)
    await enterAs('Monitor')
    await goTo(page, 'Audit')
    await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeVisible()
    await photograph('audit')
  } finally {
    await application.close()
  }
  const [made] = readdirSync(folder).filter((name) => name.startsWith('trialbook-'))
  expect(made).toBeDefined()
  renameSync(join(folder, made ?? ''), join(OUT, 'export'))
  console.log(`The export is in ${join(OUT, 'export')}, the screenshots in ${screenshots}.`)
})

async function registerChild(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Register a child' }).click()
  await page.getByLabel('Given name').fill('زهرا')
  await page.getByLabel('Family name').fill('نمایشی')
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('TRN-')
  return /TRN-\d+/.exec(await heading.innerText())?.[0] ?? ''
}

/** Scores a whole GMFM-88 with 88 keys, as a child who sits but does not walk. */
async function scoreGmfm(page: Page, halfWay: () => Promise<void>): Promise<void> {
  await openForm(page, 'GMFM-88', 'Baseline')
  const answers: Readonly<Record<string, string>> = { A: '3', B: '2', C: '1' }
  const keys = gmfm88.items.map(({ dimension }) => answers[dimension] ?? '0')
  await pressKeys(page, keys.slice(0, 30))
  await untilKept(page)
  await halfWay()
  await pressKeys(page, keys.slice(30))
  await page.getByRole('tab', { name: /^Assessment/ }).click()
  await typeSegments(page.getByRole('group', { name: 'Date of assessment' }), new Date().toLocaleDateString('sv-SE'))
  await typeSegments(page.getByRole('group', { name: 'Start' }), '09:00')
  await typeSegments(page.getByRole('group', { name: 'End' }), '09:45')
  await choose(page, 'Assessor', /Nasrin/)
  await page.getByRole('radio', { name: 'Without aids or orthoses' }).check({ force: true })
  await untilKept(page)
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await page.getByRole('tab', { name: 'Items' }).click()
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Complete')
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /\(training\)/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}
