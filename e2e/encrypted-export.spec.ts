import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { expect, test } from './support/launch.ts'
import { goTo, signInOnScreen } from './support/screens.ts'

const investigator = TRAINING_ACCOUNTS.find(({ role }) => role === 'investigator')
if (!investigator) throw new Error('no training account for an investigator')
const { username, password } = investigator

test('a full export is encrypted with the words on the screen, and only they open it, with plain Node', async ({
  running,
}) => {
  test.setTimeout(240_000)
  const { page, folder } = running
  await running.get('setup.explore', {})
  await page.reload()
  await signInOnScreen(page, username, password)
  await goTo(page, 'Export')
  await page.getByRole('radio', { name: /^Full, identified/ }).check({ force: true })
  await page.getByLabel('Who receives it').fill('The ward')
  await page.getByLabel('What it is for').fill('Named copy')
  await page.getByRole('button', { name: 'Look at what it holds' }).click()
  await page.getByRole('button', { name: 'Choose a folder and write' }).click()
  const field = page.getByLabel('Passphrase for the receiver')
  await expect(field).toHaveValue(/^[a-z]+( [a-z]+){5}$/)
  const passphrase = await field.inputValue()
  await page.getByText('I have read this, and the recipient').click()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Write it with names' }).click()
  await expect(page.getByText('The export is written and complete')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/Send the folder one way and the passphrase another/)).toBeVisible()

  const [name = '', ...more] = readdirSync(folder)
  expect(more).toEqual([])
  expect(readdirSync(join(folder, name)).toSorted()).toEqual(['README.txt', 'open-export.mjs', `${name}.tar.age`])
  const [child] = await running.get('subjects.list', { search: '' })
  const family = (child?.name ?? '').split(' ').at(-1) ?? ''
  expect(family).not.toBe('')
  expect(readFileSync(join(folder, name, `${name}.tar.age`)).includes(family)).toBe(false)
  const out = join(folder, 'opened')
  const open = (typed: string) =>
    spawnSync(process.execPath, [join(folder, name, 'open-export.mjs'), '--out', out], {
      input: typed,
      encoding: 'utf8',
    })
  const refused = open(`${passphrase} x`)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('The passphrase is not right')
  expect(existsSync(out)).toBe(false)
  expect(open(passphrase).status).toBe(0)
  expect(readFileSync(join(out, 'wide', 'DEMOG.csv'), 'utf8')).toContain(family)
})
