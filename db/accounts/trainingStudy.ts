import { TRAINING_ACCOUNTS, type TrainingAccount } from '../../shared/trainingAccounts.ts'
import { openKeyRing } from '../keys/index.ts'
import { confirmStudy, hasStudy, prepareStudy, type StudyParts } from './createStudy.ts'
import { addPerson } from './people.ts'
import { leave, signIn } from './signIn.ts'
import { systemClock } from '../store/clock.ts'

/** The account that makes the study and the other accounts. */
const ADMINISTRATOR = TRAINING_ACCOUNTS.find(({ role }) => role === 'administrator') as TrainingAccount

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
