import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Role } from '../shared/roles.ts'
import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { expect, signIn, signOut, test, type Running } from './support/launch.ts'

const FOLDER = join(import.meta.dirname, '..', 'out', 'screens')

/** How a screen is looked at. 200 % of a small laptop leaves 640 by 400 points. */
const LOOKS = {
  light: { width: 1280, height: 800, colorScheme: 'light', language: 'en' },
  dark: { width: 1280, height: 800, colorScheme: 'dark', language: 'en' },
  rtl: { width: 1280, height: 800, colorScheme: 'light', language: 'fa' },
  zoom: { width: 640, height: 400, colorScheme: 'light', language: 'en' },
} as const

/** Whose rail is walked from end to end; a place that an earlier role had is looked at again, as roles see different things there. */
const WALKED: readonly Role[] = ['nurse', 'coordinator', 'monitor', 'administrator']

/** Forms of the first child, one of each kind of layout. */
const FORMS = [
  'GMFM-88, Baseline',
  'Modified Ashworth Scale, Baseline',
  'Consent, Screening',
  'Vital signs, Injection 1',
]

async function take(page: Page, name: string): Promise<void> {
  for (const [look, { width, height, colorScheme }] of Object.entries(LOOKS)) {
    if (look === 'rtl') continue
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(300)
    await page.screenshot({ path: join(FOLDER, `${name}-${look}.png`) })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

const nameOf = (role: Role, place: string) => `${role}-${place.trim().toLowerCase().replace(/\W+/g, '-')}`

async function enter(running: Running, role: Role, language: 'en' | 'fa'): Promise<void> {
  const account = TRAINING_ACCOUNTS.find((each) => each.role === role)
  if (!account) throw new Error(`nobody in the training study is ${role}`)
  await signIn(running, account.username, account.password)
  await running.get('preferences.set', { language, calendar: language === 'fa' ? 'solarHijri' : 'gregorian' })
  await running.page.reload()
  await expect(running.page.locator('.rail')).toBeVisible()
}

test('every screen can be looked at', async ({ running }) => {
  mkdirSync(FOLDER, { recursive: true })
  const { page } = running
  await take(page, 'first-run')
  await running.get('setup.explore', {})
  await page.reload()
  await take(page, 'sign-in')

  for (const role of WALKED) {
    await enter(running, role, 'en')
    const places = await page.locator('.rail-link').allInnerTexts()
    for (const [index, place] of places.entries()) {
      await page.locator('.rail-link').nth(index).click()
      await take(page, nameOf(role, place))
    }
    await signOut(running)
    // By position, as the words are Persian ones.
    await enter(running, role, 'fa')
    for (const [index, place] of places.entries()) {
      await page.locator('.rail-link').nth(index).click()
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(FOLDER, `${nameOf(role, place)}-rtl.png`) })
    }
    await signOut(running)
  }

  await enter(running, 'nurse', 'en')
  await page.locator('.rail-link', { hasText: 'Subjects' }).click()
  await page.locator('.grid-link').first().click()
  await expect(page.getByRole('heading', { name: 'Visits and forms' })).toBeVisible()
  await take(page, 'subject')
  for (const form of FORMS) {
    await page
      .getByRole('link', { name: new RegExp(`^${form}`) })
      .first()
      .click()
    await expect(page.locator('.form-head')).toBeVisible()
    await take(page, `form-${form.replace(/\W+/g, '-').toLowerCase()}`)
    await page.locator('.form-path .strong-link').click()
    await expect(page.getByRole('heading', { name: 'Visits and forms' })).toBeVisible()
  }
})
