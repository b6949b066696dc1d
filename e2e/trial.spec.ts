import { addDays } from '../shared/dates/civilDate.ts'
import type { Casebook } from '../electron/ipc/testing/casebook.ts'
import { deviationsOf, wholeTrial, withdrawnChild } from '../electron/ipc/testing/trial.ts'
import { addPerson, expect, makeStudy, start, test, type Running } from './support/launch.ts'
import { backToChild, goTo, openForm, signInOnScreen } from './support/screens.ts'

const NURSE = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const INVESTIGATOR = { username: 'ines', name: 'Ines Investigator', role: 'investigator' } as const
const PASSWORD = 'four quiet cups of green tea'

test('one child from consent to the visit at 12 months on the screen, and one who is withdrawn', async () => {
  test.setTimeout(240_000)
  const running = await start()
  const { get } = running
  const today = new Date().toLocaleDateString('sv-SE')
  try {
    await makeStudy(running)
    await addPerson(running, NURSE, PASSWORD)
    await addPerson(running, INVESTIGATOR, PASSWORD)
    await signInOnScreen(running.page, INVESTIGATOR.username, PASSWORD)

    const { subject } = await wholeTrial(get, addDays(today, -480), {
      confirmUnusual: () => confirmUnusual(running),
      liftHold: () => liftHold(running),
      signAll: (book) => signAll(running, book),
    })
    const { status, doses } = await get('subjects.get', { subjectId: subject.subjectId })
    expect(status).toBe('completed')
    expect(doses.map(({ state }) => state)).toEqual(['given', 'given', 'given', 'given'])
    expect((await deviationsOf(get, subject.subjectId)).map(({ state }) => state)).toContain('signed')

    const other = await withdrawnChild(get, addDays(today, -60))
    const withdrawn = await get('subjects.get', { subjectId: other.subject.subjectId })
    expect(withdrawn.doses.map(({ state }) => state)).toEqual(['given', 'stopped', 'stopped', 'stopped'])
  } finally {
    await running.application.close()
  }
})

/** Goes to the child anew, so that the screen shows what came through the bridge. */
async function toChild({ page }: Running): Promise<void> {
  await goTo(page, 'Today')
  await goTo(page, 'Subjects')
  await page.getByText('TEH-001').first().click()
}

async function complete({ page }: Running): Promise<void> {
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('Complete')
}

async function confirmUnusual(running: Running): Promise<void> {
  const { page } = running
  await toChild(running)
  await openForm(page, 'Medical history', 'Screening and consent')
  for (const comment of ['Born in the thirtieth week', 'Weighed at the birth clinic']) {
    await page.getByRole('button', { name: 'Confirm with comment' }).first().click()
    await page.getByLabel('Why it is right').fill(comment)
    await page.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(page.getByText(comment)).toBeVisible()
  }
  await complete(running)
}

async function liftHold(running: Running): Promise<void> {
  const { page } = running
  await toChild(running)
  await openForm(page, 'Before the injection', 'Injection 2')
  await page.getByRole('button', { name: 'Complete', exact: true }).click()
  await expect(page.getByText(/The child has a fever/).first()).toBeVisible()
  await backToChild(page, 'TEH-001')
  await page.getByRole('button', { name: 'Lift the hold' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('Measured again twice: 37.1 and 37.0')
  await dialog.getByLabel('Password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Lift the hold' }).click()
  await expect(dialog).toHaveCount(0)
  await openForm(page, 'Before the injection', 'Injection 2')
  await complete(running)
}

/** The investigator signs every form of the child that waits for it; the last one when all others are signed. */
async function signAll({ get }: Running, { subject }: Casebook): Promise<void> {
  const all = await get('signatures.waiting', { subjectId: subject.subjectId })
  const waiting = all.filter(({ scope }) => scope === 'form')
  const last = waiting.filter(({ form }) => form === 'COMPLETE')
  for (const group of [waiting.filter((each) => !last.includes(each)), last]) {
    for (let from = 0; from < group.length; from += 50) {
      const targets = group.slice(from, from + 50).map(({ scope, id }) => ({ scope, id }))
      const { needsUsername, contents } = await get('signatures.preview', { targets })
      await get('signatures.sign', {
        targets: contents.map(({ scope, id, contentHash }) => ({ scope, id, contentHash })),
        meaning: 'reviewed',
        username: needsUsername ? INVESTIGATOR.username : null,
        password: PASSWORD,
      })
    }
  }
}
