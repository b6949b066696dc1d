import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenAccount } from '../../accounts/account.ts'
import { confirmStudy, prepareStudy } from '../../accounts/createStudy.ts'
import { addPerson } from '../../accounts/people.ts'
import { leave, signIn } from '../../accounts/signIn.ts'
import { openWeakKeyRing } from '../../keys/testing.ts'
import { openReader } from '../../store/store.ts'
import { handClock } from '../../store/temporaryStore.ts'
import { registerSubject } from '../../acts/registerSubject.ts'
import { complete, keep, opened } from '../../acts/testing/child.ts'
import { DEMOGRAPHICS } from '../../acts/testing/monitored.ts'
import { backupFolder, writeBackup, type BackupSummary } from '../backup.ts'

/** The people of a study that is backed up, with their passwords. */
export const PEOPLE = {
  administrator: { username: 'ada.admin', password: 'seven herons over the lake' },
  nurse: { username: 'nora', password: 'forty two lanterns by the quay' },
  investigator: { username: 'ines', password: 'nine lamps along the pier' },
} as const
export type Who = keyof typeof PEOPLE

/** A study with its key file in a folder of its own, that can be backed up, broken and restored. */
export interface BackedUp {
  readonly root: string
  readonly folder: string
  /** Where backups go. */
  readonly place: string
  /** Signs somebody in for the time of `work`. */
  as<T>(who: Who, work: (account: OpenAccount) => T | Promise<T>): Promise<T>
  /** A child whose first form is complete. */
  child(name: string): Promise<string>
  backup(madeAt?: string, more?: { readonly scheduled?: boolean; readonly place?: string }): Promise<BackupSummary>
  remove(): void
}

/** Makes it, with one child. Remove it when the test is over. */
export async function backedUp(): Promise<BackedUp> {
  const root = mkdtempSync(join(tmpdir(), 'trialbook-backup-'))
  const folder = join(root, 'store')
  const place = mkdtempSync(join(root, 'stick-'))
  const clock = handClock()
  const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
  const administrator = { name: 'Ada Admin', ...PEOPLE.administrator }
  await prepareStudy(folder, { site, administrator, synthetic: false }, { openRing: openWeakKeyRing, clock })
  confirmStudy(folder)

  async function as<T>(who: Who, work: (account: OpenAccount) => T | Promise<T>): Promise<T> {
    const ring = openWeakKeyRing({ folder, now: () => new Date(clock.now()) })
    const answer = await signIn(folder, ring, { ...PEOPLE[who], unlocks: () => false }, clock)
    if (answer.kind !== 'signedIn') throw new Error(answer.kind)
    try {
      return await work(answer.account)
    } finally {
      leave(answer.account, 'session.signedOut')
    }
  }
  await as('administrator', async (account) => {
    for (const role of ['nurse', 'investigator'] as const) {
      const { username, password: temporaryPassword } = PEOPLE[role]
      const person = { username, name: `The ${role}`, role, organisation: 'Clinic', temporaryPassword }
      await addPerson(account, person, false)
    }
  })

  const study: BackedUp = {
    root,
    folder,
    place,
    as,
    child: (name) =>
      as('nurse', ({ store, person }) => {
        const context = { store, person }
        const { subjectId } = registerSubject(context, { givenName: name, familyName: 'Rezaei', recordNumber: '' })
        const formId = opened(context, subjectId, 'DEMOG', 'SCR')
        keep(context, formId, DEMOGRAPHICS)
        complete(context, formId)
        return subjectId
      }),
    backup: (madeAt = '2026-03-01T09:00:00.000Z', more = {}) =>
      as('administrator', async ({ dataKey }) => {
        const reader = openReader(folder, dataKey)
        const target = backupFolder(more.place ?? place, madeAt)
        try {
          return await writeBackup(reader, dataKey, { folder, target, madeAt, scheduled: more.scheduled ?? false })
        } finally {
          reader.close()
        }
      }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
  await study.child('Ali')
  return study
}
