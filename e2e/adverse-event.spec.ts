import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { addressOf } from '../shared/form/items.ts'
import { currentForm } from '../shared/study/study.ts'
import { addPerson, expect, makeStudy, signIn, signOut, start, test, type Running } from './support/launch.ts'
import { readPdf } from './support/pdf.ts'
import { goTo, openForm, signInOnScreen, untilKept } from './support/screens.ts'

const NURSE = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const PASSWORD = 'four quiet cups of green tea'
const CHILD = { givenName: 'Zahra', familyName: 'Karimzadeh', recordNumber: 'MR-88121' }
const HOUR = 3_600_000

/** So many hours ago as the wall clock of this machine showed it, 'YYYY-MM-DDTHH:MM'. */
const hoursAgo = (hours: number) => {
  const at = new Date(Date.now() - hours * HOUR)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

let running: Running
let page: Page
let subjectId: string

/** Opens a form, or a new row of a log, and keeps answers in it as a person would. */
async function keep(
  form: string,
  studyEventOid: string | null,
  answers: Readonly<Record<string, string | readonly string[]>>,
): Promise<{ readonly formId: string; readonly base: number }> {
  const place = { subjectId, studyEventOid, studyEventRepeat: 1, form, formId: null }
  const { formId, base } = await running.get('forms.open', place)
  const changes = Object.entries(answers).map(([item, value]) => {
    const [oid = '', repeat = '1'] = item.split('/')
    return { address: addressOf(currentForm(form), oid, Number(repeat)), answer: { value } }
  })
  await running.get('forms.keep', { formId, base, changes })
  return { formId, base }
}

const clock = () => page.getByRole('button', { name: /^TEH-001 .* report of a serious event$/ })

test.describe.serial('an adverse event', () => {
  test.beforeAll(async () => {
    test.setTimeout(240_000)
    running = await start()
    page = running.page
    await makeStudy(running)
    await addPerson(running, NURSE, PASSWORD)
    await signIn(running, NURSE.username, PASSWORD)
    subjectId = (await running.get('subjects.register', CHILD)).subjectId
    const injection = { INJECTION_NO: '1', INJ_START: hoursAgo(20), INJ_END: hoursAgo(19) }
    await running.get('forms.save', await keep('INJ', 'INJ1', injection))
    await keep('POSTINJ', 'OBS-1', { 'SYMPTOM_SEVERITY/2': '1', 'SYMPTOM_ONSET/2': '6.0' })
    await signOut(running)
    await page.reload()
  })
  test.afterAll(() => running.application.close())

  test('EC112: is opened from its symptom with one click, filled in', async () => {
    await signInOnScreen(page, NURSE.username, PASSWORD)
    await goTo(page, 'Subjects')
    await page.getByRole('button', { name: /TEH-001/ }).click()
    await openForm(page, 'After the injection', 'Observation after injection 1')
    await page.getByRole('button', { name: 'Open the adverse event' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Adverse event')
    await expect(page.getByRole('textbox', { name: 'Diagnosis, in your own words' })).toHaveValue('Nausea')
    await expect(page.getByText(/Opened by the symptom Nausea/)).toBeVisible()
    await expect(page.getByRole('img', { name: /Timeline: 1 injections and 1 adverse events/ })).toBeVisible()
    await page.getByText('As a table').click()
    await expect(page.getByText(/Injection 1 is the latest before the onset/)).toBeVisible()
    await goTo(page, 'Today')
    await expect(page.getByRole('heading', { name: /Adverse events to finish/ })).toBeVisible()
  })

  test('has only the grades of its term, and made serious it starts a clock that every screen shows', async () => {
    await page.getByRole('link', { name: /TEH-001.*Nausea/ }).click()
    const grades = page.getByRole('radiogroup', { name: 'Grade', exact: true })
    await expect(grades.getByRole('radio')).toHaveCount(3)
    await expect(grades.getByText('less appetite, eats as usual')).toBeVisible()
    await expect(clock()).toHaveCount(0)
    const stay = page.getByRole('radiogroup', { name: /^Did it need a hospital stay/ })
    await stay.getByRole('radio', { name: 'Yes' }).check({ force: true })
    await untilKept(page)
    await expect(clock()).toBeVisible()
    await goTo(page, 'Adverse events')
    await expect(clock()).toBeVisible()
    await page.getByRole('searchbox', { name: 'Filter the events' }).fill('serious naus')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('searchbox', { name: 'Filter the events' }).fill('grade 2')
    await expect(page.getByText('No event matches “grade 2”')).toBeVisible()
  })

  test('R07: its report is begun with what is known, and printed without the name of the child', async () => {
    await clock().click()
    await page.getByRole('button', { name: 'Write the report' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Serious adverse event report')
    await expect(page.getByRole('checkbox', { name: 'Hospital stay, or a longer one' })).toBeChecked()
    await page
      .getByRole('textbox', { name: 'What happened' })
      .fill('Zahra was sick after the injection and stayed in hospital for one more night; she was well the next day.')
    await untilKept(page)
    await page.getByRole('button', { name: 'Print the report' }).click()
    await expect(page.getByText('Written as sae-report-TEH-001-1.pdf.')).toBeVisible()
    const { pages } = await readPdf(readFileSync(join(running.folder, 'sae-report-TEH-001-1.pdf')))
    const text = pages.join('\n')
    expect(text).toContain('TEH-001')
    expect(text).toContain('Nausea')
    expect(text).toContain('Hospital stay, or a longer one')
    expect(text).not.toMatch(/zahra|karimzadeh/i)
  })

  test('its clock is gone once it is recorded to whom, how and when the report went out', async () => {
    await expect(clock()).toBeVisible()
    await page.getByRole('button', { name: 'Record as sent' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'Sponsor' }).check({ force: true })
    await dialog.getByRole('radio', { name: 'E-mail' }).check({ force: true })
    await dialog.getByRole('button', { name: 'Record it' }).click()
    await expect(page.getByText(/^Recorded as sent on/)).toBeVisible()
    await expect(clock()).toHaveCount(0)
    const history = await running.get('audit.page', { filter: {}, before: null, limit: 20 })
    expect(history.rows.map(({ kind }) => kind)).toContain('form.saved')
  })

  test('EC106: one that is sent late opens a deviation, once', async () => {
    const event = await keep('AE', null, { AE_TERM: 'Seizure at night', AESLIFE: 'Y' })
    await running.get('forms.save', event)
    const known = { SAE_AE: event.formId, SAE_REPORT_TYPE: 'INITIAL', SAE_AWARE: hoursAgo(30) }
    const report = await keep('SAE', null, known)
    await running.get('forms.save', report)
    await page.reload()
    await expect(clock()).toHaveAccessibleName(/ late report of a serious event$/)
    await clock().click()
    await page.getByRole('button', { name: 'Open the report' }).click()
    await page.getByRole('button', { name: 'Record as sent' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'Sponsor' }).check({ force: true })
    await dialog.getByRole('radio', { name: 'By telephone' }).check({ force: true })
    await dialog.getByRole('button', { name: 'Record it' }).click()
    await expect(page.getByText(/It was sent late: a deviation has been begun/)).toBeVisible()
    await page.getByRole('link', { name: 'TEH-001' }).click()
    const log = page.getByRole('region', { name: 'Protocol deviation' })
    await expect(log.getByRole('link')).toHaveCount(1)
  })
})
