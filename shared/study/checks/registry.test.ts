import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import protocol from '../fixtures/protocol.json' with { type: 'json' }
import { study } from '../study.ts'
import { checks } from './index.ts'
import { LIVES_ELSEWHERE } from './livesElsewhere.ts'

const ofProtocol = protocol.checks.map(({ id }) => id)
const declared = checks.map(({ id }) => id).filter((id) => id.startsWith('EC'))

test('the protocol has 98 checks: each is declared, in its order, or stands in the table of other places', () => {
  expect(ofProtocol).toHaveLength(98)
  expect(declared).toEqual(ofProtocol.filter((id) => !(id in LIVES_ELSEWHERE)))
  expect(Object.keys(LIVES_ELSEWHERE).filter((id) => !ofProtocol.includes(id))).toEqual([])
})

test('every check of the protocol has a test that names it', () => {
  const folder = new URL('./', import.meta.url)
  const titles = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/(?:describe|test|\))\(\s*(['"`])(.*?)\1,/g)].map(([, , title]) => title ?? ''),
    )
  const inTables = Object.keys(LIVES_ELSEWHERE)
  const untested = ofProtocol.filter((id) => !inTables.includes(id) && !titles.some((title) => title.includes(id)))
  expect(untested).toEqual([])
})

test('no check stands there twice', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
})

test('a check runs on forms that the study has', () => {
  const known = new Set(study.forms.map(({ oid }) => oid))
  const named = checks.flatMap(({ forms }) => (forms === 'all' ? [] : forms))
  expect(named.filter((oid) => !known.has(oid))).toEqual([])
})
