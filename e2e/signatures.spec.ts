import { addDays } from '../shared/dates/civilDate.ts'
import { casebook } from '../electron/ipc/testing/casebook.ts'
import { barriersOn } from './support/barriers.ts'
import { addPerson, expect, makeStudy, signIn, signOut, start, test } from './support/launch.ts'
import { goTo, signInOnScreen, signOutOnScreen } from './support/screens.ts'

const PASSWORD = 'four quiet cups of green tea'
const NURSE = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const INVESTIGATOR = { username: 'ines', name: 'Ines Investigator', role: 'investigator' } as const

test('the investigator signs a whole visit and forms in one act; what changes while they look is named and not signed (R28 to R32)', async () => {
  test.setTimeout(240_000)
  const running = await start()
  const { page, get, ask } = running
  const dialog = page.getByRole('dialog', { name: 'Sign' })
  const barriers = () => barriersOn(page)
  const tick = (name: string | RegExp) => page.getByRole('checkbox', { name })
  const states = async () =>
    (await get('signatures.list', { subjectId: null })).map(
      ({ scope, studyEventOid, form, state }) => `${scope} ${studyEventOid} ${form} ${state}`,
    )
  try {
    await makeStudy(running)
    for (const person of [NURSE, INVESTIGATOR]) await addPerson(running, person, PASSWORD)
    await signIn(running, NURSE.username, PASSWORD)
    const book = await casebook(get, addDays(new Date().toLocaleDateString('sv-SE'), -3), 0)
    await book.date('SCR')
    const demographics = await book.fill('DEMOG', 'SCR')
    await book.fill('GMFCS', 'SCR')
    await book.date('BMA')
    for (const form of ['BMA', 'VITALS']) await book.fill(form, 'BMA')
    await signOut(running)

    await test.step('Today says what waits and leads to the list', async () => {
      await signInOnScreen(page, INVESTIGATOR.username, PASSWORD)
      await goTo(page, 'Today')
      await page.getByRole('link', { name: /4 forms wait for your signature/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waiting for your signature')
    })

    await test.step('what changes between looking and signing is named, and nothing at all is signed', async () => {
      await page.getByText('All of TEH-001').click()
      await page.getByText('The whole visit in one signature').click()
      await expect(page.getByText('3 chosen')).toBeVisible()
      expect(await barriers()).toEqual([])
      await page.getByRole('button', { name: 'Look and sign' }).click()
      await dialog.getByText(/Demographics/).click()
      await expect(dialog.getByText('Date of birth')).toBeVisible()
      expect(await barriers()).toEqual([])
      const { base } = await get('forms.read', { formId: demographics })
      const address = { group: 'CHILD', repeat: 1, item: 'WEIGHT' }
      await get('forms.change', {
        formId: demographics,
        base,
        changes: [{ address, answer: { value: '13.1' } }],
        reason: 'Weighed again',
      })
      await dialog.getByRole('radio').first().check({ force: true })
      await dialog.getByLabel('User name').fill(INVESTIGATOR.username)
      await dialog.getByLabel('Password').fill(PASSWORD)
      await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
      await expect(dialog.getByRole('alert')).toContainText('TEH-001, Screening and consent, Demographics')
      await expect(dialog.getByText('Changed since you looked: look at it again')).toHaveCount(1)
      expect(await states()).toEqual([])
    })

    await test.step('looked at again, each gets a signature of its own', async () => {
      await expect(dialog.getByText('13.1 kg')).toBeVisible()
      await dialog.getByLabel('Password').fill(PASSWORD)
      await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
      await expect(page.getByText('3 signatures are made')).toBeVisible()
      await expect(page.getByText('Nothing waits for your signature')).toBeVisible()
      expect((await states()).toSorted()).toEqual([
        'form SCR DEMOG holds',
        'form SCR GMFCS holds',
        'studyEvent BMA null holds',
      ])
      await signOutOnScreen(page, INVESTIGATOR.name)
    })

    await test.step('a correction brings the form back, with what changed; the name is asked again after signing out', async () => {
      await signInOnScreen(page, NURSE.username, PASSWORD)
      await expect(page.getByRole('navigation').getByText('Signatures')).toHaveCount(0)
      expect(await ask('signatures.waiting', { subjectId: null })).toMatchObject({ ok: false })
      const { formId, base, items } = await get('forms.open', {
        subjectId: book.subject.subjectId,
        studyEventOid: 'BMA',
        studyEventRepeat: 1,
        form: 'VITALS',
        formId: null,
      })
      const pulse = items.find(({ address }) => address.item === 'HEART_RATE')
      await get('forms.change', {
        formId,
        base,
        changes: [{ address: pulse?.address ?? { group: '', repeat: 1, item: '' }, answer: { value: '101' } }],
        reason: 'Read wrongly',
      })
      await signOutOnScreen(page, NURSE.name)
      await signInOnScreen(page, INVESTIGATOR.username, PASSWORD)
      await goTo(page, 'Signatures')
      await expect(page.getByText('1 changed since signature')).toBeVisible()
      await page.getByRole('button', { name: 'What changed in Vital signs' }).click()
      await expect(page.getByRole('list', { name: 'What changed' })).toContainText('Read wrongly')
      await tick('Vital signs').press('Space')
      await page.keyboard.press('Control+Enter')
      await dialog.getByRole('radio').first().check({ force: true })
      await expect(dialog.getByLabel('User name')).toBeVisible()
      await dialog.getByLabel('User name').fill(NURSE.username)
      await dialog.getByLabel('Password').fill(PASSWORD)
      await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
      await expect(dialog.getByRole('alert')).toContainText('Nobody can sign for another')
      await dialog.getByLabel('User name').fill(INVESTIGATOR.username)
      await dialog.getByLabel('Password').fill(PASSWORD)
      await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
      await expect(page.getByText('1 signature is made')).toBeVisible()
      expect(await states()).toContain('form BMA VITALS holds')
    })
  } finally {
    await running.application.close()
  }
})
