import { randomUUID, sign } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { deriveKey } from '../keys/purpose.ts'
import { migrate, storeVersion } from '../migrations/migrate.ts'
import { MIGRATIONS } from '../migrations/migrations.ts'
import type { Act, Actor, Change, Receipt } from '../record/change.ts'
import { makeDoor, type CommitOptions } from '../record/door.ts'
import { PSEUDONYM_DRAWN, pseudonymEntries, pseudonymRows } from '../record/pseudonymRecords.ts'
import { chainEnd } from '../record/trail.ts'
import { systemClock, type Clock } from './clock.ts'
import { copyStore } from './copy.ts'
import type { ReadableDb, Reader, WritableDb } from './database.ts'
import { StoreError } from './errors.ts'
import { markFile, syncFolder, type MarkFile } from './mark.ts'
import { readMeta, writeMeta } from './meta.ts'
import { openReadable, openWritable, readerOf } from './open.ts'
import { isMakingFolder, markPath, migrationBackup, storeFile } from './paths.ts'
import { recordOpening, type OpeningReport } from './opening.ts'
import { createInstallationKey, keyFingerprint, readInstallationKey } from './signingKey.ts'

/** An open store: everything above db/ holds one of these and nothing closer to the file. */
export interface Store {
  readonly folder: string
  /** For reading only; writing goes through {@link Store.commit}. */
  readonly db: ReadableDb
  /** UUID of this installation (R27). */
  readonly installation: string
  /** UUID of the site this installation belongs to. */
  readonly site: string
  /** True for a store of invented children (the guided tour); exports and screens say so. */
  readonly synthetic: boolean
  readonly studyVersion: string
  /** Which generation of the data key this store is encrypted under. */
  readonly keyGeneration: number
  /** SPKI DER of the key that signs the heads, and its fingerprint for paper. */
  readonly publicKey: Buffer
  readonly publicKeyFingerprint: string
  /** What was found at opening: whether the store had come as far as its mark says (design 4). */
  readonly opening: OpeningReport
  /** The one door for writes. Throws Refusal or StoreError; then nothing was written. */
  commit(actor: Actor | null, act: Act): Receipt
  close(): void
}

/** What db/ itself needs of a store: the writable connection and the door with its inner options. */
export interface StoreInside extends Store {
  readonly inside: {
    readonly writer: WritableDb
    readonly clock: Clock
    readonly commit: (actor: Actor | null, act: Act, options?: CommitOptions) => Receipt
    readonly sign: (bytes: Buffer) => Buffer
  }
}

/** The writable inside of a store. For db/ only; the layer rule keeps everybody else out. */
export function insideOf(store: Store): StoreInside['inside'] {
  return (store as StoreInside).inside
}

export interface NewStore {
  readonly installation?: string
  readonly site: {
    readonly id?: string
    readonly code: string
    readonly name: string
    readonly organisation?: string
    readonly zone?: string
  }
  readonly study: { readonly oid: string; readonly version: string }
  readonly firstAdministrator: {
    readonly id: string
    readonly username: string
    readonly name: string
    readonly organisation: string
    readonly mustChangePassword?: boolean
  }
  readonly synthetic?: boolean
  readonly keyGeneration?: number
  readonly clock?: Clock
  /** Site and study settings to begin with: scope, key, value. */
  readonly settings?: readonly { readonly scope: string; readonly key: string; readonly value: Change['value'] }[]
}

/**
 * Makes a store in the folder and opens it. Written under a temporary name first: after a crash there is a whole store or none.
 * `dataKey` is 32 bytes and stays the caller's. Throws StoreError 'storeExists' when there is one already.
 */
export function createStore(folder: string, dataKey: Buffer, wanted: NewStore): Store {
  const path = storeFile(folder)
  if (existsSync(path)) throw new StoreError('storeExists')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const partial = `${path}.part`
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(partial + ending, { force: true })
  const key = deriveKey(dataKey, 'store')
  const db = openWritable({ path: partial, key, mode: 'create' })
  try {
    migrate(db, () => {})
    const clock = wanted.clock ?? systemClock
    const installation = wanted.installation ?? randomUUID()
    const site = wanted.site.id ?? randomUUID()
    db.immediate(() => {
      createInstallationKey(db)
      writeMeta(db, 'installation', installation)
      writeMeta(db, 'site', site)
      writeMeta(db, 'created', new Date(clock.now()).toISOString())
      writeMeta(db, 'studyOid', wanted.study.oid)
      writeMeta(db, 'studyVersion', wanted.study.version)
      writeMeta(db, 'synthetic', String(wanted.synthetic ?? false))
      writeMeta(db, 'keyGeneration', String(wanted.keyGeneration ?? 1))
    })
    const { privateKey } = readInstallationKey(db)
    makeDoor({ db, installation: { id: installation, privateKey }, clock, committed: () => {} })(
      null,
      firstAct(wanted, site),
    )
    db.settle()
  } catch (thrown) {
    db.close()
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(partial + ending, { force: true })
    throw thrown
  } finally {
    key.fill(0)
  }
  db.close()
  rmSync(markPath(folder), { force: true })
  renameSync(partial, path)
  syncFolder(folder)
  return open(folder, dataKey, wanted.clock ?? systemClock, { isNew: true }).store
}

function firstAct({ site, study, firstAdministrator: person, settings, synthetic }: NewStore, siteId: string): Act {
  const fields = (
    entity: Change['entity'],
    id: string,
    values: Readonly<Record<string, Change['value'] | undefined>>,
  ) =>
    Object.entries(values).flatMap(([field, value]): Change[] =>
      value === undefined ? [] : [{ entity, id, field, value, source: 'system' }],
    )
  return {
    kind: 'store.created',
    detail: { study: study.oid, studyVersion: study.version, synthetic: synthetic ?? false },
    changes: [
      ...fields('site', siteId, { code: site.code, name: site.name, organisation: site.organisation, zone: site.zone }),
      ...fields('user', person.id, {
        username: person.username,
        name: person.name,
        role: 'administrator',
        organisation: person.organisation,
        status: 'active',
        mustChangePassword: person.mustChangePassword,
      }),
      ...(settings ?? []).flatMap(({ scope, key, value }) => fields('setting', scope, { [key]: value })),
    ],
  }
}

/**
 * Opens the store in the folder for reading and writing: migrates it if it is older (after a verified backup), compares it
 * with its high-water mark and records what is wrong with that. Throws StoreError: storeMissing, wrongKey, storeDamaged,
 * storeNewer, readOnly, storeInUse.
 */
export function openStore(folder: string, dataKey: Buffer, clock: Clock = systemClock): Store {
  return open(folder, dataKey, clock).store
}

/** A store that is being filled before anybody knows of it. */
export interface StoreInMaking {
  readonly store: Store
  /** Puts everything on disk at once, sets the mark and closes the store. */
  readonly finish: () => void
}

/**
 * Opens the store in a {@link makingFolder} to fill it: through the same door, but all acts are one transaction, so that none
 * waits for the disk. Whatever ends before `finish` leaves the store as it was. Throws StoreError 'refused' for any other folder:
 * in a store that somebody uses, an act that was answered is on disk.
 */
export function openInMaking(folder: string, dataKey: Buffer, clock: Clock): StoreInMaking {
  if (!isMakingFolder(folder)) throw new StoreError('refused')
  return open(folder, dataKey, clock, { gathers: true })
}

function open(
  folder: string,
  dataKey: Buffer,
  clock: Clock,
  { isNew = false, gathers = false }: { readonly isNew?: boolean; readonly gathers?: boolean } = {},
): StoreInMaking & { readonly store: StoreInside } {
  const key = deriveKey(dataKey, 'store')
  const writer = openWritable({ path: storeFile(folder), key, mode: 'write' })
  try {
    const before = storeVersion(writer)
    migrate(writer, () => copyStore(writer, migrationBackup(folder, before), key))
    const installation = readMeta(writer, 'installation')
    const site = readMeta(writer, 'site')
    if (!installation || !site) throw new StoreError('storeDamaged')
    const { privateKey, publicKey, markSecret } = readInstallationKey(writer)
    const mark = markFile(markPath(folder), deriveKey(markSecret, 'high-water'), installation)
    const commit = makeDoor({
      db: writer,
      installation: { id: installation, privateKey },
      clock,
      committed: gathers ? () => {} : () => advanceMark(writer, mark),
    })
    if (before < MIGRATIONS.length) {
      commit(null, { kind: 'store.migrated', changes: [], detail: { from: before, to: MIGRATIONS.length } })
    }
    takeOverPseudonyms(writer, commit)
    const opening = recordOpening({ db: writer, mark, commit, isNew })
    const gathered = gathers ? writer.gather() : () => {}
    const store: StoreInside = {
      folder,
      db: readerOf(writer),
      installation,
      site,
      synthetic: readMeta(writer, 'synthetic') === 'true',
      studyVersion: readMeta(writer, 'studyVersion') ?? '',
      keyGeneration: Number(readMeta(writer, 'keyGeneration') ?? 1),
      publicKey,
      publicKeyFingerprint: keyFingerprint(publicKey),
      opening,
      commit: (actor, act) => commit(actor, act),
      close: () => writer.close(),
      inside: { writer, clock, commit, sign: (bytes) => sign(null, bytes, privateKey) },
    }
    const finish = () => {
      gathered()
      advanceMark(writer, mark)
      writer.close()
    }
    return { store, finish }
  } catch (thrown) {
    writer.close()
    throw thrown
  } finally {
    key.fill(0)
  }
}

/** What an earlier release drew joins the trail once, in the transaction that takes away the note that says so. */
function takeOverPseudonyms(writer: WritableDb, commit: StoreInside['inside']['commit']): void {
  if (readMeta(writer, 'pseudonymsToRecord') !== 'yes') return
  commit(
    null,
    { kind: PSEUDONYM_DRAWN, changes: [], detail: { earlier: true } },
    {
      entries: () => pseudonymEntries([...pseudonymRows(writer)]),
      alsoDo: ({ db }) => writeMeta(db, 'pseudonymsToRecord', ''),
    },
  )
}

/** A worker's read-only connection to the store in the folder. Throws StoreError like {@link openStore}. */
export function openReader(folder: string, dataKey: Buffer): Reader {
  const key = deriveKey(dataKey, 'store')
  try {
    const reader = openReadable({ path: storeFile(folder), key })
    if (storeVersion(reader) > MIGRATIONS.length) {
      reader.close()
      throw new StoreError('storeNewer')
    }
    return reader
  } finally {
    key.fill(0)
  }
}

/**
 * Under a second, empty write transaction, so that of two programs writing side by side neither sets the mark behind the
 * other. A mark that cannot be written lags and says nothing false; the commit stands.
 */
function advanceMark(db: WritableDb, mark: MarkFile): void {
  try {
    db.immediate(() => {
      const end = chainEnd(db)
      mark.advance({ sequence: end.sequence, head: end.hash.toString('hex') })
    })
  } catch {
    // The next commit moves it.
  }
}
