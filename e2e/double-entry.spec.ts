import type { Page } from '@playwright/test'
import { addPerson, ADMINISTRATOR, expect, makeStudy, signIn, signOut, test } from './support/launch.ts'
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

const NINA = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const NORA = { username: 'nora', name: 'Nora Nurse', role: 'nurse' } as const
const IVAN = { username: 'ivan', name: 'Ivan Investigator', role: 'investigator' } as const
const CORA = { username: 'cora', name: 'Cora Coordinator', role: 'coordinator' } as const
const PASSWORD = 'four quiet cups of green tea'
const today = () => new Date().toLocaleDateString('sv-SE')

/** A whole GMFCS form by hand: the level by its key, the assessment on its own side. */
async function enterLevel(page: Page, key: string): Promise<void> {
  await pressKeys(page, [key])
  await page.getByRole('tab', { name: /^Assessment/ }).click()
  await typeSegments(page.getByRole('group', { name: 'Date of assessment' }), today())
  await choose(page, 'Assessor', /Nina Nurse/)
  await page.getByRole('radio', { name: 'Observed' }).check({ force: true })
  await untilKept(page)
  await page.getByRole('button', { name: 'Complete my entry' }).click()
}

test('two people enter a form without seeing each other, a third settles it, and both entries stay readable', async ({
  running,
}) => {
  test.setTimeout(240_000)
  const { page, get, ask } = running
  await makeStudy(running)
  for (const person of [NINA, NORA, IVAN, CORA]) await addPerson(running, person, PASSWORD)
  await signIn(running, CORA.username, PASSWORD)
  await get('settings.set', { key: 'entry.double', value: 'GMFCS', reason: 'Decided by the sponsor' })
  await signOut(running)
  await signIn(running, NINA.username, PASSWORD)
  const child = { givenName: 'Sara', familyName: 'Karimi', recordNumber: 'MR-1' }
  const { subjectId, code } = await get('subjects.register', child)
  await signOut(running)
  const toChild = async () => {
    await goTo(page, 'Subjects')
    await page.getByText(code).click()
  }

  await test.step('Nina enters first and is told that another person follows', async () => {
    await signInOnScreen(page, NINA.username, PASSWORD)
    await toChild()
    await openForm(page, 'GMFCS level', 'Baseline')
    await expect(page.getByText('Another person enters this form after you')).toBeVisible()
    await enterLevel(page, '3')
    await expect(page.getByText('Your entry is complete. Another person enters the form now.')).toBeVisible()
    await signOutOnScreen(page, NINA.name)
  })

  await test.step('Nora finds it on her list and sees nothing of it, on the screen or by any channel', async () => {
    await signInOnScreen(page, NORA.username, PASSWORD)
    await page.getByRole('link', { name: new RegExp(`${code}.*GMFCS level.*Second entry`) }).click()
    await expect(page.getByText('Second entry — you do not see the first')).toBeVisible()
    const { visits } = await get('subjects.get', { subjectId })
    const formId = visits.flatMap(({ cells }) => cells).find(({ state }) => state === 'secondEntry')?.formId ?? ''
    const view = await get('forms.read', { formId })
    expect([view.items, view.draft, view.answered]).toEqual([[], null, 0])
    expect(await get('forms.itemHistory', { formId, address: { group: 'LEVEL', repeat: 1, item: 'GMFCS' } })).toEqual(
      [],
    )
    expect((await get('audit.page', { filter: { formId }, before: null, limit: 50 })).total).toBe(0)
    expect(await ask('entries.compare', { formId })).toMatchObject({ ok: false, error: { code: 'blockedByCheck' } })
    await enterLevel(page, '4')
    await expect(page.getByText('A third person settles the differences')).toBeVisible()
    await signOutOnScreen(page, NORA.name)
  })

  await test.step('Ivan settles by keyboard, with a reason', async () => {
    await signInOnScreen(page, IVAN.username, PASSWORD)
    await page.getByRole('link', { name: new RegExp(`${code}.*GMFCS level.*Two entries differ`) }).click()
    await expect(page.getByRole('heading', { name: 'Level by usual performance' })).toBeVisible()
    const finish = page.getByRole('button', { name: 'Make this the record' })
    await expect(finish).toBeDisabled()
    await page.keyboard.press('2')
    await page.getByRole('button', { name: 'As the source has it' }).click()
    await expect(page.getByText('1 of 1 decided')).toBeVisible()
    await finish.click()
    await expect(page.getByText('Entered twice, by Nina Nurse and Nora Nurse.')).toBeVisible()
    await page.getByRole('button', { name: 'See both entries' }).click()
    await expect(page.getByRole('row', { name: /Level by usual performance.*III.*IV.*IV/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await signOutOnScreen(page, IVAN.name)
  })

  await test.step('and the trail with all three still verifies', async () => {
    await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
    const { id } = await get('verify.start', {})
    await expect
      .poll(async () => (await get('jobs.get', { id })).result, { timeout: 30_000 })
      .toMatchObject({ whole: true, findingCount: 0 })
  })
})
