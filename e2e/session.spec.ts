import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPerson, ADMINISTRATOR, expect, makeStudy, signIn, signOut, start, test } from './support/launch.ts'

const NURSE = { username: 'nina.n', name: 'Nina Planted-Nurse', role: 'nurse' } as const
const PASSWORD = 'four quiet cups of green tea'

test.describe('the first run', () => {
  test('makes a study once two words of the printed kit are typed back', async ({ running }) => {
    const { ask, get, kitFile } = running
    const site = { siteName: 'Clinic', siteCode: 'TEH', organisation: 'Clinic' }
    const kit = await get('setup.create', { ...site, ...ADMINISTRATOR })
    expect(kit.words).toHaveLength(12)
    expect((await get('application.state', {})).phase).toBe('confirmKit')
    expect(await get('kit.print', {})).toEqual({ printed: true })
    expect(readFileSync(kitFile).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await ask('setup.confirmKit', { words: ['wrong', 'words'] })).toMatchObject({ error: { code: 'badInput' } })
    expect(await ask('session.signIn', ADMINISTRATOR)).toMatchObject({ ok: false })
    const typed = kit.ask.map((place) => kit.words[place - 1] ?? '') as [string, string]
    expect((await get('setup.confirmKit', { words: typed })).phase).toBe('signedOut')
    expect(await ask('kit.print', {})).toMatchObject({ error: { code: 'notAllowed' } })
    await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
  })

  test('speaks Persian from its first page on, for whoever wants it, and goes on so at the sign-in', async ({
    running,
  }) => {
    const { page, get } = running
    await page.getByRole('button', { name: /^Change to Persian/ }).click()
    await expect(page.getByRole('heading', { name: 'راه‌اندازی این لپ‌تاپ' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await get('setup.explore', {})
    await page.reload()
    await expect(page.getByRole('button', { name: 'ورود', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Change to English' }).click()
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  })

  test('starts over when the application ends before the kit is confirmed', async () => {
    const first = await start()
    const site = { siteName: 'Clinic', siteCode: 'TEH', organisation: 'Clinic' }
    await first.get('setup.create', { ...site, ...ADMINISTRATOR })
    await first.application.close()
    const again = await start({ userData: first.userData })
    expect((await again.get('application.state', {})).phase).toBe('firstRun')
    await makeStudy(again)
    await again.application.close()
  })

  test('or goes to the training study, which says on every screen that it is one', async ({ running }) => {
    await running.get('setup.explore', {})
    for (const { username, password, role } of TRAINING_ACCOUNTS) {
      await signIn(running, username, password)
      expect(await running.get('application.state', {})).toMatchObject({ synthetic: true, person: { role } })
      await signOut(running)
    }
    expect(existsSync(join(running.userData, 'store'))).toBe(false)
  })
})

test.describe('signing in', () => {
  test('counts wrong passwords and then makes one wait, the right password too', async ({ running }) => {
    await makeStudy(running)
    const guess = () => running.get('session.signIn', { username: ADMINISTRATOR.username, password: 'a wrong guess' })
    expect(await guess()).toEqual({ result: 'wrong', triesLeft: 4 })
    for (let left = 3; left > 0; left -= 1) expect(await guess()).toEqual({ result: 'wrong', triesLeft: left })
    expect(await guess()).toMatchObject({ result: 'wait' })
    const right = { username: ADMINISTRATOR.username, password: ADMINISTRATOR.password }
    expect(await running.get('session.signIn', right)).toMatchObject({ result: 'wait' })
  })

  test('asks for a password of one’s own before anything else', async ({ running }) => {
    await makeStudy(running)
    await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
    const temporaryPassword = 'a red kettle on the stove'
    await running.get('people.add', { ...NURSE, organisation: 'Clinic', temporaryPassword })
    await signOut(running)
    await signIn(running, NURSE.username, temporaryPassword)
    expect(await running.ask('today.get', {})).toMatchObject({ error: { code: 'mustChangePassword' } })
    await running.get('session.changePassword', { current: temporaryPassword, next: PASSWORD })
    expect((await running.ask('today.get', {})).ok).toBe(true)
  })
})

test.describe('the lock', () => {
  test('warns, takes the last entry, closes the store, and brings the same person back', async () => {
    const running = await start()
    await makeStudy(running)
    await addPerson(running, NURSE, PASSWORD)
    await running.application.close()

    const again = await start({ userData: running.userData, idleSeconds: 4 })
    await signIn(again, NURSE.username, PASSWORD)
    const child = { givenName: 'Golnaz', familyName: 'Mehrabani', recordNumber: '' }
    await again.get('subjects.register', child)
    // The page sends what waits when it hears that the lock is now.
    await again.page.evaluate(() => {
      sessionStorage.setItem('place', 'here')
      const said: unknown[] = []
      window.trialbook.on('session.lockNear', (payload) => {
        said.push(payload)
        const now = (payload as { secondsLeft: number }).secondsLeft === 0
        if (now) {
          const last = { givenName: 'Last', familyName: 'Entry', recordNumber: '' }
          void window.trialbook
            .invoke('subjects.register', last)
            .then((answer) => sessionStorage.setItem('last', JSON.stringify({ ok: answer.ok, said })))
        }
      })
    })
    await again.page.waitForEvent('load', { timeout: 20_000 })
    expect(await again.ask('subjects.list', { search: '' })).toMatchObject({ error: { code: 'locked' } })
    const kept = await again.page.evaluate(() => [sessionStorage.getItem('place'), sessionStorage.getItem('last')])
    expect(kept[0]).toBe('here')
    expect(JSON.parse(kept[1] ?? 'null')).toEqual({ ok: true, said: [{ secondsLeft: 2 }, { secondsLeft: 0 }] })

    await signIn(again, NURSE.username, PASSWORD)
    const rows = await again.get('subjects.list', { search: '' })
    expect(rows.map(({ name }) => name)).toHaveLength(2)
    const trail = await again.get('audit.page', { filter: {}, before: null, limit: 20 })
    const kinds = trail.rows.map(({ kind }) => kind)
    expect(kinds).toContain('session.locked')
    expect(kinds).toContain('session.unlocked')
    await again.application.close()
  })

  test('a person who is there is not locked out', async () => {
    const running = await start({ idleSeconds: 4 })
    await makeStudy(running)
    await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
    for (let second = 0; second < 7; second += 1) {
      expect((await running.get('session.touch', {})).secondsLeft).toBe(4)
      await running.page.waitForTimeout(1_000)
    }
    await running.application.close()
  })
})

test.describe('the recovery kit', () => {
  test('makes a new administrator and a new kit, and the old one is worth nothing', async ({ running }) => {
    const { words } = await makeStudy(running)
    const successor = { person: 'Sara Successor', username: 'sara.s', password: 'nine lamps along the pier' }
    const kit = await running.get('recovery.begin', { ...successor, words: [...words] })
    const typed = kit.ask.map((place) => kit.words[place - 1] ?? '') as [string, string]
    await running.get('setup.confirmKit', { words: typed })
    await signIn(running, successor.username, successor.password)
    await signOut(running)
    const again = { ...successor, username: 'third', words: [...words] }
    expect(await running.ask('recovery.begin', again)).toMatchObject({ error: { code: 'wrongPassword' } })
  })
})

test.describe('long work', () => {
  test('verifies the trail and makes a backup that a person can sign in to', async ({ running }) => {
    await makeStudy(running)
    await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
    const finished = async (id: string) => {
      await expect.poll(async () => (await running.get('jobs.get', { id })).state).not.toBe('running')
      return running.get('jobs.get', { id })
    }
    const verified = await finished((await running.get('verify.start', {})).id)
    expect(verified).toMatchObject({ state: 'done', result: { whole: true, findingCount: 0 } })

    const backup = await finished((await running.get('backup.start', {})).id)
    expect(backup.state).toBe('done')
    const { copies } = backup.result as { copies: readonly { readonly folder: string }[] }
    const folder = copies[0]?.folder ?? ''
    expect(readdirSync(folder).toSorted()).toEqual(['backup.json', 'keys.json', 'trialbook.db'])
    expect((await running.get('application.state', {})).lastBackup).not.toBeNull()

    const restored = await start({ args: [`--store=${folder}`] })
    await signIn(restored, ADMINISTRATOR.username, ADMINISTRATOR.password)
    await restored.application.close()
  })
})

test('nothing that was typed stands in the clear on the disk, in or beside the store', async () => {
  const running = await start()
  await makeStudy(running)
  await addPerson(running, NURSE, PASSWORD)
  await signIn(running, NURSE.username, PASSWORD)
  const child = { givenName: 'Zibandokht', familyName: 'Farhoumand', recordNumber: 'HN-7718923' }
  const { subjectId } = await running.get('subjects.register', child)
  await running.get('subjects.list', { search: 'Zibandokht' })
  await running.get('forms.open', {
    subjectId,
    studyEventOid: 'SCR',
    studyEventRepeat: 1,
    form: 'DEMOG',
    formId: null,
  })
  // Something the page keeps for itself, and something that goes wrong.
  await running.page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('textarea'), { value: 'Zibandokht Farhoumand' }))
    sessionStorage.setItem('planted', 'Zibandokht')
  })
  await running.ask('subjects.get', { subjectId: 'Zibandokht' })
  await running.application.close()

  const planted = [
    ...Object.values(child),
    NURSE.name,
    'Planted-Nurse',
    ADMINISTRATOR.name,
    ADMINISTRATOR.password,
    PASSWORD,
    'Planted Children Clinic',
  ]
  const needles = planted.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')])
  const filesWith = (sought: readonly Buffer[]) =>
    filesBelow(running.userData).filter((file) => {
      const bytes = readFileSync(file)
      return sought.some((needle) => bytes.includes(needle))
    })
  expect(filesWith(needles)).toEqual([])
  // The search itself finds what does stand in the clear.
  expect(filesWith([Buffer.from('trialbook-keys')]).length).toBeGreaterThan(0)
  const left = readdirSync(tmpdir()).filter((name) => /trialbook\.db|\.wal|identity/i.test(name))
  expect(left).toEqual([])
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}
