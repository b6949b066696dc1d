import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressKey } from '../../form/address.ts'
import type { Answer } from '../../form/answer.ts'
import type { FormDefinition, ItemDefinition } from '../../form/definition.ts'
import { findItem } from '../../form/items.ts'
import { problemsOf } from '../../form/problems.ts'
import type { FormSnapshot } from '../../form/record.ts'
import { checkForm } from '../engine.ts'
import { currentForm, definitionOf, study } from '../study.ts'
import { child, site, visit } from '../testing/child.ts'

/* Checks read many forms at once. Whatever stands in them, a check says something about its own form or nothing. */

const visits = [visit('SCR', '2026-01-10'), visit('BL', '2026-02-10'), visit('INJ1', '2026-02-20'), visit('INJ2')]
const [screening, , first, second] = visits
const NUMBERS = ['0', '1', '2', '3', '7.5', '20', '38.2', '100', '600']
const DATES = [
  '2019-05',
  '2020-02-29',
  '2026',
  '2026-02-20',
  '2026-02-20T09:30',
  '2026-03-09T10:00',
  '1404-12-30',
  'word',
]

function answerOf(item: ItemDefinition, forms: readonly string[]): fc.Arbitrary<Answer | null> {
  const codes = 'codeList' in item && item.codeList ? item.codeList.entries.map(({ code }) => code) : []
  const offered = item.type === 'reference' ? forms : codes.length > 0 ? codes : [...NUMBERS, ...DATES]
  const texts = offered.filter((value) => problemsOf(item, { value }).length === 0)
  if (item.type === 'multiChoice') {
    return fc.option(
      fc.subarray([...codes], { minLength: 1 }).map((value): Answer => ({ value })),
      { freq: 6 },
    )
  }
  if (texts.length === 0) return fc.constant(null)
  return fc.option(
    fc.constantFrom(...texts).map((value): Answer => ({ value })),
    { freq: 6 },
  )
}

function formOf(definition: FormDefinition, id: string, at: string | null, forms: readonly string[]) {
  const answers = definition.itemGroups.flatMap((group) =>
    (group.repeating ? [1, 2] : [1]).flatMap((repeat) =>
      group.items
        .filter(({ type }) => type !== 'calculated')
        .map((item) =>
          answerOf(item, forms).map(
            (answer) => [addressKey({ group: group.oid, repeat, item: item.oid }), answer] as const,
          ),
        ),
    ),
  )
  return fc.tuple(...answers).map((entries): FormSnapshot => ({
    id,
    oid: definition.oid,
    version: definition.version,
    studyEvent: at,
    repeat: 1,
    state: 'complete',
    values: Object.fromEntries(entries),
  }))
}

const oids = [...new Set(study.forms.map(({ oid }) => oid))]
const places = oids.flatMap((oid): readonly (readonly [string, string | null])[] => {
  if (study.logs.includes(oid)) return [[oid, null]]
  return [screening, first, second].map((event) => [oid, event?.id ?? null] as const)
})
const idOf = (oid: string, at: string | null) => `${oid}@${at}`
const ids = places.map(([oid, at]) => idOf(oid, at))
const record = fc
  .tuple(...places.map(([oid, at]) => formOf(currentForm(oid), idOf(oid, at), at, ids)))
  .map((forms) => child(visits, forms))

test('no content of the forms makes a check fail, or speak of an item that its form does not have', () => {
  fc.assert(
    fc.property(record, fc.boolean(), (whole, clockSuspect) => {
      for (const form of whole.forms) {
        const definition = definitionOf(form.oid, form.version)
        for (const finding of checkForm(form, whole, { ...site, clockSuspect })) {
          const { address, message, persian, severity, deviation } = finding
          expect(message).not.toBe('')
          expect(message).not.toMatch(/undefined|NaN|null/)
          expect(persian).toMatch(/[\u0600-\u06FF]/)
          expect(persian).not.toMatch(/undefined|NaN|null|\[object/)
          expect(deviation === undefined || severity === 'deviation').toBe(true)
          expect(address === undefined || (definition && findItem(definition, address)) !== undefined).toBe(true)
        }
      }
    }),
    { numRuns: 20 },
  )
}, 60_000)
