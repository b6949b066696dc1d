import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmStudy, prepareStudy } from '../../../db/accounts/createStudy.ts'
import { changePassword } from '../../../db/accounts/password.ts'
import { addPerson } from '../../../db/accounts/people.ts'
import { leave, signIn } from '../../../db/accounts/signIn.ts'
import { exportTrail } from '../../../db/audit/exportTrail.ts'
import { registerSubject } from '../../../db/acts/registerSubject.ts'
import { openWeakKeyRing } from '../../../db/keys/testing.ts'
import { openReader } from '../../../db/store/store.ts'
import type { Role } from '../../../shared/roles.ts'
import { testIo } from '../testIo.ts'
import { exportStudy } from './export.ts'
import { report } from './report.ts'
import { verify } from './verify.ts'

const ADMINISTRATOR = { username: 'ada.admin', name: 'Ada Admin', password: 'seven herons over the lake' }
const TEMPORARY = 'a red kettle on the stove'
const OWN = 'four quiet cups of green tea'

let root: string
let folder: string

const ringOf = () => openWeakKeyRing({ folder, now: () => new Date() })

async function enter(username: string, password: string) {
  const answer = await signIn(folder, ringOf(), { username, password, unlocks: () => false })
  if (answer.kind !== 'signedIn') throw new Error(answer.kind)
  return answer.account
}

async function addWithPassword(role: Role): Promise<void> {
  const administrator = await enter(ADMINISTRATOR.username, ADMINISTRATOR.password)
  const person = { username: role, name: `A ${role}`, role, organisation: 'Clinic' }
  await addPerson(administrator, { ...person, temporaryPassword: TEMPORARY })
  leave(administrator, 'session.signedOut')
  const account = await enter(role, TEMPORARY)
  await changePassword(account, { current: TEMPORARY, next: OWN })
  leave(account, 'session.signedOut')
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'trialbook-cli-'))
  folder = join(root, 'store')
  const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
  await prepareStudy(folder, { site, administrator: ADMINISTRATOR, synthetic: true }, { openRing: openWeakKeyRing })
  confirmStudy(folder)
  for (const role of ['nurse', 'investigator', 'coordinator', 'monitor'] as const) await addWithPassword(role)
  const nurse = await enter('nurse', OWN)
  const act = { store: nurse.store, person: nurse.person }
  registerSubject(act, { givenName: 'Zibandokht', familyName: 'Farhoumand', recordNumber: 'HN-77' })
  leave(nurse, 'session.signedOut')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function exportAs(user: string, out: string, more: readonly string[] = []) {
  const args = ['--store', folder, '--user', user, '--profile', 'safe-harbor', '--format', 'csv', '--out', out]
  return [...args, '--recipient', 'Statistician', '--purpose', 'Interim look', ...more]
}

describe('ecrf export', () => {
  test('writes the export of the application, without a name in it, and says what it wrote', async () => {
    const out = join(root, 'exports', 'first')
    const { io, out: said } = testIo({}, `${OWN}\n`)
    expect(await exportStudy(exportAs('coordinator', out), io, openWeakKeyRing)).toBe(0)
    const { folder: written, subjects } = JSON.parse(said.join('\n')) as { folder: string; subjects: number }
    expect(written).toBe(out)
    expect(subjects).toBe(1)
    const texts = readdirSync(written, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => readFileSync(join(written, name), 'utf8'))
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.join()).not.toMatch(/Zibandokht|Farhoumand|HN-77/)
    const coordinator = await enter('coordinator', OWN)
    const outcomes = coordinator.store.db
      .prepare<{ outcome: string }>(
        `SELECT bytes ->> '$.detail.outcome' AS outcome FROM audit_record WHERE kind = 'export.deidentified' ORDER BY sequence`,
      )
      .all()
    leave(coordinator, 'session.signedOut')
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['ordered', 'written'])
  })

  test('refuses a role without the right, and writes nothing', async () => {
    const out = join(root, 'refused')
    mkdirSync(out)
    for (const user of ['nurse', 'monitor']) {
      const { io } = testIo({}, OWN)
      await expect(exportStudy(exportAs(user, out), io, openWeakKeyRing)).rejects.toThrow(/role does not allow/)
    }
    expect(readdirSync(out)).toEqual([])
  })

  test('refuses a wrong password and the identified profile', async () => {
    const wrong = testIo({}, 'a wrong guess')
    const out = join(root, 'none')
    await expect(exportStudy(exportAs('coordinator', out), wrong.io, openWeakKeyRing)).rejects.toThrow(/Tries left: 4/)
    const full = testIo({}, OWN)
    const args = exportAs('coordinator', out, ['--profile', 'full'])
    await expect(exportStudy(args, full.io, openWeakKeyRing)).rejects.toThrow(/investigator/)
    expect(existsSync(out)).toBe(false)
  })

  test('names the children for an investigator who says why, and writes that into the trail', async () => {
    const out = join(root, 'identified')
    const args = exportAs('investigator', out, ['--profile', 'full', '--format', 'csv,odm'])
    expect(await exportStudy(args, testIo({}, OWN).io, openWeakKeyRing)).toBe(0)
    expect(readFileSync(join(out, 'odm.xml'), 'utf8')).toMatch(/Zibandokht|Farhoumand|HN-77/)
    const investigator = await enter('investigator', OWN)
    const outcomes = investigator.store.db
      .prepare<{ outcome: string; reason: string }>(
        `SELECT bytes ->> '$.detail.outcome' AS outcome, v.reason FROM audit_record r JOIN audit_value v USING (sequence)
         WHERE kind = 'export.identified' ORDER BY sequence`,
      )
      .all()
    leave(investigator, 'session.signedOut')
    expect(outcomes).toEqual([
      { outcome: 'ordered', reason: '"Interim look"' },
      { outcome: 'written', reason: '"Interim look"' },
    ])
  })

  test('is encrypted with --encrypt: the passphrase is the second line of the standard input', async () => {
    const out = join(root, 'encrypted')
    const args = exportAs('investigator', out, ['--profile', 'full', '--encrypt'])
    const passphrase = 'abandon ability able about above absent'
    const short = testIo({}, `${OWN}\nshort\n`)
    await expect(exportStudy(args, short.io, openWeakKeyRing)).rejects.toThrow(/12 to 200/)
    const differs = testIo({}, `${OWN}\n${passphrase}\nanother than before\n`)
    await expect(exportStudy(args, differs.io, openWeakKeyRing)).rejects.toThrow(/differ/)
    expect(existsSync(out)).toBe(false)
    expect(await exportStudy(args, testIo({}, `${OWN}\n${passphrase}\n`).io, openWeakKeyRing)).toBe(0)
    expect(readdirSync(out).toSorted()).toEqual(['README.txt', 'encrypted.tar.age', 'open-export.mjs'])
    const opened = join(root, 'opened')
    const opener = spawnSync(process.execPath, [join(out, 'open-export.mjs'), '--out', opened], { input: passphrase })
    expect(opener.status, String(opener.stderr)).toBe(0)
    expect(readFileSync(join(opened, 'wide', 'DEMOG.csv'), 'utf8')).toMatch(/Farhoumand|HN-77|Zibandokht/)
    const trail = [
      '--store',
      folder,
      '--user',
      'investigator',
      '--format',
      'audit',
      '--encrypt',
      '--out',
      join(root, 'no'),
    ]
    await expect(exportStudy(trail, testIo({}, OWN).io, openWeakKeyRing)).rejects.toThrow(/^Usage/)
  })

  test('becomes the folder it names, and leaves a folder that holds something alone', async () => {
    const { io } = testIo({}, OWN)
    const wanted = ['--store', folder, '--user', 'coordinator', '--profile', 'safe-harbor', '--format', 'csv']
    const args = (out: string) => [...wanted, '--out', out]
    expect(await exportStudy(args(join(root, 'new', 'one')), io, openWeakKeyRing)).toBe(0)
    expect(readdirSync(join(root, 'new', 'one'))).toContain('manifest.json')
    const again = testIo({}, OWN)
    const before = readdirSync(join(root, 'new', 'one'), { recursive: true })
    await expect(exportStudy(args(join(root, 'new', 'one')), again.io, openWeakKeyRing)).rejects.toThrow(/not empty/)
    expect(readdirSync(join(root, 'new', 'one'), { recursive: true })).toEqual(before)
  })

  test('takes no password from the command line', async () => {
    const { io } = testIo({}, '')
    const args = exportAs('coordinator', root, ['--password', OWN])
    await expect(exportStudy(args, io, openWeakKeyRing)).rejects.toThrow(/^Usage/)
  })
})

describe('ecrf export --format audit', () => {
  const args = (user: string, out: string) => ['--store', folder, '--user', user, '--format', 'audit', '--out', out]

  test('writes the trail with its verifier, which finds it whole', async () => {
    const out = join(root, 'trail-by-command')
    const { io, out: said } = testIo({}, OWN)
    expect(await exportStudy(args('monitor', out), io, openWeakKeyRing)).toBe(0)
    const { head, values } = JSON.parse(said.join('\n')) as { head: string; values: string }
    expect(values).toBe('withoutIdentity')
    expect(readFileSync(join(out, 'trail.ndjson'), 'utf8')).not.toMatch(/Zibandokht|Farhoumand|HN-77/)
    expect(await verify([out, '--head', head], testIo().io, openWeakKeyRing)).toBe(0)
    expect(await verify([out, '--head', 'ab'.repeat(32)], testIo().io, openWeakKeyRing)).toBe(1)
  })

  test('under a profile that hides the calendar writes a document of its own, for those who export de-identified data', async () => {
    const wanted = (user: string, out: string, profile: string) => [...args(user, out), '--profile', profile]
    for (const profile of ['date-shifted', 'safe-harbor']) {
      const out = join(root, `trail-${profile}`)
      const { io, out: said } = testIo({}, OWN)
      expect(await exportStudy(wanted('coordinator', out, profile), io, openWeakKeyRing)).toBe(0)
      const { keyFingerprint, files } = JSON.parse(said.join('\n')) as { keyFingerprint: string; files: string[] }
      expect(readdirSync(out).toSorted()).toEqual(files.toSorted())
      const texts = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))
      expect(texts.join()).not.toMatch(/Zibandokht|Farhoumand|HN-77|TEH-001|A nurse|A coordinator/)
      expect(await verify([out, '--key-fingerprint', keyFingerprint], testIo().io, openWeakKeyRing)).toBe(0)
      const refused = wanted('monitor', join(root, 'no-document'), profile)
      await expect(exportStudy(refused, testIo({}, OWN).io, openWeakKeyRing)).rejects.toThrow(/role does not allow/)
      expect(existsSync(join(root, 'no-document'))).toBe(false)
    }
  })

  test('does not take a mistyped profile for the whole trail, and writes nothing', async () => {
    const out = join(root, 'no-profile')
    const mistyped = [...args('coordinator', out), '--profile', 'dateshifted']
    await expect(exportStudy(mistyped, testIo({}, OWN).io, openWeakKeyRing)).rejects.toThrow(/^Usage/)
    expect(existsSync(out)).toBe(false)
  })

  test('refuses the nurse and the administrator, and writes nothing', async () => {
    const out = join(root, 'no-trail')
    for (const user of ['nurse', ADMINISTRATOR.username]) {
      const { io } = testIo({}, user === 'nurse' ? OWN : ADMINISTRATOR.password)
      await expect(exportStudy(args(user, out), io, openWeakKeyRing)).rejects.toThrow(/role does not allow/)
    }
    expect(existsSync(out)).toBe(false)
  })
})

describe('ecrf verify', () => {
  test('finds a study whole, and its key the one on paper', async () => {
    const { io, out } = testIo({}, OWN)
    expect(await verify([folder, '--user', 'monitor'], io, openWeakKeyRing)).toBe(0)
    const { whole, keyFingerprint } = JSON.parse(out.join('\n')) as { whole: boolean; keyFingerprint: string }
    expect(whole).toBe(true)
    const paper = (hash: string) => [folder, '--user', 'monitor', '--key-fingerprint', hash]
    expect(await verify(paper(keyFingerprint.toUpperCase()), testIo({}, OWN).io, openWeakKeyRing)).toBe(0)
    expect(await verify(paper('ab'.repeat(32)), testIo({}, OWN).io, openWeakKeyRing)).toBe(1)
  })

  test('is not for the nurse, whose trail is her own', async () => {
    const { io } = testIo({}, OWN)
    await expect(verify([folder, '--user', 'nurse'], io, openWeakKeyRing)).rejects.toThrow(/role does not allow/)
  })

  test('checks an exported trail without a password, and finds a letter that was changed', async () => {
    const coordinator = await enter('coordinator', OWN)
    const target = join(root, 'trail')
    const reader = openReader(folder, coordinator.dataKey)
    await reader.longSnapshot(() => exportTrail(reader, target, { values: 'none', made: '2026-03-01T09:00:00.000Z' }))
    reader.close()
    leave(coordinator, 'session.signedOut')
    expect(await verify([target], testIo().io)).toBe(0)
    expect(await verify([target, '--head', '00'.repeat(32)], testIo().io)).toBe(1)
    const trail = join(target, 'trail.ndjson')
    writeFileSync(trail, readFileSync(trail, 'utf8').replace('session.signedIn', 'session.signedUp'))
    const { io, out } = testIo()
    expect(await verify([target], io)).toBe(1)
    expect(out.length).toBeGreaterThan(1)
  })

  test('says what it needs', async () => {
    await expect(verify([], testIo().io)).rejects.toThrow(/^Usage/)
    await expect(verify([folder], testIo().io)).rejects.toThrow(/--user/)
    await expect(verify([root], testIo().io)).rejects.toThrow(/neither/)
  })
})

describe('ecrf report', () => {
  const drawn = { render: () => Promise.resolve(Buffer.from('%PDF-')), close: () => Promise.resolve() }
  const parts = { openRing: openWeakKeyRing, printer: () => drawn }
  const args = (user: string, out: string) => ['--store', folder, '--user', user, '--out', out]

  test('writes page, PDF, tables and pictures for whoever may, and names nobody', { timeout: 60_000 }, async () => {
    const out = join(root, 'reports', 'first')
    const { io, out: said } = testIo({}, OWN)
    expect(await report(args('coordinator', out), io, parts)).toBe(0)
    expect(JSON.parse(said.join('\n'))).toMatchObject({ folder: out, children: 1, pairs: 0 })
    expect(readdirSync(out).toSorted()).toEqual(['manifest.json', 'report.html', 'report.pdf', 'tables'])
    expect(readFileSync(join(out, 'report.html'), 'utf8')).not.toMatch(/Zibandokht|Farhoumand|HN-77|TEH-001/)
    await expect(report(args('coordinator', out), testIo({}, OWN).io, parts)).rejects.toThrow(/not empty/)
  })

  test('refuses a role without the right and a line that cannot be understood', async () => {
    const out = join(root, 'no-report')
    await expect(report(args('nurse', out), testIo({}, OWN).io, parts)).rejects.toThrow(/role does not allow/)
    await expect(report(['--store', folder], testIo({}, OWN).io, parts)).rejects.toThrow(/^Usage: ecrf report/)
    expect(existsSync(out)).toBe(false)
  })
})
