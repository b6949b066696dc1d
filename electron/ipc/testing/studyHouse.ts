import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addPerson } from '../../../db/accounts/people.ts'
import { freezePlace, lockPlace } from '../../../db/acts/locks.ts'
import { closeQuery, raiseQuery } from '../../../db/acts/queries.ts'
import { saveForm } from '../../../db/acts/saveForm.ts'
import { formVersion } from '../../../db/drafts/draft.ts'
import { markNotDone } from '../../../db/acts/markNotDone.ts'
import { registerSubject } from '../../../db/acts/registerSubject.ts'
import { readSignatures } from '../../../db/read/signatureViews.ts'
import { readingOf } from '../../../db/acts/actContext.ts'
import { signForm } from '../../../db/acts/signForm.ts'
import { complete, keep, opened } from '../../../db/acts/testing/child.ts'
import { DEMOGRAPHICS } from '../../../db/acts/testing/monitored.ts'
import { openWeakKeyRing } from '../../../db/keys/testing.ts'
import { handClock } from '../../../db/store/temporaryStore.ts'
import type { Role } from '../../../shared/roles.ts'
import { createLog } from '../../log.ts'
import { Session } from '../../session/session.ts'

/** How the whole study stands. */
export type StudyState = 'open' | 'frozen' | 'locked'

/** Who asks. */
export type Who = Role | 'out' | 'lock'

/** Who is in the house, by role. */
export const USERNAMES: Readonly<Record<Role, string>> = {
  nurse: 'nora',
  investigator: 'ines',
  coordinator: 'cora',
  monitor: 'mona',
  administrator: 'ada.admin',
}
/** An investigator who agrees to what another does. */
export const SECOND = 'ivan'

/** A password for each, without the user name in it. */
export const passwordOf = (username: string): string =>
  `forty two lanterns ${username.split('').toReversed().join('-')}`

/** What the samples point at. */
export interface Contents {
  readonly subjectId: string
  /** Demographics, complete; signed in a locked study. */
  readonly formId: string
  /** A level, saved with all it needs but not complete; in a locked study the complete form. */
  readonly readyId: string
  /** A row of the log of medication; in a locked study the complete form. */
  readonly rowId: string
  /** A scale with a draft of the nurse. A locked study holds only complete forms: there it is the complete one. */
  readonly draftId: string
  /** A scale that was opened and is empty; in a locked study it was not done. */
  readonly emptyId: string
  /** A form after an injection with a symptom in a draft of the nurse; in a locked study the complete form. */
  readonly symptomId: string
  /** An adverse event that was opened and is empty; in a locked study the complete form. */
  readonly eventId: string
  /** A report of a serious event that was opened and is empty; in a locked study the complete form. */
  readonly reportId: string
  readonly openQuery: string
  readonly closedQuery: string
  readonly signatureId: string
}

/** A real study of five roles in a folder, behind a real session, that is put back as it was whenever somebody changed it. */
export interface StudyHouse {
  readonly contents: Contents
  readonly session: Session
  /** A session on the study as it was made: of a role, of nobody, or one that an investigator left locked. */
  enter(who: Who): Promise<void>
  /** Whether anything is other than it was after entering. */
  changed(): boolean
  remove(): void
}

/** Builds it once; remove it when the tests are over. */
export async function studyHouse(state: StudyState): Promise<StudyHouse> {
  const root = mkdtempSync(join(tmpdir(), 'trialbook-house-'))
  const folder = join(root, 'store')
  const kept = join(root, 'kept')
  const clock = handClock()
  const newSession = () =>
    new Session({
      folder,
      trainingFolder: join(root, 'training'),
      version: '1.0.0',
      log: createLog(null),
      say: () => undefined,
      onEnded: () => undefined,
      claim: () => true,
      clock,
      openRing: openWeakKeyRing,
    })
  let session = newSession()
  let asEntered = ''
  const enter = async (username: string) => {
    const { result } = await session.signIn({ username, password: passwordOf(username) })
    if (result !== 'signedIn') throw new Error(result)
    return session.work().act
  }
  const administrator = { username: 'ada.admin', name: 'Ada Admin', password: passwordOf('ada.admin') }
  const site = { code: 'TEH', name: 'Clinic', organisation: 'Clinic' }
  const kit = await session.create({ site, administrator, synthetic: false })
  session.confirmKit(kit.ask.map((place) => kit.words[place - 1] ?? ''))
  await enter('ada.admin')
  const people = [...Object.entries(USERNAMES), ['investigator', SECOND] as const]
  for (const [role, username] of people.filter(([each]) => each !== 'administrator')) {
    const person = { username, name: `${username} the ${role}`, role: role as Role, organisation: 'Clinic' }
    await addPerson(session.work().account, { ...person, temporaryPassword: passwordOf(username) }, false)
  }
  session.signOut()
  const contents = await fill(state)
  session.signOut()
  cpSync(folder, kept, { recursive: true })

  async function fill(wanted: StudyState): Promise<Contents> {
    const nurse = await enter('nora')
    const { subjectId } = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '77-1' })
    const formId = opened(nurse, subjectId, 'DEMOG', 'SCR')
    keep(nurse, formId, DEMOGRAPHICS)
    complete(nurse, formId)
    const own = {
      formId,
      readyId: formId,
      rowId: formId,
      draftId: formId,
      emptyId: formId,
      symptomId: formId,
      eventId: formId,
      reportId: formId,
    }
    if (wanted !== 'locked') {
      own.readyId = opened(nurse, subjectId, 'GMFCS', 'SCR')
      keep(nurse, own.readyId, {
        GMFCS_DATE: '2026-02-28',
        GMFCS_SOURCE: 'OBSERVED',
        GMFCS_ASSESSOR: nurse.person.id,
        GMFCS: 'III',
      })
      saveForm(nurse, { formId: own.readyId, base: formVersion(nurse.store.db, own.readyId) })
      own.rowId = opened(nurse, subjectId, 'CONMED', null)
      own.draftId = opened(nurse, subjectId, 'BBS', 'BL')
      keep(nurse, own.draftId, { BBS01: '4' })
      own.symptomId = opened(nurse, subjectId, 'POSTINJ', 'OBS-1')
      keep(nurse, own.symptomId, { 'SYMPTOM_SEVERITY/2': '1' })
      own.eventId = opened(nurse, subjectId, 'AE', null)
      own.reportId = opened(nurse, subjectId, 'SAE', null)
    }
    own.emptyId = opened(nurse, subjectId, 'MAS', 'BL')
    if (wanted === 'locked')
      markNotDone(nurse, { formId: own.emptyId, base: formVersion(nurse.store.db, own.emptyId), reason: 'Asleep' })
    session.signOut()
    const monitor = await enter('mona')
    const ask = (text: string) => raiseQuery(monitor, { formId, address: null, text, check: null }).queryId
    const [openQuery, closedQuery] = [ask('Whose writing?'), ask('Which scales?')]
    closeQuery(monitor, closedQuery, 'Seen.')
    if (wanted === 'locked') closeQuery(monitor, openQuery, 'Seen.')
    session.signOut()
    const investigator = await enter('ines')
    signForm(investigator, { formId, meaning: 'reviewed' })
    if (wanted === 'locked') signForm(investigator, { formId: own.emptyId, meaning: 'reviewed' })
    const [signature] = readSignatures(readingOf(investigator), null)
    session.signOut()
    const coordinator = await enter('cora')
    if (wanted === 'frozen') freezePlace(coordinator, { scope: 'site' })
    if (wanted === 'locked') lockPlace(coordinator, { scope: 'site' })
    return { subjectId, ...own, openQuery, closedQuery, signatureId: signature?.signatureId ?? '' }
  }

  return {
    contents,
    get session() {
      return session
    },
    async enter(who) {
      session.signOut()
      rmSync(folder, { recursive: true, force: true })
      cpSync(kept, folder, { recursive: true })
      session = newSession()
      if (who !== 'out') await enter(USERNAMES[who === 'lock' ? 'investigator' : who])
      if (who === 'lock') session.lock()
      asEntered = fingerprint(session)
    },
    changed: () => fingerprint(session) !== asEntered,
    remove() {
      session.signOut()
      if (existsSync(root)) rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Who is here, and how many rows this connection has written. A store that was exchanged counts anew. */
function fingerprint(session: Session): string {
  const { phase, locked } = session.standing()
  if (phase !== 'signedIn') return `${phase} ${locked}`
  const { db, folder } = session.work().account.store
  const row = db.prepare<{ changes: number }>('SELECT total_changes() AS changes').get()
  return `${phase} ${folder} ${row?.changes} ${JSON.stringify(session.state().language)}`
}
