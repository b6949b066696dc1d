import { removeLeftovers } from '../../../db/store/leftovers.ts'
import { kitPage } from '../../platform/kitPage.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Session } from '../../session/session.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { RecoveryKit } from '../../../db/accounts/createStudy.ts'
import type { HandlersOf } from '../handlers.ts'

type Area = 'application' | 'setup' | 'session' | 'recovery' | 'kit' | 'preferences'

const onScreen = ({ words, fingerprint, ask }: RecoveryKit) => ({
  words: [...words],
  fingerprint,
  ask: [...ask] as [number, number],
})

/** First run, signing in and out, passwords, recovery. */
export function sessionHandlers(session: Session, jobs: Jobs, platform: Platform): HandlersOf<Area> {
  return {
    'application.state': () => session.state(),
    'setup.create': async ({ siteName, siteCode, organisation, username, name, password }) => {
      const site = { name: siteName, code: siteCode, organisation }
      return onScreen(await session.create({ site, administrator: { username, name, password }, synthetic: false }))
    },
    'setup.confirmKit': ({ words }) => session.confirmKit(words),
    'setup.explore': async () => {
      await session.explore()
      return {}
    },
    'session.signIn': async (credentials) => {
      const result = await session.signIn(credentials)
      if (result.result === 'signedIn') {
        jobs.recordWaiting()
        // What is not being written now was left by a program that died.
        if (!jobs.isBusy()) removeLeftovers(session.work().account.store)
      }
      return result
    },
    // The answer has to be on its way before the page is reloaded.
    'session.signOut': () => after(() => session.signOut()),
    'session.lock': () => after(() => session.lock()),
    'session.touch': () => ({ secondsLeft: session.touch() }),
    'session.changePassword': async (passwords) => {
      await session.changePassword(passwords)
      return {}
    },
    'recovery.begin': async (recovery) => onScreen(await session.recover(recovery)),
    'kit.print': async () => ({
      printed: await platform.print(kitPage(session.kitInHand(), session.state().today)),
    }),
    'preferences.set': (preferences) => session.setPreferences(preferences),
  }
}

function after(work: () => void): Record<string, never> {
  setImmediate(work)
  return {}
}
