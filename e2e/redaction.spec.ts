import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../shared/dates/civilDate.ts'
import type { JobView } from '../shared/ipc/views/export.ts'
import { casebook } from '../electron/ipc/testing/casebook.ts'
import { addPerson, ADMINISTRATOR, expect, makeStudy, signIn, signOut, start, test } from './support/launch.ts'
import { goTo, openForm, signInOnScreen, signOutOnScreen } from './support/screens.ts'

const PASSWORD = 'four quiet cups of green tea'
const NURSE = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const INVESTIGATOR = { username: 'ines', name: 'Ines Investigator', role: 'investigator' } as const
/** A name that has no place in the answer to a question about allergies. */
const NAME = 'Parastoo Golkar'

test('R07: two persons take a name out that was typed by mistake, and it is gone from every screen, export and trail', async () => {
  test.setTimeout(240_000)
  const running = await start()
  const { page, get } = running
  const dialog = page.getByRole('dialog')
  const ended = async ({ id }: JobView): Promise<JobView> => {
    const view = await get('jobs.get', { id })
    if (view.state !== 'running') return view
    await new Promise((resolve) => setTimeout(resolve, 100))
    return ended(view)
  }
  /** Every byte that the application has written for people. */
  const written = () =>
    readdirSync(running.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => ({ name, parentPath, text: readFileSync(join(parentPath, name), 'utf8') }))
  try {
    await makeStudy(running)
    for (const person of [NURSE, INVESTIGATOR]) await addPerson(running, person, PASSWORD)
    await signIn(running, NURSE.username, PASSWORD)
    const book = await casebook(get, addDays(new Date().toLocaleDateString('sv-SE'), -3), 0)
    await book.date('SCR')
    const formId = await book.fill('MEDHX', 'SCR', { ALLERGIES: `None, says the aunt ${NAME}` })
    await signOut(running)

    await test.step('a wrong password of the second person takes nothing out, and the reason stands', async () => {
      await signInOnScreen(page, INVESTIGATOR.username, PASSWORD)
      await goTo(page, 'Audit')
      await page.getByRole('searchbox', { name: 'Search the trail' }).fill('Golkar')
      await page.getByRole('option').first().click()
      await page.getByRole('article').getByRole('button', { name: 'Redact' }).click()
      await expect(dialog).toContainText(NAME)
      await dialog.getByLabel('Reason').fill('A name stands in an answer')
      await dialog.getByLabel('Your password').fill(PASSWORD)
      await dialog.getByLabel('User name of the second person').fill(ADMINISTRATOR.username)
      await dialog.getByLabel('Password of the second person').fill('not the password at all')
      await dialog.getByRole('button', { name: 'Redact for good' }).click()
      await expect(dialog.getByRole('alert')).toBeVisible()
      await expect(dialog.getByLabel('Reason')).toHaveValue('A name stands in an answer')
      await expect(dialog.getByLabel('Your password')).toHaveValue('')
      await expect(page.getByRole('article')).toContainText(NAME)
    })

    await test.step('with both passwords it is gone from the trail on the screen', async () => {
      await dialog.getByLabel('Your password').fill(PASSWORD)
      await dialog.getByLabel('Password of the second person').fill(ADMINISTRATOR.password)
      await dialog.getByRole('button', { name: 'Redact for good' }).click()
      await expect(dialog).toHaveCount(0)
      await expect(page.getByText(NAME)).toHaveCount(0)
      await page.getByRole('searchbox', { name: 'Search the trail' }).fill('')
      await expect(page.getByText(NAME)).toHaveCount(0)
      const { rows } = await get('audit.page', { filter: {}, before: null, limit: 200 })
      expect(JSON.stringify(rows)).not.toContain(NAME)
      expect(
        rows.some(({ kind, reason }) => kind === 'value.redacted' && reason === 'A name stands in an answer'),
      ).toBe(true)
      expect((await get('audit.page', { filter: { text: 'Golkar' }, before: null, limit: 10 })).rows).toEqual([])
    })

    await test.step('the form shows that something was redacted, and its history too', async () => {
      await goTo(page, 'Subjects')
      await page.getByRole('button', { name: /^TEH-001/ }).click()
      await openForm(page, 'Medical history', 'Screening and consent')
      await expect(page.getByText('[redacted]')).toHaveCount(1)
      expect(JSON.stringify(await get('forms.read', { formId }))).not.toContain(NAME)
      expect(JSON.stringify(await get('queries.list', {}))).not.toContain(NAME)
    })

    await test.step('the identified export and the trail export do not hold it, and the verifier finds the trail whole', async () => {
      await get('export.chooseFolder', {})
      const full = await get('export.start', {
        profile: 'full',
        formats: ['csv', 'odm', 'dataset-json'],
        recipient: 'The site itself',
        purpose: 'A look at what is left',
        password: PASSWORD,
      })
      expect((await ended(full)).state).toBe('done')
      const trail = await ended(await get('trail.export', { values: 'all', password: PASSWORD }))
      expect(trail.state, trail.message).toBe('done')
      const files = written()
      expect(files.some(({ text }) => text.includes('[redacted]'))).toBe(true)
      expect(files.filter(({ text }) => /Parastoo|Golkar/.test(text)).map(({ name }) => name)).toEqual([])
      const verifiers = files.filter(({ name }) => name === 'verify-trail.mjs')
      expect(verifiers.length).toBeGreaterThan(0)
      for (const { parentPath } of verifiers) {
        // A finding ends it with another code than 0, and the call throws.
        execFileSync(process.execPath, [join(parentPath, 'verify-trail.mjs'), parentPath], { encoding: 'utf8' })
      }
    })
    await signOutOnScreen(page, INVESTIGATOR.name)
  } finally {
    await running.application.close()
  }
})
