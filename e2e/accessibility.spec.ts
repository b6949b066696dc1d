import { ROLES } from '../shared/roles.ts'
import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { barriersOn } from './support/barriers.ts'
import { expect, signIn, signOut, test } from './support/launch.ts'

/** One form of each kind of layout, by its name and visit as the matrix says them. */
const FORMS = [
  'GMFM-88, Baseline',
  'Modified Ashworth Scale, Baseline',
  'Consent, Screening',
  'Vital signs, Injection 1',
]

test('every place of every role, light and dark, and forms of every layout can be used by ear, by keyboard and with weak eyes', async ({
  running,
}) => {
  const { page } = running
  const barriers: string[] = []
  const look = async (where: string, schemes: readonly ('light' | 'dark')[] = ['light', 'dark']) => {
    await page.waitForTimeout(300)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme })
      barriers.push(...(await barriersOn(page)).map((barrier) => `${where}, ${colorScheme}: ${barrier}`))
    }
  }
  await look('first run')
  await running.get('setup.explore', {})
  await page.reload()
  await look('sign-in')
  for (const role of ROLES) {
    const account = TRAINING_ACCOUNTS.find((each) => each.role === role)!
    await signIn(running, account.username, account.password)
    await page.reload()
    await expect(page.locator('.rail')).toBeVisible()
    const places = await page.locator('.rail-link').allInnerTexts()
    expect(places.length).toBeGreaterThan(2)
    for (const [index, place] of places.entries()) {
      await page.locator('.rail-link').nth(index).click()
      await look(`${role}, ${place}`, role === 'nurse' || role === 'coordinator' ? ['light', 'dark'] : ['light'])
    }
    if (role === 'nurse') {
      await page.locator('.rail-link', { hasText: 'Subjects' }).click()
      await page.locator('.grid-link').first().click()
      await expect(page.getByRole('heading', { name: 'Visits and forms' })).toBeVisible()
      await look('a child')
      for (const form of FORMS) {
        await page
          .getByRole('link', { name: new RegExp(`^${form}`) })
          .first()
          .click()
        await expect(page.locator('.form-head')).toBeVisible()
        await look(form)
        await page.locator('.form-path .strong-link').click()
        await expect(page.getByRole('heading', { name: 'Visits and forms' })).toBeVisible()
      }
    }
    await signOut(running)
  }
  expect(barriers).toEqual([])
})
