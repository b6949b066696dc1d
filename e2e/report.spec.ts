import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { expect, start, test } from './support/launch.ts'
import { goTo, signInOnScreen, signOutOnScreen } from './support/screens.ts'

const account = (role: string) => {
  const found = TRAINING_ACCOUNTS.find((each) => each.role === role)
  if (!found) throw new Error(role)
  return found
}

/**
 * The figures printed in the abstract of the trial (2025): mean ± SD before and after, p by the normal approximation. 1.63 is 26/16 =
 * 1.625 rounded half up; the abstract prints 1.62.
 */
const PRINTED: readonly (readonly [scale: string, before: string | null, after: string | null, p: RegExp])[] = [
  ['GMFM-88 total', '47.01 ± 21.45', '54.69 ± 22.62', /^(0\.000\d|<0\.0001)$/],
  ['GMFM-88 A, lying and rolling', null, null, /^0\.002/],
  ['GMFM-88 B, sitting', null, null, /^0\.0010|^0\.001[0-4]/],
  ['GMFM-88 C, crawling and kneeling', null, null, /^0\.002/],
  ['GMFM-88 D, standing', null, null, /^0\.004[0-4]|^0\.003[5-9]/],
  ['GMFM-88 E, walking, running, jumping', null, null, /^0\.043/],
  ['Balance scale (BBS)', '6.75 ± 10.88', '9.88 ± 13.60', /^0\.001[0-4]/],
  ['Modified Ashworth Scale, one grade', '2.25 ± 1.18', '1.63 ± 0.96', /^0\.003[5-9]|^0\.004[0-4]/],
  ['FIM motor', '38.63 ± 24.35', '47.44 ± 25.27', /^0\.001[0-4]|^0\.000[5-9]/],
  ['FIM cognitive', '57.06 ± 29.15', '70.88 ± 26.96', /^0\.001[0-4]|^0\.000[5-9]/],
  ['GMFCS level', null, null, /^0\.0047$/],
]
/** Shares of the abstract: level V before and after, and children with each event. */
const LEVEL_V = { before: '62.50', after: '43.75' }
const EVENTS = { Nausea: '18.75', Fatigue: '12.50', Headache: '12.50' }

/** The printed cells of a table, line by line. */
async function table(page: Page, title: string): Promise<readonly (readonly string[])[]> {
  const rows = page.getByRole('region', { name: title, exact: true }).locator('tbody tr')
  await expect(rows.first()).toBeAttached()
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? '')),
  )
}

test('the training study gives the figures that the abstract prints, on screen and in the files', async () => {
  test.setTimeout(300_000)
  const running = await start()
  const { page, application, folder, ask } = running
  try {
    await page.getByRole('button', { name: /training study/i }).click()
    await expect(page.getByLabel('User name')).toBeVisible({ timeout: 120_000 })
    const investigator = account('investigator')
    await signInOnScreen(page, investigator.username, investigator.password)
    await goTo(page, 'Report')
    await expect(page.getByRole('heading', { name: 'Scales', exact: true })).toBeVisible()

    await test.step('means, SDs and p-values', async () => {
      const byVisit = await table(page, 'Scales by visit')
      const tests = await table(page, 'Tests of the change')
      for (const [scale, before, after, p] of PRINTED) {
        const at = (visit: string) => byVisit.find((row) => row[0] === scale && row[2]?.startsWith(visit))
        if (before !== null) expect(at('Baseline')?.[5], scale).toBe(before)
        if (after !== null) expect(at('Final')?.[5], scale).toBe(after)
        expect(at('Final')?.[3], scale).toBe('16')
        expect(tests.find((row) => row[0] === scale)?.[7], scale).toMatch(p)
      }
      expect(tests.find((row) => row[0] === 'GMFCS level')?.[6]).toBe('0.0078')
      await expect(page.getByText(/MAS, Final assessment, 12 months: 1\.625 prints as 1\.63/)).toBeAttached()
    })

    await test.step('level V, adverse events and the caveat', async () => {
      const levels = await table(page, 'GMFCS levels by visit')
      const share = (visit: string) => levels.find((row) => row[0]?.startsWith(visit) && row[1] === 'V')?.[3]
      expect({ before: share('Baseline'), after: share('Final') }).toEqual(LEVEL_V)
      const terms = await table(page, 'Adverse events by organ class and term')
      for (const [term, percent] of Object.entries(EVENTS))
        expect(terms.find((row) => row[1] === term)?.[3]).toBe(percent)
      const overview = await table(page, 'Adverse events at a glance')
      expect(overview.find((row) => row[0] === 'serious')?.slice(1, 4)).toEqual(['0 / 16', '0.00', '0.00 to 20.59'])
      await expect(page.getByText(/One arm, no control group/).first()).toBeVisible()
      await expect(page.getByText('every child here is made up').first()).toBeVisible()
    })

    await test.step('a plot shows its data', async () => {
      const plot = page.getByRole('figure').filter({ has: page.getByAltText(/^GMFM-88 total: each child/) })
      await plot.getByRole('button', { name: /^Data/ }).click()
      await expect(plot.locator('tbody tr')).toHaveCount(16)
    })

    await test.step('the files hold the same, with exact figures, and name nobody', async () => {
      await page.getByRole('button', { name: /^Write PDF/ }).click()
      await expect(page.getByText('The report is written and complete')).toBeVisible({ timeout: 120_000 })
      const [made = ''] = readdirSync(folder).filter((name) => name.startsWith('trialbook-report-'))
      const read = (name: string) => readFileSync(join(folder, made, name))
      const { files, tables, plots } = JSON.parse(read('manifest.json').toString('utf8')) as {
        files: { name: string; sha256: string }[]
        tables: { id: string }[]
        plots: { id: string }[]
      }
      for (const { name, sha256 } of files)
        expect(createHash('sha256').update(read(name)).digest('hex'), name).toBe(sha256)
      for (const { id } of tables) expect(existsSync(join(folder, made, 'tables', `${id}.csv`)), id).toBe(true)
      for (const { id } of plots) {
        expect(read(`plots/${id}.svg`).toString('utf8')).toContain('<svg')
        expect(read(`plots/${id}.png`).subarray(1, 4).toString('latin1')).toBe('PNG')
      }
      const rows = parse(read('tables/scales-by-visit.csv'), { columns: true, bom: true }) as Record<string, string>[]
      const mas = rows.find((row) => row['scale']?.startsWith('Modified') && row['visit']?.startsWith('Final'))
      expect(mas?.['mean']).toBe('1.625')
      const texts = files
        .filter(({ name }) => /\.(csv|svg|html)$/.test(name))
        .map(({ name }) => read(name).toString('utf8'))
      expect(texts.join('\n')).not.toMatch(/TRN-0|نمونه|Childson|T-10\d\d|20\d\d-\d\d-\d\d(?!T\d\d:\d\d:\d\d)/)
    })

    await test.step('a nurse has no report', async () => {
      await signOutOnScreen(page, investigator.name.split(' ')[0] ?? '')
      const nurse = account('nurse')
      await signInOnScreen(page, nurse.username, nurse.password)
      await expect(page.getByRole('navigation').getByText('Report', { exact: true })).toHaveCount(0)
      expect(await ask('report.get', {})).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
    })
  } finally {
    await application.close()
  }
})
