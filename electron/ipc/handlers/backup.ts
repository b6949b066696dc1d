import { basename, dirname } from 'node:path'
import { addBackupPlace, removeBackupPlace } from '../../../db/acts/setBackupPlaces.ts'
import { backupFolder } from '../../../db/backup/backup.ts'
import { readAbout } from '../../../db/backup/copyFiles.ts'
import { dropStage, keyOfCopy, opensWith, presentAt, stageCopy } from '../../../db/backup/drill.ts'
import { lacksOf } from '../../../db/backup/lacks.ts'
import {
  folderName,
  recordRestore,
  requireProven,
  restoring,
  stageRestore,
  swapRestore,
  type ProvenCopy,
} from '../../../db/backup/restore.ts'
import { wipe } from '../../../db/keys/index.ts'
import { backupPlaces } from '../../../db/read/backupPlaces.ts'
import { readBackupPlan } from '../../../db/read/backupPlan.ts'
import { refuse, Refusal } from '../../../db/record/refusal.ts'
import { recordBackups } from '../../backup/recordBackups.ts'
import { backupsView, readBackupView } from '../../backup/views.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { requirePassword, requireSecond } from '../../session/confirm.ts'
import type { Session } from '../../session/session.ts'
import type { Work } from '../../session/work.ts'
import type { HandlersOf } from '../handlers.ts'

const noFolder = (what: string) => new Refusal('cancelled', `No folder was chosen. ${what}`)

/** Where a copy is tried out, beside the store and as encrypted as it. */
export const drillFolder = (folder: string): string => `${folder}.drill`

/** Backups, drills and restores (R37). Which copy was chosen is remembered here; the page never names a path. */
export function backupHandlers(session: Session, jobs: Jobs, platform: Platform): HandlersOf<'backup'> {
  const chosen = new WeakMap<Work['account'], string>()
  const proofs = new WeakMap<Work['account'], ProvenCopy>()
  const copyOf = (account: Work['account']): string => {
    const copy = chosen.get(account)
    if (copy === undefined) throw new Refusal('badInput', 'Choose a copy first. Nothing was changed.')
    return copy
  }
  return {
    'backup.get': (_input, { read }) => readBackupView(read),
    'backup.start': async ({ elsewhere = false }, { account }) => {
      const { places: settled, keep } = readBackupPlan(account.store.db)
      const asks = elsewhere || settled.length === 0
      const folder = asks ? await platform.chooseFolder() : null
      if (asks && folder === null) throw noFolder('No backup was made.')
      const places = folder === null ? settled : [folder]
      const order = {
        folder: account.store.folder,
        places,
        madeAt: new Date().toISOString(),
        scheduled: false,
        keep,
      }
      return jobs.start(account, {
        kind: 'backup',
        order,
        folder: backupFolder(places[0] ?? '', order.madeAt),
        view: backupsView,
        record: (store, made) => recordBackups(store, account.person, made, false),
      })
    },
    'backup.addPlace': async ({ reason }, { act, read }) => {
      const path = await platform.chooseFolder()
      if (path === null) return null
      if (path === act.store.folder || dirname(path) === act.store.folder) {
        throw new Refusal(
          'badInput',
          'A backup beside the study is lost with it. Choose another disk, a stick or a share.',
        )
      }
      addBackupPlace(act, { path, reason })
      return readBackupView(read)
    },
    'backup.removePlace': ({ place, reason }, { act, read }) => {
      removeBackupPlace(act, { path: backupPlaces(read.db)[place] ?? '', reason })
      return readBackupView(read)
    },
    'backup.chooseCopy': async (_input, { account }) => {
      const copy = await platform.chooseFolder()
      if (copy === null) return null
      const { madeAt, lastSequence, head, files } = readAbout(copy)
      chosen.set(account, copy)
      proofs.delete(account)
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      return { name: basename(copy), madeAt, lastSequence, head, megabytes: Math.round(bytes / 100_000) / 10 }
    },
    'backup.drill': async ({ password }, { account }) => {
      const copy = copyOf(account)
      if (jobs.isBusy('drill'))
        throw new Refusal('notAllowed', 'A copy is being tried out already. Wait until it ends.')
      const stage = drillFolder(account.store.folder)
      const about = await stageCopy(copy, stage)
      try {
        const { dataKey } = await keyOfCopy(stage, session.ringOf(stage), { username: account.username, password })
        try {
          return jobs.start(account, {
            kind: 'drill',
            order: { about, present: presentAt(account.store.db, about) },
            on: { folder: stage, dataKey },
            view: (result) => ({ message: '', result: { ...result } }),
            record: (store, result) => {
              const { proven, lastSequence, head, recordsSince } = result
              // Another copy may have been chosen while this one was tried out.
              if (chosen.get(account) === copy) proofs.set(account, { about, result })
              store.commit(account.person, {
                kind: 'backup.drilled',
                changes: [],
                detail: { name: basename(copy), proven, upTo: lastSequence, head, recordsSince },
              })
            },
            ended: () => dropStage(stage),
          })
        } finally {
          wipe(dataKey)
        }
      } catch (thrown) {
        dropStage(stage)
        throw thrown
      }
    },
    'backup.lacks': (_input, { account }) => {
      const proven = proofs.get(account)
      requireProven(proven)
      const lacks = lacksOf(account.store.db, proven.result.shared)
      return { ...lacks, people: [...lacks.people] }
    },
    'backup.restore': async ({ reason, password, second, lacking }, { account }) => {
      const copy = copyOf(account)
      const proven = proofs.get(account)
      requireProven(proven)
      await requirePassword(account, password)
      const partner = await requireSecond(account, second)
      if (partner.role !== 'investigator') throw refuseSecond()
      const { folder } = account.store
      const held = jobs.hold()
      try {
        const stage = await stageRestore(folder, copy, proven)
        const key = opensWith(stage, account.dataKey)
          ? Buffer.from(account.dataKey)
          : await keyForRestore(stage, session, { username: account.username, password })
        const act = { administratorId: account.person.id, investigatorId: partner.id, reason }
        try {
          recordRestore(folder, { dataKey: key, act, proven })
        } finally {
          wipe(key)
        }
        // From here nothing waits, so that what the two agreed to is what they give up.
        if (session.work().account !== account) throw refuse.notSignedIn()
        if (lacksOf(account.store.db, proven.result.shared).changes !== lacking) throw wentOn()
        session.replaceStore((present) => {
          const kept = swapRestore(present, new Date().toISOString())
          return restored(proven.about.madeAt, kept)
        })
        return {}
      } finally {
        dropStage(restoring(folder))
        held.release()
      }
    },
  }
}

const restored = (madeAt: string, kept: string | null) =>
  `The copy of ${madeAt.slice(0, 16).replace('T', ' ')} UTC is now the study. The one before it is kept whole` +
  `${kept === null ? '' : ` as ${folderName(kept)}`}. Sign in with the password you had when the copy was made.`

const wentOn = () =>
  new Refusal(
    'notAllowed',
    'The study went on since you looked at what the copy lacks. Nothing was changed. Look at it again, then agree.',
  )

const refuseSecond = () =>
  new Refusal('notAllowed', 'A restore needs an investigator as the second person. Nothing was changed.')

async function keyForRestore(
  stage: string,
  session: Session,
  credentials: { readonly username: string; readonly password: string },
): Promise<Buffer> {
  try {
    return (await keyOfCopy(stage, session.ringOf(stage), credentials)).dataKey
  } catch (thrown) {
    dropStage(stage)
    throw thrown
  }
}
