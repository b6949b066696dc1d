import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { askPositions, KEY_FILE_NAMES, openKeyRing, wipe, type KeyRing } from '../keys/index.ts'
import { systemClock, type Clock } from '../store/clock.ts'
import { StoreError } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import { storeFile } from '../store/paths.ts'
import { createStore } from '../store/store.ts'
import { study } from '../../shared/study/study.ts'
import type { Actor } from '../record/change.ts'
import { writeKeyFacts } from './account.ts'
import { accountOf, creationOf, type NewPerson } from './people.ts'

/** What the first run asks for. */
export interface NewStudy {
  readonly site: { readonly code: string; readonly name: string; readonly organisation: string }
  readonly administrator: { readonly username: string; readonly name: string; readonly password: string }
  readonly synthetic: boolean
}

/** What goes on paper. The words are shown once and kept nowhere. */
export interface RecoveryKit {
  readonly words: readonly string[]
  readonly kitId: string
  /** Of the key that signs the trail: what an outsider checks the trail against. */
  readonly fingerprint: string
  /** 1-based places of the two words to type back. */
  readonly ask: readonly [number, number]
}

export interface StudyParts {
  readonly clock?: Clock
  /** Tests hand in keys that are quick to open. */
  readonly openRing?: (options: { folder: string; now: () => Date }) => KeyRing
}

/** Whether there is a study in the folder, whole or damaged: then there is no first run. */
export function hasStudy(folder: string): boolean {
  return (
    existsSync(storeFile(folder)) || [KEY_FILE_NAMES.current, KEY_FILE_NAMES.copy].some((name) => isIn(folder, name))
  )
}

const isIn = (folder: string, name: string) => existsSync(folder) && readdirSync(folder).includes(name)

/** Where a study stands until its recovery kit is confirmed. */
const unconfirmed = (folder: string) => `${folder}.unconfirmed`

/**
 * Makes keys and store for a new study beside `folder`. It is a study only once {@link confirmStudy} has moved it there; until
 * then a crash, or going back, leaves nothing. Throws StoreError 'storeExists', KeyError 'passwordRefused' or 'nameRefused'.
 */
export async function prepareStudy(folder: string, wanted: NewStudy, parts: StudyParts = {}): Promise<RecoveryKit> {
  const { kit, dataKey } = await prepareStudyWith(folder, { ...wanted, people: [] }, parts)
  wipe(dataKey)
  return kit
}

/**
 * The same with accounts that are there from the beginning and whose passwords stay: of the training study, where they are
 * printed. Their passwords are stretched side by side. The caller wipes the key.
 */
export async function prepareStudyWith(
  folder: string,
  wanted: NewStudy & { readonly people: readonly NewPerson[] },
  parts: StudyParts = {},
): Promise<{ readonly kit: RecoveryKit; readonly dataKey: Buffer }> {
  if (hasStudy(folder)) throw new StoreError('storeExists')
  const clock = parts.clock ?? systemClock
  const { site, synthetic, people } = wanted
  const { username, name, password } = wanted.administrator
  const place = unconfirmed(folder)
  dropUnconfirmed(folder)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  try {
    const ring = (parts.openRing ?? openKeyRing)({ folder: place, now: () => new Date(clock.now()) })
    const first = await ring.prepareFirst({ userName: username, password })
    const ids = await Promise.all(people.map((person) => first.change.addUser(accountOf(person, false))))
    const { dataKey } = first.change
    const administrator: Actor = { id: first.userId, name, role: 'administrator', organisation: site.organisation }
    const store = createStore(place, dataKey, {
      site,
      synthetic,
      study: { oid: study.oid, version: study.version },
      keyGeneration: ring.generationOf(first.change),
      firstAdministrator: { id: first.userId, username, name, organisation: site.organisation },
      clock,
    })
    writeKeyFacts(store, first)
    people.forEach((person, index) => store.commit(administrator, creationOf(ids[index] ?? '', person, false)))
    const fingerprint = store.publicKeyFingerprint
    store.close()
    ring.stage(first.change)
    ring.promote()
    wipe(first.intakePrivateKey)
    return { kit: { words: first.words, kitId: first.kitId, fingerprint, ask: askPositions() }, dataKey }
  } catch (thrown) {
    dropUnconfirmed(folder)
    throw thrown
  }
}

/** Makes the prepared study the study of the folder, in one step. */
export function confirmStudy(folder: string): void {
  if (hasStudy(folder)) throw new StoreError('storeExists')
  if (existsSync(folder)) rmdirSync(folder)
  renameSync(unconfirmed(folder), folder)
  syncFolder(dirname(folder))
}

/** Forgets a study that was never confirmed: nobody has written anything into it. */
export function dropUnconfirmed(folder: string): void {
  rmSync(unconfirmed(folder), { recursive: true, force: true })
}
