import { existsSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { todayOf } from '../../shared/form/context.ts'
import { TRAINING_ACCOUNTS, type TrainingAccount } from '../../shared/trainingAccounts.ts'
import { confirmStudy, hasStudy, prepareStudyWith, type StudyParts } from '../accounts/createStudy.ts'
import type { Actor } from '../record/change.ts'
import { usersOf } from '../read/people.ts'
import { siteContext } from '../read/readContext.ts'
import { systemClock, type Clock } from '../store/clock.ts'
import { StoreError } from '../store/errors.ts'
import { syncFolder } from '../store/mark.ts'
import { makingFolder } from '../store/paths.ts'
import { openInMaking, openStore, type Store, type StoreInMaking } from '../store/store.ts'
import { fillStudy, firstDay } from './fillStudy.ts'
import type { Staff } from './steps.ts'
import { trainingClock, type TrainingClock } from './trainingClock.ts'

const SITE = { code: 'TRN', name: 'Training site', organisation: 'Trialbook training' }

/** A finished training study, open. The caller closes the store and wipes the key. */
export interface TrainingStore {
  readonly store: Store
  readonly dataKey: Buffer
  readonly users: readonly TrainingAccount[]
}

/**
 * Makes the training study in a folder: a store marked synthetic, an account of every role, and invented children whose items
 * give the figures of the published abstract. It is made beside the folder and moved there when it is whole. All of it goes
 * through the acts and the door; only the clock is turned back, so that entries lie where they would have been.
 * Throws StoreError 'storeExists' when there is a study already.
 */
export async function makeTrainingStore(folder: string, parts: StudyParts = {}): Promise<TrainingStore> {
  if (hasStudy(folder)) throw new StoreError('storeExists')
  const now = parts.clock ?? systemClock
  const making = makingFolder(folder)
  rmSync(making, { recursive: true, force: true })
  const clock = trainingClock(Date.parse(`${firstDay(new Date(now.now()).toISOString().slice(0, 10))}T00:00:00Z`))
  try {
    const dataKey = await newStudy(making, clock, parts)
    await fill(openInMaking(making, dataKey, clock), clock, now)
    moveInto(folder, making)
    return { store: openStore(folder, dataKey, now), dataKey, users: TRAINING_ACCOUNTS }
  } catch (thrown) {
    rmSync(making, { recursive: true, force: true })
    throw thrown
  }
}

/** Makes the study with everybody's account and gives its data key. */
async function newStudy(folder: string, clock: TrainingClock, parts: StudyParts): Promise<Buffer> {
  const administrator = TRAINING_ACCOUNTS.find(({ role }) => role === 'administrator')
  if (!administrator) throw new Error('the training study has no administrator')
  const people = TRAINING_ACCOUNTS.filter((account) => account !== administrator).map(({ password, ...person }) => ({
    ...person,
    organisation: SITE.organisation,
    temporaryPassword: password,
  }))
  const wanted = { site: SITE, administrator, synthetic: true, people }
  const { dataKey } = await prepareStudyWith(folder, wanted, { ...parts, clock })
  confirmStudy(folder)
  return dataKey
}

async function fill({ store, finish }: StoreInMaking, clock: TrainingClock, now: Clock): Promise<void> {
  try {
    await fillStudy(staffOf(store), clock, todayOf(siteContext({ db: store.db, clock: now })))
    finish()
  } finally {
    store.close()
  }
}

function staffOf(store: Store): Staff {
  const users = usersOf(store.db)
  const as = (role: Actor['role']) => {
    const user = users.find((each) => each.role === role)
    if (!user) throw new Error(`the training study has no ${role}`)
    const { id, name, organisation } = user
    return { store, person: { id, name, role, organisation } }
  }
  return {
    nurse: as('nurse'),
    investigator: as('investigator'),
    coordinator: as('coordinator'),
    monitor: as('monitor'),
  }
}

function moveInto(folder: string, making: string): void {
  if (existsSync(folder)) rmdirSync(folder)
  syncFolder(making)
  renameSync(making, folder)
  syncFolder(dirname(folder))
}
