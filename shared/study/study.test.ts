import { describe, expect, test } from 'vitest'
import type { Condition } from '../form/condition.ts'
import type { FormDefinition, ItemDefinition } from '../form/definition.ts'
import { itemIndex } from '../form/items.ts'
import { ctcaeTerm } from '../instruments/ctcae.ts'
import { calculations } from './calculations/index.ts'
import { checks } from './checks/index.ts'
import { DEFAULT_SETTINGS, problemOfSetting, studySettings } from './settings.ts'
import { currentForm, definitionOf, study } from './study.ts'

const all = study.forms.flatMap((form) =>
  form.itemGroups.flatMap((group) =>
    group.items.map((item) => ({ name: `${form.oid} ${item.oid}`, form, group, item })),
  ),
)

const CLASSES = ['directIdentifier', 'quasiIdentifier', 'date', 'freeText', 'coded', 'measurement', 'operational']

/** The conditions in a tree, itself included. */
function conditionsIn(condition: Condition): readonly Condition[] {
  if (condition.is === 'not') return [condition, ...conditionsIn(condition.of)]
  if (condition.is === 'all' || condition.is === 'any') return [condition, ...condition.of.flatMap(conditionsIn)]
  return [condition]
}

const conditionsOf = (form: FormDefinition): readonly { readonly at: string; readonly condition: Condition }[] =>
  form.itemGroups.flatMap((group) => [
    ...[group.visible, ...(group.fixedRows ?? []).map((row) => row.visible)].flatMap((condition) =>
      condition ? conditionsIn(condition).map((each) => ({ at: group.items[0]?.oid ?? '', condition: each })) : [],
    ),
    ...group.items.flatMap((item) =>
      [item.visible, typeof item.required === 'object' ? item.required : undefined].flatMap((condition) =>
        condition ? conditionsIn(condition).map((each) => ({ at: item.oid, condition: each })) : [],
      ),
    ),
  ])

describe('every definition', () => {
  test.each(study.forms.map((form) => ({ name: `${form.oid} ${form.version}`, form })))(
    '$name has OIDs that fit every format and stand once',
    ({ form }) => {
      const items = form.itemGroups.flatMap((group) => group.items.map((item) => item.oid))
      const groups = form.itemGroups.map((group) => group.oid)
      for (const oid of [...items, ...groups]) expect(oid).toMatch(/^[A-Z][A-Z0-9_+]{0,39}$/)
      expect(new Set(items).size).toBe(items.length)
      expect(new Set(groups).size).toBe(groups.length)
      expect(itemIndex(form).size).toBe(items.length)
    },
  )

  test('items have a label, a source and a class', () => {
    for (const { name, item } of all) {
      expect(item.label.en.trim(), name).not.toBe('')
      expect(item.source.trim(), name).not.toBe('')
      expect(CLASSES, name).toContain(item.disclosure)
    }
  })

  test('items are classed as their kind asks for', () => {
    for (const { name, item } of all) {
      if (item.identity) expect(item.disclosure, name).toBe('directIdentifier')
      if (isDate(item)) expect(['date', 'directIdentifier'], name).toContain(item.disclosure)
      if (item.type === 'text') expect(['measurement', 'date'], name).not.toContain(item.disclosure)
      if (item.type === 'user' || item.type === 'reference') expect(item.disclosure, name).toBe('operational')
    }
  })

  test('what names one child is a direct identifier', () => {
    const direct = all.filter(({ item }) => item.disclosure === 'directIdentifier').map(({ item }) => item.oid)
    expect(direct.sort()).toEqual(
      [
        'BIRTH_DATE',
        'DONOR_ID',
        'FAMILY_NAME',
        'GIVEN_NAME',
        'LOT_NO',
        'RECORD_NUMBER',
        'SUBJECT_ID',
        'WITNESS_NAME',
      ].sort(),
    )
  })

  test('conditions speak of items that stand earlier in the form, so that none can wait for itself', () => {
    for (const form of study.forms) {
      const order = [...itemIndex(form).keys()]
      for (const { at, condition } of conditionsOf(form)) {
        if (!('item' in condition)) continue
        expect(order, `${form.oid}: ${condition.item}`).toContain(condition.item)
        expect(order.indexOf(condition.item), `${form.oid}: ${at} on ${condition.item}`).toBeLessThan(order.indexOf(at))
        expect(itemIndex(form).get(condition.item)?.item.type, condition.item).not.toBe('calculated')
      }
    }
  })

  test('conditions speak of codes, visits and settings that exist', () => {
    for (const form of study.forms) {
      for (const { condition } of conditionsOf(form)) {
        if (condition.is === 'atVisit') {
          expect(condition.visits.filter((visit) => !study.studyEvents.some(({ oid }) => oid === visit))).toEqual([])
        }
        if (condition.is === 'setting') expect(Object.keys(DEFAULT_SETTINGS)).toContain(condition.key)
        if (condition.is === 'equals' || condition.is === 'contains') {
          expect(codesOf(itemIndex(form).get(condition.item)?.item, condition.code)).toContain(condition.code)
        }
        if (condition.is === 'oneOf') {
          for (const code of condition.codes)
            expect(codesOf(itemIndex(form).get(condition.item)?.item, code)).toContain(code)
        }
      }
    }
  })

  test('code lists with one OID are one list, and no code stands twice', () => {
    const lists = new Map<string, unknown>()
    for (const { item } of all) {
      if (!('codeList' in item) || !item.codeList) continue
      const codes = item.codeList.entries.map((entry) => entry.code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(lists.get(item.codeList.oid) ?? item.codeList).toEqual(item.codeList)
      lists.set(item.codeList.oid, item.codeList)
    }
  })

  test('ranges nest: what is usual is possible', () => {
    for (const { name, item } of all) {
      if (item.type !== 'integer' && item.type !== 'decimal') continue
      const { hard = {}, soft = {} } = item.range
      expect((hard.min ?? -Infinity) <= (soft.min ?? Infinity), name).toBe(true)
      expect((hard.max ?? Infinity) >= (soft.max ?? -Infinity), name).toBe(true)
      expect(item.decimals, name).toBe(item.type === 'integer' ? 0 : item.decimals)
    }
  })

  test('every calculated item has a rule, and every rule an item', () => {
    const named = new Set(all.flatMap(({ item }) => (item.type === 'calculated' ? [item.calculation] : [])))
    expect([...named].filter((id) => !calculations.has(id))).toEqual([])
    expect([...calculations.keys()].filter((id) => !named.has(id))).toEqual([])
  })

  test('references and date items point at something', () => {
    for (const { form, item } of all) {
      if (form.dateItem !== undefined) expect(itemIndex(form).get(form.dateItem)).toBeDefined()
      if (item.type === 'reference') expect(itemIndex(currentForm(item.form)).get(item.display)).toBeDefined()
    }
  })

  test('unusual and exclusive codes are codes of the item', () => {
    for (const { name, item } of all) {
      if (item.type !== 'choice' && item.type !== 'multiChoice') continue
      const codes = item.codeList.entries.map((entry) => entry.code)
      for (const code of [...(item.exclusive ?? []), ...Object.keys(item.unusual ?? {})])
        expect(codes, name).toContain(code)
    }
  })
})

describe('the study', () => {
  test('shows one form in two versions, and enters the newer', () => {
    expect(definitionOf('PHONE', '1.0')).toBeDefined()
    expect(currentForm('PHONE').version).toBe('1.1')
  })

  test('has every form of its visits and logs, and logs that are logs', () => {
    for (const visit of study.studyEvents)
      for (const { form } of visit.forms) expect(() => currentForm(form)).not.toThrow()
    for (const form of study.forms) expect(form.kind === 'log').toBe(study.logs.includes(form.oid))
  })

  test('has checks that speak of its forms only', () => {
    for (const check of checks) {
      if (check.forms !== 'all') for (const form of check.forms) expect(() => currentForm(form)).not.toThrow()
    }
  })

  test('settings have one key each and a default that may be set', () => {
    expect(new Set(studySettings.map(({ key }) => key)).size).toBe(studySettings.length)
    for (const { key, default: value } of studySettings) {
      if (value !== '') expect(problemOfSetting(key, value), key).toBeNull()
    }
  })

  test('settings refuse what they cannot hold', () => {
    expect(problemOfSetting('age.min', '2.5')).not.toBeNull()
    expect(problemOfSetting('fim.variant', 'KIM')).not.toBeNull()
    expect(problemOfSetting('mas.muscles', 'HAM HAM')).not.toBeNull()
    expect(problemOfSetting('mas.muscles', 'HAM GAS')).toBeNull()
    expect(() => problemOfSetting('nobody', '1')).toThrow()
  })
})

function isDate(item: ItemDefinition): boolean {
  return ['date', 'partialDate', 'dateTime', 'partialDateTime'].includes(item.type)
}

/** The codes an item takes; for a dictionary, the term itself when it knows it. */
function codesOf(item: ItemDefinition | undefined, code: string): readonly string[] {
  if (item?.type === 'dictionary') return ctcaeTerm(code) ? [code] : []
  return item && 'codeList' in item && item.codeList ? item.codeList.entries.map((entry) => entry.code) : []
}
