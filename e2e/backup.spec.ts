import { existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { addPerson, ADMINISTRATOR, expect, makeStudy, signIn, signOut, test } from './support/launch.ts'
import { goTo, signInOnScreen } from './support/screens.ts'

const PASSWORD = 'four quiet cups of green tea'
const NURSE = { username: 'nina.n', name: 'Nina Planted-Nurse', role: 'nurse' } as const
const INVESTIGATOR = { username: 'ines.i', name: 'Ines Planted-Investigator', role: 'investigator' } as const

test('R37: a backup is made, tried out and put back on screen; the study that was there is kept', async ({
  running,
}) => {
  const { page, get, folder, userData } = running
  await makeStudy(running)
  await addPerson(running, NURSE, PASSWORD)
  await addPerson(running, INVESTIGATOR, PASSWORD)
  await page.reload()

  await test.step('the administrator is reminded, settles a place and backs up with one click', async () => {
    await signInOnScreen(page, ADMINISTRATOR.username, ADMINISTRATOR.password)
    await page.getByRole('button', { name: 'No backup yet' }).click()
    await expect(page.getByText('This study has no copy at all')).toBeVisible()
    await page.getByRole('button', { name: 'Add a place' }).click()
    await page.getByLabel('Reason').fill('A stick in the safe')
    await page.getByRole('button', { name: 'Choose the folder' }).click()
    await expect(page.getByText('there', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Back up now' }).click()
    await expect(page.getByText(/Backed up, opened again and verified to record/)).toBeVisible()
    await expect(page.getByText('This study has no copy at all')).toHaveCount(0)
    await expect(page.getByRole('row', { name: /Backup · whole/ })).toBeVisible()
  })

  const [name = ''] = readdirSync(folder).filter((each) => each.startsWith('trialbook-backup-'))
  expect(name).not.toBe('')

  await test.step('a stick that is away is said in words, and nothing is lost', async () => {
    renameSync(folder, `${folder}-away`)
    await page.getByRole('button', { name: 'Back up now' }).click()
    await expect(page.getByText(/plug it in and try again/)).toBeVisible()
    await expect(page.getByText('A place was not there', { exact: false })).toBeVisible()
    renameSync(`${folder}-away`, folder)
  })

  await signOut(running)
  await signIn(running, NURSE.username, PASSWORD)
  await get('subjects.register', { givenName: 'Sara', familyName: 'Karimi', recordNumber: '' })
  await signOut(running)

  // The dialog of the test always answers with one folder: the copy is moved to where it looks.
  const stash = join(userData, 'stash')
  renameSync(join(folder, name), stash)
  renameSync(folder, `${folder}-old`)
  renameSync(stash, folder)

  await test.step('a copy is tried out with the password of its day', async () => {
    await signInOnScreen(page, ADMINISTRATOR.username, ADMINISTRATOR.password)
    await goTo(page, 'Backup')
    await page.getByRole('button', { name: 'Choose a copy' }).click()
    await page.getByLabel('Your password on the day it was made').fill('not the one')
    await page.getByRole('button', { name: 'Try it out' }).click()
    await expect(page.getByText(/do not open the copy/)).toBeVisible()
    await page.getByLabel('Your password on the day it was made').fill(ADMINISTRATOR.password)
    await page.getByRole('button', { name: 'Try it out' }).click()
    await expect(page.getByText('This copy would bring the study back')).toBeVisible()
    await expect(page.getByRole('row', { name: /Copy tried out · whole/ })).toBeVisible()
  })

  await test.step('it is put back by two people, everybody is signed out, and the other study is kept', async () => {
    await page.getByRole('button', { name: 'Restore this copy' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(/This copy lacks \d+ changes/)).toBeVisible()
    await expect(dialog.getByRole('row', { name: /Nina Planted-Nurse/ })).toBeVisible()
    await dialog.getByLabel('Reason').fill('Trying the restore for real')
    await dialog.getByLabel('Your password', { exact: true }).fill(ADMINISTRATOR.password)
    await dialog.getByLabel('User name of the investigator').fill(NURSE.username)
    await dialog.getByLabel('Password of the investigator').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Restore this copy' }).click()
    await expect(dialog.getByText(/needs an investigator/)).toBeVisible()
    await dialog.getByLabel('User name of the investigator').fill(INVESTIGATOR.username)
    await dialog.getByRole('button', { name: 'Restore this copy' }).click()
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await expect(page.getByText(/is now the study/)).toBeVisible()
    const kept = readdirSync(userData).filter((each) => each.includes('.before-restore-'))
    expect(kept).toHaveLength(1)
    expect(existsSync(join(userData, kept[0] ?? '', 'trialbook.db'))).toBe(true)
  })

  await signInOnScreen(page, NURSE.username, PASSWORD)
  expect(await get('subjects.list', { search: '' })).toEqual([])
  await signOut(running)
  await signInOnScreen(page, ADMINISTRATOR.username, ADMINISTRATOR.password)
  await goTo(page, 'Backup')
  await expect(page.getByRole('row', { name: /Restored/ })).toBeVisible()
})
