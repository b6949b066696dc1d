import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPerson, resetPassword } from '../../db/accounts/people.ts'
import { changeForm } from '../../db/acts/changeForm.ts'
import { markNotDone } from '../../db/acts/markNotDone.ts'
import { registerSubject } from '../../db/acts/registerSubject.ts'
import { setSetting } from '../../db/acts/setSetting.ts'
import { complete, keep, opened, typed } from '../../db/acts/testing/child.ts'
import { DEMOGRAPHICS } from '../../db/acts/testing/monitored.ts'
import { formVersion } from '../../db/drafts/draft.ts'
import { openWeakKeyRing } from '../../db/keys/testing.ts'
import { formRow } from '../../db/read/formRow.ts'
import { readSignContents } from '../../db/read/signContent.ts'
import { handClock, type HandClock } from '../../db/store/temporaryStore.ts'
import type { SignTarget } from '../../shared/ipc/views/signatures.ts'
import type { Role } from '../../shared/roles.ts'
import { lockHandlers } from '../ipc/handlers/locks.ts'
import { signingHandlers } from '../ipc/handlers/signing.ts'
import { createLog } from '../log.ts'
import { Session } from './session.ts'

const ADMINISTRATOR = { username: 'ada.admin', name: 'Ada Admin', password: 'seven herons over the lake' }
/** Another for each, without the user name in it. */
const passwordOf = (username: string) => `forty two lanterns ${username.split('').toReversed().join('-')}`
const PEOPLE: Readonly<Record<string, Role>> = {
  nora: 'nurse',
  ines: 'investigator',
  ivan: 'investigator',
  cora: 'coordinator',
}

let root: string
let clock: HandClock
let session: Session
let formId: string

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-confirm-'))
  clock = handClock()
  session = new Session({
    folder: join(root, 'store'),
    trainingFolder: join(root, 'training'),
    version: '1.0.0',
    log: createLog(null),
    say: () => undefined,
    onEnded: () => undefined,
    claim: () => true,
    clock,
    openRing: openWeakKeyRing,
  })
  const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
  const kit = await session.create({ site, administrator: ADMINISTRATOR, synthetic: false })
  session.confirmKit(kit.ask.map((place) => kit.words[place - 1] ?? ''))
  await session.signIn(ADMINISTRATOR)
  for (const [username, role] of Object.entries(PEOPLE)) {
    const person = { username, name: `${username} the ${role}`, role, organisation: 'Clinic' }
    await addPerson(session.work().account, { ...person, temporaryPassword: passwordOf(username) }, false)
  }
  session.signOut()
  await enter('nora')
  const { act } = session.work()
  const { subjectId } = registerSubject(act, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' })
  formId = opened(act, subjectId, 'DEMOG', 'SCR')
  keep(act, formId, DEMOGRAPHICS)
  complete(act, formId)
  session.signOut()
})
afterEach(() => {
  session.signOut()
  rmSync(root, { recursive: true, force: true })
})

async function enter(username: string): Promise<void> {
  const password = username === ADMINISTRATOR.username ? ADMINISTRATOR.password : passwordOf(username)
  expect((await session.signIn({ username, password })).result).toBe('signedIn')
}

const sign = (username: string | null, password: string) => {
  const work = session.work()
  const [content] = readSignContents(work.read, [{ scope: 'form', id: formId }])
  const targets = [{ scope: 'form' as const, id: formId, contentHash: content?.contentHash ?? '' }]
  return signingHandlers['signatures.sign']({ targets, meaning: 'approved', username, password }, work)
}
const needsUsername = async () => {
  const targets = [{ scope: 'form' as const, id: formId }]
  return (await signingHandlers['signatures.preview']({ targets }, session.work())).needsUsername
}
const signedBy = () =>
  session
    .work()
    .read.db.prepare<{ name: string }>('SELECT printed_name AS name FROM signature ORDER BY created')
    .all()
    .map(({ name }) => name)

describe('R30: what a signature asks for', () => {
  test('user name and password first, then the password, and both again after a lock', async () => {
    await enter('ines')
    expect(await needsUsername()).toBe(true)
    await expect(sign(null, passwordOf('ines'))).rejects.toThrow('asks for your user name')
    await sign('  INES ', passwordOf('ines'))
    expect(await needsUsername()).toBe(false)
    await sign(null, passwordOf('ines'))
    session.lock()
    await enter('ines')
    expect(await needsUsername()).toBe(true)
    await expect(sign(null, passwordOf('ines'))).rejects.toThrow('asks for your user name')
    expect(signedBy()).toHaveLength(2)
  })

  test('a wrong password signs nothing, counts as a failed sign-in and is in the trail at once', async () => {
    await enter('ines')
    await expect(sign('ines', 'a wrong guess altogether')).rejects.toMatchObject({ code: 'wrongPassword' })
    expect(signedBy()).toEqual([])
    expect(await needsUsername()).toBe(true)
    const failed = `SELECT count(*) AS number FROM audit_record WHERE kind = 'session.failed'`
    expect(session.work().read.db.prepare<{ number: number }>(failed).get()?.number).toBeGreaterThan(0)
  })
})

describe('R29: many signed in one act', () => {
  /** Demographics and a level of the same child, both complete. */
  function two(): readonly SignTarget[] {
    const { act } = session.work()
    const { subjectId } = formRow(act.store.db, formId)
    const level = opened(act, subjectId, 'GMFM88', 'BL')
    markNotDone(act, { formId: level, base: 0, reason: 'Child was asleep' })
    return [formId, level].map((id) => ({ scope: 'form', id }))
  }
  const preview = (targets: readonly SignTarget[]) =>
    signingHandlers['signatures.preview']({ targets: [...targets] }, session.work())
  const signAll = async (shown: Awaited<ReturnType<typeof preview>>, username: string | null) => {
    const targets = shown.contents.map(({ scope, id, contentHash }) => ({ scope, id, contentHash }))
    const password = passwordOf('ines')
    return signingHandlers['signatures.sign']({ targets, meaning: 'approved', username, password }, session.work())
  }
  const waiting = async () => {
    const rows = await signingHandlers['signatures.waiting']({ subjectId: null }, session.work())
    return rows.filter(({ scope }) => scope === 'form').map(({ form, state }) => `${form} ${state}`)
  }

  test('one password makes one signature for each, bound to its own content', async () => {
    await enter('ines')
    const targets = two()
    expect(await waiting()).toEqual(['DEMOG unsigned', 'GMFM88 unsigned'])
    const shown = await preview(targets)
    const made = await signAll(shown, 'ines')
    expect(made.map(({ id, contentHash, state }) => ({ id, contentHash, state }))).toEqual(
      shown.contents.map(({ id, contentHash }) => ({ id, contentHash, state: 'holds' })),
    )
    expect(new Set(made.map(({ contentHash }) => contentHash)).size).toBe(2)
    expect(await waiting()).toEqual([])
  })

  test('what somebody else corrects after it was shown is refused by name, and none of the others is signed', async () => {
    await enter('ines')
    const targets = two()
    const shown = await preview(targets)
    const { act } = session.work()
    const nora = act.store.db
      .prepare<{ id: string; name: string }>(`SELECT id, name FROM user WHERE username = 'nora'`)
      .get()
    changeForm(
      { ...act, person: { ...act.person, id: nora?.id ?? '', name: nora?.name ?? '', role: 'nurse' } },
      {
        formId,
        base: formVersion(act.store.db, formId),
        changes: typed('DEMOG', { WEIGHT: '15.5' }),
        reason: 'Read wrongly',
      },
    )
    const late = signAll(shown, 'ines')
    await expect(late).rejects.toMatchObject({ code: 'stale' })
    await expect(late).rejects.toThrow(/Changed since it was shown: [^;]*Demographics\. Nothing was signed/)
    expect(signedBy()).toEqual([])
    expect(await waiting()).toEqual(['DEMOG unsigned', 'GMFM88 unsigned'])
    await signAll(await preview(targets), null)
    expect(signedBy()).toEqual(['ines the investigator', 'ines the investigator'])
  })

  test('the answers come with the names behind their ids', async () => {
    await enter('ines')
    const { act } = session.work()
    const { subjectId } = formRow(act.store.db, formId)
    const level = opened(act, subjectId, 'GMFCS', 'SCR')
    const { people } = await preview([{ scope: 'form', id: level }])
    expect(people.map(({ name }) => name)).toContain('nora the nurse')
  })
})

describe('R31: nobody signs for another', () => {
  test('not with the other’s name and password at the open screen', async () => {
    await enter('ines')
    await expect(sign('ivan', passwordOf('ivan'))).rejects.toMatchObject({ code: 'notAllowed' })
    await expect(sign('ines', passwordOf('ivan'))).rejects.toMatchObject({ code: 'wrongPassword' })
    expect(signedBy()).toEqual([])
  })

  test('not after an administrator chose the password: it has to be replaced first', async () => {
    await enter('ada.admin')
    const ines = session.work().read.db.prepare<{ id: string }>(`SELECT id FROM user WHERE username = 'ines'`).get()
    const temporaryPassword = 'nine lamps along the pier'
    const reset = { userId: ines?.id ?? '', temporaryPassword, reason: 'Forgot it' }
    await resetPassword(session.work().account, reset)
    session.signOut()
    await enter('cora')
    const second = { username: 'ines', password: temporaryPassword }
    const unlock = lockHandlers['locks.unlock'](
      { place: { scope: 'site' }, reason: 'A late finding', second },
      session.work(),
    )
    await expect(unlock).rejects.toThrow('somebody else chose')
    session.signOut()
    await session.signIn({ username: 'ines', password: temporaryPassword })
    expect(session.state().mustChangePassword).toBe(true)
  })
})

describe('an act of two (R07, R26)', () => {
  const unlock = (second: { username: string; password: string }) =>
    lockHandlers['locks.unlock'](
      { place: { scope: 'form', id: formId }, reason: 'A source document was found', second },
      session.work(),
    )

  beforeEach(async () => {
    await enter('ines')
    await sign('ines', passwordOf('ines'))
    session.signOut()
    await enter('cora')
    await lockHandlers['locks.lock']({ place: { scope: 'form', id: formId } }, session.work())
  })

  test('is not done by one person, by two of the wrong role, or with a wrong password', async () => {
    await expect(unlock({ username: 'cora', password: passwordOf('cora') })).rejects.toMatchObject({
      code: 'notAllowed',
    })
    await expect(unlock({ username: 'nora', password: passwordOf('nora') })).rejects.toMatchObject({
      code: 'notAllowed',
    })
    await expect(unlock({ username: 'ivan', password: 'a wrong guess' })).rejects.toMatchObject({
      code: 'wrongPassword',
    })
    await expect(unlock({ username: 'nobody', password: 'a wrong guess' })).rejects.toMatchObject({
      code: 'wrongPassword',
    })
    expect(lockHandlers['locks.state']({ place: { scope: 'form', id: formId } }, session.work())).toMatchObject({
      locked: true,
    })
  })

  test('is done by a coordinator and an investigator, and the trail names both', async () => {
    expect(await unlock({ username: 'ivan', password: passwordOf('ivan') })).toMatchObject({ locked: false })
    const record = session
      .work()
      .read.db.prepare<{ bytes: string }>(
        `SELECT bytes FROM audit_record WHERE kind = 'record.unlocked' ORDER BY sequence LIMIT 1`,
      )
      .get()
    const ivan = session.work().read.db.prepare<{ id: string }>(`SELECT id FROM user WHERE username = 'ivan'`).get()
    expect(JSON.parse(record?.bytes ?? '{}')).toMatchObject({
      user: { name: 'cora the coordinator' },
      detail: { second: ivan?.id },
    })
  })
})

describe('R20: a password grows old where the site says so', () => {
  const days = (value: string) =>
    setSetting(session.work().act, { key: 'session.passwordDays', value, reason: 'Policy of the hospital' })

  test('and has to be replaced before anything else, once', async () => {
    await enter('ada.admin')
    days('90')
    session.signOut()
    clock.pass(89 * 86_400_000)
    await enter('nora')
    expect(session.state().mustChangePassword).toBe(false)
    session.signOut()
    clock.pass(86_400_000)
    await enter('nora')
    expect(session.state().mustChangePassword).toBe(true)
    await session.changePassword({ current: passwordOf('nora'), next: 'nine lamps along the pier' })
    session.signOut()
    await session.signIn({ username: 'nora', password: 'nine lamps along the pier' })
    expect(session.state().mustChangePassword).toBe(false)
  })

  test('and never where the setting says nothing', async () => {
    clock.pass(4_000 * 86_400_000)
    await enter('nora')
    expect(session.state().mustChangePassword).toBe(false)
  })
})
