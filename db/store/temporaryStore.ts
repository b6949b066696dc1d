import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES, type Role } from '../../shared/roles.ts'
import type { Actor, Change } from '../record/change.ts'
import { contentHash } from '../record/content.ts'
import type { Clock } from './clock.ts'
import { createStore, openStore, type Store } from './store.ts'

/** A clock that a test holds in its hands: wall and monotonic time move only when told. */
export interface HandClock extends Clock {
  /** Both clocks go on by this many milliseconds. */
  pass(milliseconds: number): void
  /** Only the wall clock is moved: somebody set it. */
  set(milliseconds: number): void
}

/** A clock at 2026-03-01 09:00 in Tehran. */
export function handClock(start = Date.parse('2026-03-01T05:30:00.000Z')): HandClock {
  let wall = start
  let counter = 1_000
  return {
    now: () => wall,
    monotonic: () => counter,
    offset: () => '+03:30',
    zone: () => 'Asia/Tehran',
    pass(milliseconds) {
      wall += milliseconds
      counter += milliseconds
    },
    set: (milliseconds) => void (wall += milliseconds),
  }
}

export interface TemporaryStore {
  readonly folder: string
  readonly dataKey: Buffer
  readonly clock: HandClock
  store: Store
  readonly actors: Readonly<Record<Role, Actor>>
  /** A second person with the role of investigator. */
  readonly otherInvestigator: Actor
  /** Closes and opens again. */
  reopen(): Store
  remove(): void
}

/** A real store in a temporary folder with one person of each role, for tests. */
export function temporaryStore(): TemporaryStore {
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-'))
  const dataKey = randomBytes(32)
  const clock = handClock()
  const person = (role: Role, name: string): Actor => ({ id: randomUUID(), name, role, organisation: 'Test site' })
  const actors = Object.fromEntries(ROLES.map((role) => [role, person(role, `Test ${role}`)])) as Record<Role, Actor>
  const otherInvestigator = person('investigator', 'Other investigator')
  const administrator = actors.administrator
  const store = createStore(folder, dataKey, {
    site: { code: 'T01', name: 'Test site' },
    study: { oid: 'TEST', version: '1' },
    firstAdministrator: { ...administrator, username: 'administrator' },
    clock,
  })
  for (const actor of [...Object.values(actors), otherInvestigator].filter(({ id }) => id !== administrator.id)) {
    clock.pass(1_000)
    store.commit(administrator, {
      kind: 'user.created',
      changes: fields('user', actor.id, {
        username: actor === otherInvestigator ? 'other' : actor.role,
        name: actor.name,
        role: actor.role,
        organisation: actor.organisation,
        status: 'active',
      }),
    })
  }
  const temporary: TemporaryStore = {
    folder,
    dataKey,
    clock,
    store,
    actors,
    otherInvestigator,
    reopen() {
      temporary.store.close()
      return (temporary.store = openStore(folder, dataKey, clock))
    },
    remove() {
      temporary.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return temporary
}

/** The changes that give a thing these fields. */
export function fields(
  entity: Change['entity'],
  id: string,
  values: Readonly<Record<string, Change['value']>>,
): Change[] {
  return Object.entries(values).map(([field, value]) => ({ entity, id, field, value }))
}

/** A child, a visit and an open form in it; the ids are handed back. */
export function sampleForm(
  { store, actors }: TemporaryStore,
  oid = 'GMFM',
): { subjectId: string; studyEventId: string; formId: string } {
  const subjectId = randomUUID()
  const studyEventId = randomUUID()
  const formId = randomUUID()
  const number = store.db.prepare<{ number: number }>('SELECT count(*) AS number FROM subject').get()?.number ?? 0
  store.commit(actors.nurse, {
    kind: 'subject.registered',
    subject: subjectId,
    changes: [
      ...fields('subject', subjectId, { siteId: store.site, code: `T01-${number + 1}`, status: 'screening' }),
      ...fields('studyEvent', studyEventId, { subjectId, oid: 'BL', repeat: 1, status: 'planned' }),
      ...fields('form', formId, { subjectId, studyEventId, oid, version: '1', repeat: 1, state: 'open' }),
    ],
  })
  return { subjectId, studyEventId, formId }
}

/** Completes the form and has the investigator sign it as it then is. */
export function signSample({ store, actors }: TemporaryStore, place: { subjectId: string; formId: string }): void {
  const { formId, subjectId } = place
  store.commit(actors.nurse, { kind: 'form.completed', changes: fields('form', formId, { state: 'complete' }) })
  const { investigator } = actors
  const end = store.db.prepare<{ sequence: number }>('SELECT max(sequence) AS sequence FROM audit_record').get()
  store.commit(investigator, {
    kind: 'signature.signed',
    form: formId,
    changes: fields('signature', randomUUID(), {
      subjectId,
      formId,
      scope: 'form',
      meaning: 'I have reviewed these data',
      signer: investigator.id,
      printedName: investigator.name,
      signedAt: '2026-03-01T05:30:00.000Z',
      contentHash: contentHash(store.db, 'form', formId),
      signedSequence: end?.sequence ?? 0,
      status: 'valid',
    }),
  })
}

/** Changes that answer items of a form: 'GROUP/1/ITEM' -> value. */
export function answers(formId: string, values: Readonly<Record<string, string>>): Change[] {
  return Object.entries(values).map(([field, value]) => ({ entity: 'item', id: formId, field, value: { value } }))
}
