import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addPerson, expect, makeStudy, start, test } from './support/launch.ts'
import { freshUserData } from './launch.ts'
import { goTo, signInOnScreen } from './support/screens.ts'

const NURSE = { username: 'nina', name: 'Nina Nurse', role: 'nurse' } as const
const PASSWORD = 'four quiet cups of green tea'

test('a table with two bad rows is looked at, refused as a whole, and comes in without them when the nurse says so', async () => {
  test.setTimeout(240_000)
  const file = join(freshUserData(), 'weights.csv')
  const running = await start({ env: { TRIALBOOK_TEST_FILE: file } })
  const { page, get } = running
  try {
    await makeStudy(running)
    await addPerson(running, NURSE, PASSWORD)
    await signInOnScreen(page, NURSE.username, PASSWORD)
    const children = await Promise.all(
      ['Ali', 'Sara', 'Reza'].map((givenName) =>
        get('subjects.register', { givenName, familyName: 'Rezaei', recordNumber: '' }),
      ),
    )
    const [first, second, third] = children.map(({ code }) => code).toSorted()
    writeFileSync(
      file,
      `Subject,VISIT,Weight,SEX\r\n${first},SCR,14.5,2\r\n${second},SCR,400,1\r\n${third},SCR,15,9\r\n`,
    )
    await goTo(page, 'Import')
    await page.getByRole('button', { name: 'Choose a file' }).click()
    await expect(page.getByText('weights.csv')).toBeVisible()
    await page.getByRole('button', { name: 'Look at what comes in' }).click()

    await expect(page.getByRole('heading', { name: '2 refused rows' })).toBeVisible()
    const row = page.getByRole('row', { name: new RegExp(`line 3.*${second}.*Weight.*5 to 80`) })
    await expect(row).toBeVisible()
    const write = page.getByRole('button', { name: 'Import', exact: true })
    await expect(write).toBeDisabled()
    await page.getByText('Import the others without the 2 refused rows').click()
    await write.click()
    await expect(page.getByText('2 refused rows stayed out.')).toBeVisible()

    const child = children.find(({ code }) => code === first)
    const place = { studyEventOid: 'SCR', studyEventRepeat: 1, form: 'DEMOG', formId: null }
    const form = await get('forms.open', { subjectId: child?.subjectId ?? '', ...place })
    expect(form.items.find(({ address }) => address.item === 'WEIGHT')?.answer).toEqual({ value: '14.5' })
    await goTo(page, 'Audit')
    await expect(page.getByText('Import', { exact: true }).nth(1)).toBeVisible()
  } finally {
    await running.application.close()
  }
})
