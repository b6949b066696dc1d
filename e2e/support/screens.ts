import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** What a person does with the screens, in their words. Only what is visible and reachable is used. */

/** Goes to a place of the rail. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation').getByText(place, { exact: true }).click()
}

/** Signs in on the sign-in sheet and waits for the frame. */
export async function signInOnScreen(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible()
}

/** Signs out by the menu of the person and waits for the sign-in sheet. */
export async function signOutOnScreen(page: Page, personName: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(personName) }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByLabel('User name')).toBeVisible()
}

/** Opens a form from the child's matrix: 'GMFM-88' at 'Baseline'. */
export async function openForm(page: Page, form: string, visit: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${escaped(form)}, ${escaped(visit)}`) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(form)
}

/** Goes back from a form to the child. */
export async function backToChild(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: code }).click()
  await expect(page.getByRole('heading', { name: 'Visits and forms' })).toBeVisible()
}

/** Types a date 'YYYY-MM-DD' or time 'HH:MM' into a field of segments. */
export async function typeSegments(field: Locator, text: string): Promise<void> {
  const segments = field.getByRole('spinbutton')
  for (const [index, part] of text.split(/[-T:]/).entries()) await segments.nth(index).pressSequentially(part)
}

/** Chooses from a list that opens. */
export async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(escaped(label)) })
    .last()
    .click()
  await page.getByRole('option', { name: option }).click()
}

/** Presses the keys of a score form one after the other, as fast as they are taken. */
export async function pressKeys(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Waits until nothing is under way: the line at the bottom says when the last answer was kept. */
export async function untilKept(page: Page): Promise<void> {
  await expect(page.getByText(/^Kept \d\d:\d\d:\d\d$/)).toBeVisible()
  await expect(page.getByText(/^Keeping/)).toHaveCount(0)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
