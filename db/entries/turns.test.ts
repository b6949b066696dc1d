import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../shared/roles.ts'
import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import { fields } from '../acts/fields.ts'
import { freezePlace } from '../acts/locks.ts'
import { complete, keep } from '../acts/testing/child.ts'
import { exportTrail } from '../audit/exportTrail.ts'
import type { Act, Change } from '../record/change.ts'
import { ACT_KINDS } from '../record/actKinds.ts'
import { temporaryFolder } from './testing/temporaryFolder.ts'
import { doubleEntryOf } from './entry.ts'
import { formRow } from '../read/formRow.ts'
import { resolveEntries } from './resolveEntries.ts'
import { takeOver } from './takeOverEntry.ts'
import { enter, enteredTwice, gmfcsAnswers, type EnteredTwice } from './testing/twice.ts'

type Stage = 'untouched' | 'firstOpen' | 'firstComplete' | 'secondOpen' | 'differing' | 'resolved' | 'frozen'
type Who = Role | 'nurse2'

let twice: EnteredTwice
beforeEach(() => void (twice = enteredTwice()))
afterEach(() => twice.site.remove())

/** The nurse is first, the second nurse second. Frozen: while the second is open. */
function reach(stage: Stage): void {
  const { first, second, third, formId, site } = twice
  if (stage === 'untouched') return
  if (stage === 'firstOpen') return void keep(first, formId, { GMFCS: 'II' })
  enter(first, formId, gmfcsAnswers(twice, 'II'))
  if (stage === 'firstComplete') return
  keep(second, formId, gmfcsAnswers(twice, 'III'))
  if (stage === 'frozen') return void freezePlace(site.as('coordinator'), { scope: 'form', id: formId })
  if (stage === 'secondOpen') return
  complete(second, formId)
  if (stage === 'resolved') resolveEntries(third, { formId, decisions: decisions() })
}

const LEVEL = addressOf(currentForm('GMFCS'), 'GMFCS')
const decisions = () => [{ address: LEVEL, choice: 'second', answer: null, reason: 'As the source has it' } as const]

function outcome(act: () => unknown): string {
  try {
    act()
    return 'done'
  } catch (thrown) {
    return (thrown as { code?: string }).code ?? String(thrown)
  }
}

const WHO: readonly Who[] = ['nurse', 'nurse2', 'investigator', 'coordinator', 'monitor']
const ACTS = {
  keep: (who: Who) => keep(twice.site.as(who), twice.formId, { GMFCS_SOURCE: 'PARENT' }),
  takeOver: (who: Who) => takeOver(twice.site.as(who), twice.formId),
  resolve: (who: Who) => resolveEntries(twice.site.as(who), { formId: twice.formId, decisions: decisions() }),
}

/** Written by hand from decision 0013: nurse (first), nurse2 (second), investigator, coordinator, monitor. */
// prettier-ignore
const TABLE: Readonly<Record<Stage, Readonly<Record<keyof typeof ACTS, string>>>> = {
  untouched:     { keep: 'done done done notAllowed notAllowed', takeOver: 'notFound notFound notFound notFound notFound', resolve: 'blockedByCheck blockedByCheck blockedByCheck blockedByCheck blockedByCheck' },
  firstOpen:     { keep: 'done notAllowed notAllowed notAllowed notAllowed', takeOver: 'done done done notAllowed notAllowed', resolve: 'blockedByCheck blockedByCheck blockedByCheck blockedByCheck blockedByCheck' },
  firstComplete: { keep: 'notAllowed done done notAllowed notAllowed', takeOver: 'notFound notFound notFound notFound notFound', resolve: 'blockedByCheck blockedByCheck blockedByCheck blockedByCheck blockedByCheck' },
  secondOpen:    { keep: 'notAllowed done notAllowed notAllowed notAllowed', takeOver: 'notAllowed done done notAllowed notAllowed', resolve: 'blockedByCheck blockedByCheck blockedByCheck blockedByCheck blockedByCheck' },
  differing:     { keep: 'notAllowed notAllowed notAllowed notAllowed notAllowed', takeOver: 'notFound notFound notFound notFound notFound', resolve: 'notAllowed notAllowed done notAllowed notAllowed' },
  resolved:      { keep: 'needsReason needsReason needsReason needsReason needsReason', takeOver: 'notFound notFound notFound notFound notFound', resolve: 'blockedByCheck blockedByCheck blockedByCheck blockedByCheck blockedByCheck' },
  frozen:        { keep: 'notAllowed frozen notAllowed notAllowed notAllowed', takeOver: 'frozen frozen frozen notAllowed notAllowed', resolve: 'blockedByCheck blockedByCheck blockedByCheck blockedByCheck blockedByCheck' },
}

describe('whose turn it is, by stage', () => {
  const cases = (Object.keys(TABLE) as Stage[]).flatMap((stage) =>
    (Object.keys(ACTS) as (keyof typeof ACTS)[]).flatMap((act) =>
      WHO.map((who, index) => [stage, act, who, TABLE[stage][act].split(' ')[index]] as const),
    ),
  )
  test.each(cases)('%s: %s by %s is %s', (stage, act, who, expected) => {
    reach(stage)
    expect(outcome(() => ACTS[act](who))).toBe(expected)
  })
})

describe('R24: somebody who speaks to the door directly', () => {
  const attempt = (who: Who, act: Act) => outcome(() => twice.site.store.commit(twice.site.as(who).person, act))
  const entries = () => doubleEntryOf(twice.site.store.db, formRow(twice.site.store.db, twice.formId))
  const level = (entity: 'item' | 'entryItem', id: string, value: string): Change => ({
    entity,
    id,
    field: 'LEVEL/1/GMFCS',
    value: { value },
    reason: 'trying',
  })
  const everyKind = (who: Who, changes: readonly Change[]) =>
    Object.keys(ACT_KINDS).filter((kind) => attempt(who, { kind, changes, reason: 'trying' }) === 'done')

  test.each(['firstOpen', 'firstComplete', 'secondOpen'] as const)(
    'makes nothing of the form record while it is %s, by any act there is',
    (stage) => {
      reach(stage)
      for (const who of WHO) {
        expect(everyKind(who, [level('item', twice.formId, 'V')]), who).toEqual([])
        expect(everyKind(who, fields('form', twice.formId, { state: 'complete' })), who).toEqual([])
      }
    },
  )

  test('writes into no entry but the open one of their own', () => {
    reach('secondOpen')
    const { first, second } = entries() ?? {}
    const notTheirs = (who: Who) => (who === 'nurse2' ? [first] : [first, second])
    for (const who of WHO) {
      const changes = notTheirs(who).map((entry) => level('entryItem', entry?.id ?? '', 'V'))
      expect(
        changes.flatMap((change) => everyKind(who, [change])),
        who,
      ).toEqual([])
    }
  })

  test('neither opens a complete entry again nor gives one to somebody else', () => {
    reach('differing')
    const { first } = entries() ?? {}
    for (const who of WHO) {
      expect(everyKind(who, fields('formEntry', first?.id ?? '', { state: 'open' })), who).toEqual([])
      const { person } = twice.site.as('investigator')
      expect(everyKind(who, fields('formEntry', first?.id ?? '', { person: person.id })), who).toEqual([])
    }
  })

  test('an entrant of one settles nothing, whatever the act is called; the third needs a reason', () => {
    reach('differing')
    const settled = [level('item', twice.formId, 'III')]
    for (const who of ['nurse', 'nurse2', 'coordinator', 'monitor'] as const)
      expect(everyKind(who, settled), who).toEqual([])
    const bare = settled.map((change) => ({ ...change, reason: ' ' }))
    expect(attempt('investigator', { kind: 'entry.resolved', changes: bare })).toBe('needsReason')
    expect(attempt('investigator', { kind: 'entry.resolved', changes: settled })).toBe('done')
  })
})

test('the exported trail of a form that is not done opens no answer, and opens both entries once it is', async () => {
  reach('secondOpen')
  const folder = temporaryFolder()
  const exported = async (name: string) => {
    const target = join(folder.path, name)
    const made = '2026-03-01T06:00:00.000Z'
    await exportTrail(twice.site.store.db, target, { values: 'all', made })
    return readFileSync(join(target, 'trail.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('entryItem'))
      .map((line) => 'values' in (JSON.parse(line) as object))
  }
  expect(new Set(await exported('before'))).toEqual(new Set([false]))
  complete(twice.second, twice.formId)
  resolveEntries(twice.third, { formId: twice.formId, decisions: decisions() })
  expect(new Set(await exported('after'))).toEqual(new Set([true]))
  folder.remove()
})

test('the answers of entries are read in few places, each of which knows who may see them', () => {
  const named = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8').includes('entry_item'))
  expect(named.toSorted()).toEqual([
    'entries/answers.ts',
    'migrations/0004-double-entry.ts',
    'migrations/testing/backTo.ts',
    'record/entities.ts',
    'record/entryGuards.ts',
  ])
})
