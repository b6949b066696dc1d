import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROLES, type Role } from '../../../shared/roles.ts'
import { study } from '../../../shared/study/study.ts'
import type { Actor } from '../../record/change.ts'
import type { Clock } from '../../store/clock.ts'
import { createStore, type Store } from '../../store/store.ts'
import type { ActContext } from '../actContext.ts'
import { fields } from '../fields.ts'

/** A clock that a test moves by hand. Both counters move together, so no step is seen. */
export interface HandClock extends Clock {
  /** Moves on by minutes. */
  wait(minutes: number): void
}

function handClock(start: string): HandClock {
  let now = Date.parse(start)
  return {
    now: () => now,
    monotonic: () => now,
    offset: () => '+03:30',
    zone: () => 'Asia/Tehran',
    wait: (minutes) => void (now += minutes * 60_000),
  }
}

/** A real store in a folder of its own, with a person of every role and a second nurse. */
export interface TestSite<C extends Clock = HandClock> {
  readonly store: Store
  readonly clock: C
  /** The person acting. */
  as(role: Role | 'nurse2'): ActContext
  remove(): void
}

/**
 * Makes the store of an invented site, by a clock of the test or one that is moved by hand from a UTC stamp on. Remove it when
 * the test is over.
 */
export function testSite(now?: string): TestSite
export function testSite<C extends Clock>(clock: C): TestSite<C>
export function testSite(given: string | Clock = '2026-03-01T06:00:00.000Z'): TestSite<Clock> {
  const clock = typeof given === 'string' ? handClock(given) : given
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-acts-'))
  const people = new Map<string, Actor>(
    [...ROLES, 'nurse2' as const].map((name) => {
      const role = name === 'nurse2' ? 'nurse' : name
      return [name, { id: randomUUID(), name: `${name} of the test`, role, organisation: 'Test hospital' }]
    }),
  )
  const administrator = people.get('administrator') as Actor
  const store = createStore(folder, randomBytes(32), {
    site: { code: 'TST', name: 'Test site', zone: 'Asia/Tehran' },
    study: { oid: study.oid, version: study.version },
    firstAdministrator: {
      id: administrator.id,
      username: 'administrator',
      name: administrator.name,
      organisation: 'Test hospital',
    },
    clock,
  })
  for (const [username, { id, name, role, organisation }] of people) {
    if (username === 'administrator') continue
    store.commit(administrator, {
      kind: 'user.created',
      changes: fields('user', id, { username, name, role, organisation, status: 'active' }),
    })
  }
  return {
    store,
    clock,
    as: (role) => ({ store, person: people.get(role) as Actor }),
    remove: () => {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
