import { addressKey } from '../shared/form/address.ts'
import { addPerson, expect, makeStudy, signIn, signOut, start, test } from './support/launch.ts'
import {
  choose,
  goTo,
  openForm,
  pressKeys,
  signInOnScreen,
  signOutOnScreen,
  typeSegments,
  untilKept,
} from './support/screens.ts'

const PASSWORD = 'four quiet cups of green tea'
const NURSE = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const MONITOR = { username: 'mona', name: 'Mona Monitor', role: 'monitor' } as const
const INVESTIGATOR = { username: 'ivan', name: 'Ivan Investigator', role: 'investigator' } as const
const COORDINATOR = { username: 'cora', name: 'Cora Coordinator', role: 'coordinator' } as const
const QUESTION = 'The source says level IV. Please look again.'

/** Today on this machine, as the nurse would write it. */
const today = () => new Date().toLocaleDateString('sv-SE')

test('a form is verified, asked about, corrected, signed and locked, and then nobody can change it (R25, R26, R28, R32)', async () => {
  test.setTimeout(300_000)
  const running = await start()
  const { page, application, get, ask } = running
  const enter = async (person: { readonly username: string }) => signInOnScreen(page, person.username, PASSWORD)
  const leave = async (person: { readonly name: string }) => signOutOnScreen(page, person.name)
  const openLevel = async () => {
    await goTo(page, 'Subjects')
    await page.getByRole('button', { name: /^TEH-001/ }).click()
    await openForm(page, 'GMFCS level', 'Baseline')
  }
  const verification = async () => {
    const [child] = await get('subjects.list', { search: '' })
    const [progress] = await get('verification.progress', { subjectId: child?.id ?? null })
    return get('verification.form', { formId: progress?.forms[0]?.formId ?? '' })
  }
  const bar = page.getByRole('region', { name: 'Source verification' })
  try {
    await makeStudy(running)
    for (const person of [NURSE, MONITOR, INVESTIGATOR, COORDINATOR]) await addPerson(running, person, PASSWORD)

    await test.step('the nurse completes a form', async () => {
      await signIn(running, NURSE.username, PASSWORD)
      await get('subjects.register', { givenName: 'Zahra', familyName: 'Karimzadeh', recordNumber: 'MR-88121' })
      await signOut(running)
      await enter(NURSE)
      await openLevel()
      await pressKeys(page, ['3'])
      await page.getByRole('tab', { name: /^Assessment/ }).click()
      await typeSegments(page.getByRole('group', { name: 'Date of assessment' }), today())
      await choose(page, 'Assessor', /Nina Nurse/)
      await page.getByRole('radio', { name: 'Observed' }).check({ force: true })
      await untilKept(page)
      await page.getByRole('button', { name: 'Complete', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Complete')
      await leave(NURSE)
    })

    await test.step('the monitor goes through its items with N and Space, and asks about one with Q', async () => {
      await enter(MONITOR)
      await openLevel()
      await expect(bar).toBeVisible()
      const { items } = await verification()
      for (let done = 1; done <= items.length; done += 1) {
        await page.keyboard.press('n')
        await expect(bar.getByRole('button', { name: /^Verified/ })).toBeEnabled()
        await page.keyboard.press('Space')
        await expect.poll(async () => (await verification()).verified).toBe(done)
      }
      await page.getByRole('tab', { name: 'Items' }).click()
      await page.keyboard.press('q')
      await page.getByLabel('What is asked').fill(QUESTION)
      await page.getByRole('button', { name: 'Raise query', exact: true }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(page.getByText(QUESTION).first()).toBeVisible()
      await leave(MONITOR)
    })

    await test.step('the nurse finds the question, corrects with a reason and answers', async () => {
      await enter(NURSE)
      await goTo(page, 'Queries')
      await expect(page.getByRole('article', { name: 'Thread' })).toContainText(QUESTION)
      await page.getByRole('button', { name: 'Go to the item' }).click()
      await page.getByRole('button', { name: 'Change answers' }).click()
      await pressKeys(page, ['4'])
      await choose(page, 'Reason', 'Typed or copied wrongly')
      await page.getByLabel('In your own words').fill('The sheet says four')
      await page.getByRole('button', { name: 'Keep the change' }).click()
      await expect(page.getByRole('button', { name: 'Change answers' })).toBeVisible()
      await goTo(page, 'Queries')
      await page.getByLabel('Your words').fill('Corrected to four.')
      await page.getByRole('button', { name: 'Answer', exact: true }).click()
      await expect(page.getByText('No query waits for you')).toBeVisible()
      await leave(NURSE)
    })

    await test.step('the tick has fallen; the monitor sees it, verifies again and closes the query', async () => {
      await enter(MONITOR)
      expect(await verification()).toMatchObject({ changed: 1 })
      await goTo(page, 'Queries')
      await page.getByLabel('Your words').fill('Agrees with the source.')
      await page.getByRole('button', { name: 'Close the query' }).click()
      await openLevel()
      await expect(page.getByText(/Changed since it was verified by Mona Monitor/)).toBeVisible()
      await page.keyboard.press('n')
      await page.keyboard.press('Space')
      await expect.poll(async () => (await verification()).changed).toBe(0)
      await leave(MONITOR)
    })

    await test.step('the investigator signs', async () => {
      await enter(INVESTIGATOR)
      await openLevel()
      await page.getByRole('button', { name: 'Sign', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: 'Sign' })
      await dialog.getByRole('radio').first().check({ force: true })
      await dialog.getByLabel('User name').fill(INVESTIGATOR.username)
      await dialog.getByLabel('Password').fill(PASSWORD)
      await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
      await expect(page.getByText(/Signed by/)).toContainText(INVESTIGATOR.name)
      await leave(INVESTIGATOR)
    })

    await test.step('the coordinator locks', async () => {
      await enter(COORDINATOR)
      await openLevel()
      await page.getByRole('button', { name: 'Freeze or lock: GMFCS level' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Lock', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Locked')
      await leave(COORDINATOR)
    })

    await test.step('no edit after that: the screen offers none and the door takes none', async () => {
      await enter(NURSE)
      await openLevel()
      await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Locked')
      await expect(page.getByRole('button', { name: 'Change answers' })).toHaveCount(0)
      const { formId, base, items } = await verification()
      const level = items.find(({ address }) => addressKey(address).endsWith('/GMFCS'))
      const answer = await ask('forms.change', {
        formId,
        base,
        changes: [{ address: level?.address ?? { group: '', repeat: 1, item: '' }, answer: { value: 'II' } }],
        reason: 'Typed or copied wrongly',
      })
      expect(answer).toMatchObject({ ok: false, error: { code: 'frozen' } })
    })
  } finally {
    await application.close()
  }
})
