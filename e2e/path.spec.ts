import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { addPerson, ADMINISTRATOR, expect, start, test } from './support/launch.ts'
import {
  backToChild,
  choose,
  goTo,
  openForm,
  pressKeys,
  signInOnScreen,
  signOutOnScreen,
  typeSegments,
  untilKept,
} from './support/screens.ts'

interface Vector {
  readonly id: string
  readonly items: Readonly<Record<string, number | string>>
  readonly expected: { readonly total: number; readonly percent?: Readonly<Record<string, number>> }
}

const { vectors } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../shared/instruments/vectors/instrumentVectors.json'), 'utf8'),
) as { vectors: Vector[] }
const vector = (id: string) => vectors.find((each) => each.id === id) as Vector
const GMFM = vector('gmfm-gmfcs3-like')
const BBS = vector('bbs-mixed')

const NURSE = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const COORDINATOR = { username: 'cora', name: 'Cora Coordinator', role: 'coordinator' } as const
const PASSWORD = 'four quiet cups of green tea'
const CHILD = { givenName: 'زهرا', familyName: 'Karimzadeh', recordNumber: 'MR-88121' }

/** After item 1 went from 3 to 2: dimension A is 50 of 51, and the total is the mean of the five percents. */
const CHANGED = (() => {
  const { A = 0, ...others } = GMFM.expected.percent ?? {}
  const exact = (A - 100 / 51 + Object.values(others).reduce((sum, value) => sum + value, 0)) / 5
  return { exact, total: exact.toFixed(2) }
})()

/** Today on this machine, as the nurse would write it. */
const today = () => new Date().toLocaleDateString('sv-SE')

/** The keys for the items of a vector in their order. */
const keysOf = ({ items }: Vector) =>
  Object.keys(items)
    .toSorted()
    .map((item) => String(items[item]))

async function aboutAssessment(page: Page, prefix: { date: string; assessor: string }, more: () => Promise<void>) {
  await page.getByRole('tab', { name: /^Assessment/ }).click()
  await typeSegments(page.getByRole('group', { name: prefix.date }), today())
  await choose(page, prefix.assessor, /Nina Nurse/)
  await more()
  await page.getByRole('tab', { name: 'Items' }).click()
}

test('from the first run to a de-identified export whose scores are the published ones', async () => {
  test.setTimeout(300_000)
  const running = await start()
  const { page, application, folder } = running
  try {
    await test.step('the first run makes a site, an administrator and a recovery kit', async () => {
      await page.getByRole('button', { name: 'Set up' }).click()
      await page.getByLabel('Name of the site').fill('Clinic of the path')
      await page.getByLabel('Code of the site').fill('TEH')
      await page.getByLabel('Organisation').fill('Clinic of the path')
      await page.getByRole('button', { name: 'Next' }).click()
      await page.getByLabel('Full name').fill(ADMINISTRATOR.name)
      await page.getByLabel('User name').fill(ADMINISTRATOR.username)
      await page.getByLabel('New password').fill(ADMINISTRATOR.password)
      await page.getByLabel('The same password again').fill(ADMINISTRATOR.password)
      await page.getByRole('button', { name: 'Create the encrypted store' }).click()
      await expect(page.getByRole('heading', { name: 'The recovery kit' })).toBeVisible()
      const kit = (await page.getByRole('listitem').allInnerTexts())
        .map((line) => /^(\d+)\s*([a-z]+)$/.exec(line.trim())?.[2])
        .filter((word) => word !== undefined)
      expect(kit).toHaveLength(12)
      await page.getByRole('button', { name: 'I have it on paper' }).click()
      for (const label of await page.getByText(/^Word \d+$/).allInnerTexts())
        await page.getByLabel(label, { exact: true }).fill(kit[Number(label.slice(5)) - 1] ?? '')
      await page.getByRole('button', { name: 'Confirm' }).click()
      await page.getByRole('button', { name: 'To sign in' }).click()
      await expect(page.getByLabel('User name')).toBeVisible()
    })

    await addPerson(running, NURSE, PASSWORD)
    await addPerson(running, COORDINATOR, PASSWORD)

    await test.step('the nurse registers a child', async () => {
      await signInOnScreen(page, NURSE.username, PASSWORD)
      await goTo(page, 'Subjects')
      await page.getByRole('button', { name: 'Register a child' }).first().click()
      await page.getByLabel('Given name').fill(CHILD.givenName)
      await page.getByLabel('Family name').fill(CHILD.familyName)
      await page.getByLabel('Hospital record number').fill(CHILD.recordNumber)
      await page.getByRole('button', { name: 'Register', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('TEH-001')
    })

    await test.step('and scores GMFCS, balance and GMFM-88 with the keyboard alone', async () => {
      await openForm(page, 'GMFCS level', 'Baseline')
      await pressKeys(page, ['3'])
      await aboutAssessment(page, { date: 'Date of assessment', assessor: 'Assessor' }, async () => {
        await page.getByRole('radio', { name: 'Observed' }).check({ force: true })
      })
      await complete(page)
      await backToChild(page, 'TEH-001')

      await openForm(page, 'Balance scale (BBS)', 'Baseline')
      await aboutAssessment(page, { date: 'Date of assessment', assessor: 'Assessor' }, async () => {
        await page.getByRole('radio', { name: 'Berg Balance Scale' }).check({ force: true })
        await untilKept(page)
      })
      await pressKeys(page, keysOf(BBS))
      await complete(page)
      await backToChild(page, 'TEH-001')

      await openForm(page, 'GMFM-88', 'Baseline')
      const keys = keysOf(GMFM)
      expect(keys).toHaveLength(88)
      await pressKeys(page, keys)
      await expect(page.getByText('88 / 88 answered')).toBeVisible()
      await aboutAssessment(page, { date: 'Date of assessment', assessor: 'Assessor' }, async () => {
        await typeSegments(page.getByRole('group', { name: 'Start' }), '09:00')
        await typeSegments(page.getByRole('group', { name: 'End' }), '09:50')
        await page.getByRole('radio', { name: 'Without aids or orthoses' }).check({ force: true })
      })
      await complete(page)
      await expect(page.getByText('59.88').first()).toBeVisible()
    })

    await test.step('a change after that keeps the old value and asks why, and the item tells its history', async () => {
      await page.getByRole('button', { name: 'Change answers' }).click()
      await page.getByRole('tab', { name: 'Items' }).click()
      await page.keyboard.press('Home')
      await pressKeys(page, ['2'])
      await expect(page.locator('s').filter({ hasText: '3' })).toBeVisible()
      await choose(page, 'Reason', 'Typed or copied wrongly')
      await page.getByLabel('In your own words').fill('Read wrongly from the mat')
      await page.getByRole('button', { name: 'Keep the change' }).click()
      await expect(page.getByText(CHANGED.total).first()).toBeVisible()
      await page.keyboard.press('ArrowUp')
      await page.getByRole('button', { name: /^History of/ }).click()
      await expect(page.getByText('Typed or copied wrongly: Read wrongly from the mat')).toBeVisible()
      await page.keyboard.press('Escape')
      await goTo(page, 'Audit')
      await expect(page.getByText(/Read wrongly from the mat|form changed|Changed/i).first()).toBeVisible()
    })

    await test.step('the coordinator exports, and the files say what the vectors say', async () => {
      await signOutOnScreen(page, NURSE.name)
      await signInOnScreen(page, COORDINATOR.username, PASSWORD)
      await goTo(page, 'Export')
      await page.getByLabel('Who receives it').fill('Statistics group')
      await page.getByLabel('What it is for').fill('Primary analysis')
      await page.getByRole('button', { name: 'Look at what it holds' }).click()
      await expect(page.getByText('1 child').first()).toBeVisible()
      await page.getByRole('button', { name: 'Choose a folder and write' }).click()
      await expect(page.getByText('The export is written and complete')).toBeVisible()
      const [made] = readdirSync(folder).filter((name) => name.startsWith('trialbook-safe-harbor'))
      const exported = (name: string): Record<string, string>[] =>
        parse(readFileSync(join(folder, made ?? '', name), 'utf8'), { columns: true, bom: true })
      const gmfm = exported('wide/GMFM88.csv')[0] ?? {}
      expect(Number(gmfm['GMFM_TOTAL'])).toBeCloseTo(CHANGED.exact, 6)
      for (const dimension of ['B', 'C', 'D', 'E'])
        expect(Number(gmfm[`GMFM_${dimension}_PCT`])).toBeCloseTo(GMFM.expected.percent?.[dimension] ?? -1, 5)
      expect(Number(exported('wide/BBS.csv')[0]?.['BBS_TOTAL'])).toBe(BBS.expected.total)
      expect(exported('wide/GMFCS.csv')[0]?.['GMFCS']).toBe('III')
      const everything = ['long.csv', 'subjects.csv', 'wide/DEMOG.csv', 'manifest.json']
        .filter((name) => existsSync(join(folder, made ?? '', name)))
        .map((name) => readFileSync(join(folder, made ?? '', name), 'utf8'))
        .join('\n')
      for (const secret of Object.values(CHILD)) expect(everything).not.toContain(secret)
    })
  } finally {
    await application.close()
  }
})

async function complete(page: Page): Promise<void> {
  await untilKept(page)
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Complete')
}
