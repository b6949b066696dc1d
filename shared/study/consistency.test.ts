import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressKey, parseAddressKey } from '../form/address.ts'
import { answerSchema, type Answer } from '../form/answer.ts'
import { visibleAddresses, isSettled } from '../form/completeness.ts'
import type { FormDefinition, ItemDefinition } from '../form/definition.ts'
import { findItem } from '../form/items.ts'
import { contextOf, type FormSnapshot } from '../form/record.ts'
import { schemaOfForm, schemaOfItem } from '../form/schema.ts'
import { answerAt } from '../form/values.ts'
import { bbs } from '../instruments/bbs.ts'
import { blockersOf, calculateForm, checkForm, completenessOf } from './engine.ts'
import { study } from './study.ts'
import { child, site, visit } from './testing/child.ts'

/* Any sequence of answers, possible and impossible, keeps schema, completeness, scores and checks in agreement. */

const baseline = visit('BL', '2026-02-20')

/** Answers an item may be given: often one it takes, sometimes one it does not. */
function answerFor(item: ItemDefinition): fc.Arbitrary<Answer> {
  const codes = 'codeList' in item && item.codeList ? item.codeList.entries.map((entry) => entry.code) : []
  const missing = item.missing?.flatMap(({ code, reasons }): Answer[] => [
    { missing: code },
    ...(reasons ?? []).map((reason) => ({ missing: code, reason: reason.code })),
  ])
  const fitting: fc.Arbitrary<Answer>[] = [
    ...(codes.length > 0 && item.type !== 'multiChoice' ? [fc.constantFrom(...codes).map((value) => ({ value }))] : []),
    ...(item.type === 'multiChoice' ? [fc.subarray(codes, { minLength: 1 }).map((value) => ({ value }))] : []),
    ...(missing ? [fc.constantFrom(...missing)] : []),
    fc.integer({ min: -5, max: 200 }).map((number) => ({ value: String(number) })),
    fc
      .constantFrom('2026-02-20', '2026-02', '09:30', '2026-02-20T09:30', '2026-02-30', '1.5', 'word')
      .map((value) => ({ value })),
  ]
  const strange = fc.oneof(
    fc.string({ maxLength: 12 }).map((value) => ({ value })),
    fc.constant({ missing: 'NOBODY' }),
    fc.constant({ value: [] }),
  )
  return fc.oneof({ weight: 9, arbitrary: fc.oneof(...fitting) }, { weight: 1, arbitrary: strange })
}

/** The values after a sequence of answers to items of the form. */
function valuesOf(definition: FormDefinition): fc.Arbitrary<FormSnapshot['values']> {
  const steps = definition.itemGroups.flatMap((group) =>
    group.items
      .filter((item) => item.type !== 'calculated')
      .map((item) =>
        fc
          .tuple(
            group.repeating ? fc.integer({ min: 1, max: 3 }) : fc.constant(1),
            fc.option(answerFor(item), { freq: 4 }),
          )
          .map(([repeat, answer]) => [addressKey({ group: group.oid, repeat, item: item.oid }), answer] as const),
      ),
  )
  return fc.tuple(...steps).map((entries) => Object.fromEntries(entries))
}

const snapshot = (definition: FormDefinition, values: FormSnapshot['values']): FormSnapshot => ({
  id: 'form',
  oid: definition.oid,
  version: definition.version,
  studyEvent: definition.kind === 'log' ? null : baseline.id,
  repeat: 1,
  state: 'open',
  values,
})

describe('any sequence of answers', () => {
  test.each(study.forms.map((definition) => ({ name: `${definition.oid} ${definition.version}`, definition })))(
    'in $name keeps schema, completeness and findings in agreement',
    ({ definition }) => {
      fc.assert(
        fc.property(valuesOf(definition), (values) => {
          const form = snapshot(definition, values)
          const record = child([baseline], [form])
          const context = contextOf(form, record, site)
          const findings = checkForm(form, record, site)
          const counts = completenessOf(form, record, site)

          // Every required item is settled one way or open, and nothing open is also settled.
          expect(counts.answered + counts.missing + counts.open.length).toBe(counts.required)
          const settled = visibleAddresses(definition, values, context).flatMap((address) => {
            const item = findItem(definition, address)?.item
            const answer = answerAt(values, address)
            return item && answer && isSettled(item, answer) ? [{ item, answer, key: addressKey(address) }] : []
          })
          const open = new Set(counts.open.map(addressKey))
          for (const { item, answer, key } of settled) {
            expect(open.has(key)).toBe(false)
            expect(schemaOfItem(item).safeParse(answer).success).toBe(true)
          }

          // The form's schema refuses exactly the answers that its items' schemas refuse.
          const refused = new Set(
            schemaOfForm(definition)
              .safeParse(values)
              .error?.issues.map((issue) => issue.path[0]),
          )
          const wrong = Object.entries(values).flatMap(([key, answer]) => {
            const placed = findItem(definition, parseAddressKey(key))
            return placed && answer && !schemaOfItem(placed.item).safeParse(answer).success ? [key] : []
          })
          expect(refused).toEqual(new Set(wrong))

          // An open required item always keeps the form from being complete.
          const blocked = blockersOf(findings, form, record)
          for (const address of counts.open) {
            expect(
              blocked.some((finding) => finding.address && addressKey(finding.address) === addressKey(address)),
            ).toBe(true)
          }
        }),
        { numRuns: 15 },
      )
    },
  )

  test.each(study.forms.map((definition) => ({ name: `${definition.oid} ${definition.version}`, definition })))(
    'in $name gives calculated values that can be kept, or says why there are none',
    ({ definition }) => {
      fc.assert(
        fc.property(valuesOf(definition), (values) => {
          const form = snapshot(definition, values)
          const computed = calculateForm(form, child([baseline], [form]), site)
          expect(computed.filter(({ rule }) => !/^[a-zA-Z0-9_]+\/\d+$/.test(rule))).toEqual([])
          const kept = computed.filter(({ value, because }) =>
            value === null ? because : answerSchema.safeParse({ value }).success,
          )
          expect(kept).toEqual(computed)
        }),
        { numRuns: 15 },
      )
    },
  )
})

test('the balance total is there exactly when all fourteen items are scored, whatever order they came in', () => {
  const answer = fc.constantFrom<(Answer | null)[]>(
    ...['0', '1', '2', '3', '4'].map((value) => ({ value })),
    { missing: 'NT', reason: 'REFUSED' },
    null,
  )
  fc.assert(
    fc.property(fc.array(answer, { minLength: 14, maxLength: 14 }), (given) => {
      const items = bbs.items.map(({ id }, index) => [`BBS_ITEMS/1/${id}`, given[index] ?? null] as const)
      const values = Object.fromEntries([['ASSESSMENT/1/BBS_VARIANT', { value: 'BBS' }], ...items])
      const definition = study.forms.find(({ oid }) => oid === 'BBS')
      if (!definition) throw new Error('no balance form')
      const form = snapshot(definition, values)
      const total = calculateForm(form, child([baseline], [form]), site).find(
        ({ address }) => address.item === 'BBS_TOTAL',
      )
      const scores = given.flatMap((each) => (each && 'value' in each ? [Number(each.value)] : []))
      const expected = scores.length === 14 ? String(scores.reduce((sum, each) => sum + each, 0)) : null
      expect(total?.value).toBe(expected)
    }),
  )
})
