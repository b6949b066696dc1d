import type { SignedIn } from '../../db/accounts/signIn.ts'
import { readApplicationFacts } from '../../db/read/applicationFacts.ts'
import { isClockSuspect } from '../../db/read/readContext.ts'
import type { Preferences } from '../../db/read/preferences.ts'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { study } from '../../shared/study/study.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { noticesOf } from './notices.ts'
import { workOf } from './work.ts'

/** Idle time as it is shown before a store, which has the setting, is open. */
const USUAL_IDLE_MINUTES = 10

/** What is known while the store is closed. */
export type ClosedFacts = Pick<ApplicationView, 'phase' | 'version' | 'synthetic' | 'today' | 'notices'> & Preferences

/** What the frame of every screen shows while nobody is signed in: nothing of the record. */
export function closedView(facts: ClosedFacts): ApplicationView {
  return {
    ...facts,
    study: inLanguage(study.name, facts.language),
    site: null,
    idleMinutes: USUAL_IDLE_MINUTES,
    person: null,
    mustChangePassword: false,
    lastBackup: null,
    backupRemindDays: 7,
  }
}

/** The same for the person who is signed in. */
export function openView(closed: ApplicationView, signedIn: SignedIn): ApplicationView {
  const { person, username, mustChangePassword, store } = signedIn.account
  const { read } = workOf(signedIn.account)
  const facts = readApplicationFacts(read)
  return {
    ...closed,
    ...facts,
    study: inLanguage(study.name, facts.language),
    synthetic: store.synthetic,
    person: { ...person, username },
    mustChangePassword,
    notices: [...noticesOf(signedIn, isClockSuspect(read.db))],
  }
}
