import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import type { Role } from '../../shared/roles.ts'
import { addressOf } from '../../shared/form/items.ts'
import { auditRow } from '../../shared/ipc/views/audit.ts'
import { currentForm } from '../../shared/study/study.ts'
import { readingOf } from '../acts/actContext.ts'
import { changeForm } from '../acts/changeForm.ts'
import { answerQuery, raiseQuery } from '../acts/queries.ts'
import { typed } from '../acts/testing/child.ts'
import { monitored, type Monitored } from '../acts/testing/monitored.ts'
import { exportTrail } from '../audit/exportTrail.ts'
import { folderSource, verifyExport } from '../audit/verifier/verify-trail.mjs'
import { formVersion } from '../drafts/draft.ts'
import { readAuditPage } from './auditPage.ts'
import { itemHistory } from './itemHistory.ts'
import { MASK } from './visibleName.ts'

const NAME = 'Zarrinkafsh'
const address = addressOf(currentForm('DEMOG'), 'FAMILY_NAME')

let kept: Monitored
beforeEach(() => {
  kept = monitored()
  const { queryId } = raiseQuery(kept.site.as('monitor'), {
    formId: kept.formId,
    address,
    text: 'Is this the family name of the father?',
    check: null,
  })
  answerQuery(kept.site.as('nurse'), queryId, `No, it was ${NAME} before`)
  changeForm(kept.site.as('nurse'), {
    formId: kept.formId,
    base: formVersion(kept.site.store.db, kept.formId),
    changes: typed('DEMOG', { FAMILY_NAME: NAME }),
    reason: `Her passport says ${NAME}`,
  })
})
afterEach(() => kept.site.remove())

const reading = (role: Role) => readingOf(kept.site.as(role))
const page = (role: Role, filter = {}) => readAuditPage(reading(role), { filter, before: null, limit: 500 }).rows
const textOf = (role: Role) => JSON.stringify(page(role))

describe('R40: what is written about an identity item is masked wherever values are read', () => {
  test('in the trail: the value, the reason of its change, and the answer of somebody who knows it', () => {
    expect(textOf('investigator').split(NAME)).toHaveLength(4)
    for (const role of ['monitor', 'coordinator'] as const) expect(textOf(role)).not.toContain(NAME)
    const answered = page('monitor').find(({ kind, item }) => kind === 'query.answered' && item === 'text')
    expect(answered).toMatchObject({ entity: 'queryMessage', new: MASK })
  })

  test('the question of the monitor stays readable: whoever asks does not know the value', () => {
    expect(textOf('monitor')).toContain('family name of the father')
  })

  test('and it cannot be found by guessing at it', () => {
    expect(page('investigator', { text: NAME })).toHaveLength(2)
    expect(page('monitor', { text: NAME })).toEqual([])
    expect(page('monitor', { text: 'Zarrin' })).toEqual([])
    // A word of an ordinary answer is still found.
    expect(page('monitor', { text: '14.5' }).length).toBeGreaterThan(0)
  })

  test('in the history of the item, with its reason', () => {
    expect(JSON.stringify(itemHistory(reading('investigator'), kept.formId, address))).toContain(NAME)
    const masked = itemHistory(reading('monitor'), kept.formId, address)
    expect(JSON.stringify(masked)).not.toContain(NAME)
    expect(masked.at(-1)).toMatchObject({ masked: true, reason: MASK, new: null })
  })

  test('R10: in the exported trail, whose table has every column of the screen and which still verifies', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trialbook-'))
    try {
      const made = '2026-03-02T08:00:00.000Z'
      for (const values of ['all', 'withoutIdentity', 'none'] as const) {
        const target = join(folder, values)
        await exportTrail(kept.site.store.db, target, { values, made })
        const files = ['trail.ndjson', 'trail.csv'].map((name) => readFileSync(join(target, name), 'utf8'))
        for (const text of files) expect(text.includes(NAME)).toBe(values === 'all')
        const { findings } = await verifyExport(folderSource(target), {})
        expect(findings).toEqual([])
        const table: Record<string, string>[] = parse(files[1] ?? '', { columns: true, bom: true })
        expect(Object.keys(table[0] ?? {})).toEqual(Object.keys(auditRow.shape))
        expect(table).toHaveLength(page('investigator').length)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

test('R43: every record says whose it is and where it stands, so that a filter by person, visit, form and item finds it', () => {
  const [row] = page('monitor', { item: 'FAMILY_NAME' })
  expect(row).toMatchObject({ subjectId: kept.subjectId, formId: kept.formId, studyEventOid: 'SCR' })
  const same = page('monitor', {
    userId: row?.userId ?? '',
    formId: row?.formId ?? '',
    studyEventOid: 'SCR',
    item: 'FAMILY_NAME',
  })
  expect(same.map(({ sequence }) => sequence)).toContain(row?.sequence)
  expect(new Set(same.map(({ userId }) => userId))).toEqual(new Set([row?.userId]))
})
