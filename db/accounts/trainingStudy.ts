import type { Role } from '../../shared/roles.ts'
import { openKeyRing } from '../keys/index.ts'
import { confirmStudy, hasStudy, prepareStudy, type StudyParts } from './createStudy.ts'
import { addPerson } from './people.ts'
import { leave, signIn } from './signIn.ts'
import { systemClock } from '../store/clock.ts'

/** One account of the training study. Its password is public: the study holds invented children only. */
export interface TrainingAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly password: string
}

const ADMINISTRATOR: TrainingAccount = {
  username: 'arash',
  name: 'Arash (training)',
  role: 'administrator',
  password: 'blue door with brass bell',
}

/** Everybody who can try the application. */
export const TRAINING_ACCOUNTS: readonly TrainingAccount[] = [
  { username: 'nasrin', name: 'Nasrin (training)', role: 'nurse', password: 'warm bread before dawn' },
  { username: 'iman', name: 'Iman (training)', role: 'investigator', password: 'three boats near harbour' },
  { username: 'kaveh', name: 'Kaveh (training)', role: 'coordinator', password: 'green lamp on the desk' },
  { username: 'mina', name: 'Mina (training)', role: 'monitor', password: 'quiet train over bridge' },
  ADMINISTRATOR,
]

const SITE = { code: 'TRN', name: 'Training site', organisation: 'Trialbook training' }

/** Makes the training study in its own folder, unless it is there. Nothing in it is of a real child, and every screen says so. */
export async function makeTrainingStudy(folder: string, parts: StudyParts = {}): Promise<void> {
  if (hasStudy(folder)) return
  const { clock = systemClock, openRing = openKeyRing } = parts
  await prepareStudy(folder, { site: SITE, administrator: ADMINISTRATOR, synthetic: true }, parts)
  confirmStudy(folder)
  const ring = openRing({ folder, now: () => new Date(clock.now()) })
  const answer = await signIn(folder, ring, { ...ADMINISTRATOR, unlocks: () => false }, clock)
  if (answer.kind !== 'signedIn') throw new Error(`the training study did not open: ${answer.kind}`)
  try {
    for (const { password, ...person } of TRAINING_ACCOUNTS) {
      if (person.role === 'administrator') continue
      const wanted = { ...person, organisation: SITE.organisation, temporaryPassword: password }
      await addPerson(answer.account, wanted, false)
    }
  } finally {
    leave(answer.account, 'session.signedOut')
  }
}
