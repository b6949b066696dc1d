import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { expect, signIn, test } from './support/launch.ts'
import { goTo } from './support/screens.ts'

test('R05: a row that is struck out of a kept form stays readable with who and why, and can be restored', async ({
  running,
}) => {
  const { page } = running
  await running.get('setup.explore', {})
  const nurse = TRAINING_ACCOUNTS.find(({ role }) => role === 'nurse')!
  await signIn(running, nurse.username, nurse.password)
  await page.reload()
  await goTo(page, 'Subjects')
  await page.locator('.grid-link').first().click()
  // Of the running logs, periods of rehabilitation are told by their first day.
  await page
    .locator('.log-row', { hasText: /^1\d{4}-\d\d-\d\d/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /Rehabilitation/ })).toBeVisible()
  await page.getByRole('button', { name: 'Change answers' }).click()

  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Strike out Row 2' }).click()
  await dialog.getByRole('textbox').fill('It never took place')
  await dialog.getByRole('button', { name: 'Strike out' }).click()
  await expect(page.getByText(`Struck out by ${nurse.name}`)).toContainText('It never took place')
  await expect(page.locator('del')).toHaveText(/^Row 2: /)
  await expect(page.getByRole('group', { name: 'Row 2' })).toBeHidden()

  await page.getByRole('button', { name: 'Restore Row 2' }).click()
  await dialog.getByRole('textbox').fill('It did take place')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('group', { name: 'Row 2' })).toBeVisible()
  await expect(page.locator('del')).toHaveCount(0)
})
