import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { study } from '../../../shared/study/study.ts'
import type { ActContext } from '../../acts/actContext.ts'
import { fields } from '../../acts/fields.ts'
import { settingsSet, SITE_SCOPE } from '../../read/settingsInForce.ts'
import { usersOf } from '../../read/people.ts'
import { rowOf } from '../../read/query.ts'
import type { Clock } from '../../store/clock.ts'
import { systemClock } from '../../store/clock.ts'
import { createStore, type Store } from '../../store/store.ts'

/** A store that knows the people, the site code and the settings of another and holds no child. */
export interface EmptyStore {
  readonly folder: string
  readonly dataKey: Buffer
  readonly store: Store
  readonly as: (role: 'nurse' | 'investigator') => ActContext
  remove(): void
}

/** Makes it. Remove it when the test is over. */
export function emptyStoreLike(other: Store, clock: Clock = systemClock): EmptyStore {
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-import-'))
  const dataKey = randomBytes(32)
  const site = rowOf<{ code: string; name: string }>(other.db, 'SELECT code, name FROM site')
  const people = usersOf(other.db).map((user) => ({ ...user, id: randomUUID() }))
  const administrator = people.find(({ role }) => role === 'administrator')
  if (!administrator || !site) throw new Error('the other store has no administrator')
  const store = createStore(folder, dataKey, {
    site: { code: site.code, name: site.name },
    study: { oid: study.oid, version: study.version },
    firstAdministrator: { ...administrator, mustChangePassword: false },
    synthetic: other.synthetic,
    clock,
    settings: [...settingsSet(other.db)].map(([key, { value }]) => ({ scope: SITE_SCOPE, key, value })),
  })
  for (const { id, username, name, role, organisation, status } of people.filter((each) => each !== administrator)) {
    store.commit(administrator, {
      kind: 'user.created',
      changes: fields('user', id, { username, name, role, organisation, status }),
    })
  }
  return {
    folder,
    dataKey,
    store,
    as(role) {
      const person = people.find((each) => each.role === role && each.status === 'active')
      if (!person) throw new Error(`nobody is ${role}`)
      return { store, person: { id: person.id, name: person.name, role, organisation: person.organisation } }
    },
    remove() {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
