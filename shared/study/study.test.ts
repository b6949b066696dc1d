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

/** The names of the items that break a rule. */
const breaking = (rule: (item: ItemDefinition) => boolean) =>
  all.filter(({ item }) => !rule(item)).map(({ name }) => name)

describe('every definition', () => {
  test.each(study.forms.map((form) => ({ name: `${form.oid} ${form.version}`, form })))(
    '$name has OIDs that fit every format and stand once',
    ({ form }) => {
      const items = form.itemGroups.flatMap((group) => group.items.map((item) => item.oid))
      const groups = form.itemGroups.map((group) => group.oid)
      expect([...items, ...groups].filter((oid) => !/^[A-Z][A-Z0-9_]{0,39}$/.test(oid))).toEqual([])
      expect(new Set(items).size).toBe(items.length)
      expect(new Set(groups).size).toBe(groups.length)
      expect(itemIndex(form).size).toBe(items.length)
    },
  )

  test('items have a label, a source and a class', () => {
    expect(breaking((item) => item.label.en.trim() !== '' && item.source.trim() !== '')).toEqual([])
    expect(breaking((item) => CLASSES.includes(item.disclosure))).toEqual([])
  })

  test('items are classed as their kind asks for', () => {
    expect(breaking((item) => !item.identity || item.disclosure === 'directIdentifier')).toEqual([])
    expect(breaking((item) => !isDate(item) || ['date', 'directIdentifier'].includes(item.disclosure))).toEqual([])
    expect(breaking((item) => item.type !== 'text' || !['measurement', 'date'].includes(item.disclosure))).toEqual([])
    const people = (item: ItemDefinition) => item.type === 'user' || item.type === 'reference'
    expect(breaking((item) => !people(item) || item.disclosure === 'operational')).toEqual([])
  })

  test('what names one child is a direct identifier', () => {
    const direct = all.filter(({ item }) => item.disclosure === 'directIdentifier').map(({ item }) => item.oid)
    expect(direct.toSorted()).toEqual([
      'BIRTH_DATE',
      'DONOR_ID',
      'FAMILY_NAME',
      'GIVEN_NAME',
      'LOT_NO',
      'RECORD_NUMBER',
      'SUBJECT_ID',
      'WITNESS_NAME',
    ])
  })

  test('conditions speak of typed items that stand earlier in the form, so that none can wait for itself', () => {
    const wrong = study.forms.flatMap((form) => {
      const index = itemIndex(form)
      const order = [...index.keys()]
      return conditionsOf(form)
        .flatMap(({ at, condition }) => ('item' in condition ? [{ at, item: condition.item }] : []))
        .filter(({ at, item }) => {
          const type = index.get(item)?.item.type
          return type === undefined || type === 'calculated' || order.indexOf(item) >= order.indexOf(at)
        })
        .map(({ at, item }) => `${form.oid}: ${at} waits for ${item}`)
    })
    expect(wrong).toEqual([])
  })

  test('conditions speak of codes, visits and settings that exist', () => {
    const wrong = study.forms.flatMap((form) =>
      conditionsOf(form)
        .filter(({ condition }) => !speaksOfWhatIs(form, condition))
        .map(({ condition }) => `${form.oid}: ${JSON.stringify(condition)}`),
    )
    expect(wrong).toEqual([])
  })

  test('code lists with one OID are one list, and no code stands twice', () => {
    const lists = all.flatMap(({ item }) => ('codeList' in item && item.codeList ? [item.codeList] : []))
    const texts = new Set(lists.map((list) => JSON.stringify(list)))
    expect(texts.size).toBe(new Set(lists.map((list) => list.oid)).size)
    const codes = lists.map((list) => list.entries.map((entry) => entry.code))
    expect(codes.filter((own) => new Set(own).size !== own.length)).toEqual([])
  })

  test('ranges nest: what is usual is possible', () => {
    const nests = (item: ItemDefinition) => {
      if (item.type !== 'integer' && item.type !== 'decimal') return true
      const { hard = {}, soft = {} } = item.range
      const low = (hard.min ?? -Infinity) <= (soft.min ?? Infinity)
      return (
        low && (hard.max ?? Infinity) >= (soft.max ?? -Infinity) && (item.type === 'decimal' || item.decimals === 0)
      )
    }
    expect(breaking(nests)).toEqual([])
  })

  test('every calculated item has a rule, and every rule an item', () => {
    const named = new Set(all.flatMap(({ item }) => (item.type === 'calculated' ? [item.calculation] : [])))
    expect([...named].filter((id) => !calculations.has(id))).toEqual([])
    expect([...calculations.keys()].filter((id) => !named.has(id))).toEqual([])
  })

  test('references and date items point at something', () => {
    expect(study.forms.filter((form) => form.dateItem && !itemIndex(form).has(form.dateItem))).toEqual([])
    expect(
      breaking((item) => item.type !== 'reference' || itemIndex(currentForm(item.form)).has(item.display)),
    ).toEqual([])
  })

  test('unusual and exclusive codes are codes of the item', () => {
    const known = (item: ItemDefinition) => {
      if (item.type !== 'choice' && item.type !== 'multiChoice') return true
      const named = [...(item.exclusive ?? []), ...Object.keys(item.unusual ?? {})]
      return named.every((code) => item.codeList.entries.some((entry) => entry.code === code))
    }
    expect(breaking(known)).toEqual([])
  })
})

describe('the study', () => {
  test('shows one form in two versions, and enters the newer', () => {
    expect(definitionOf('PHONE', '1.0')).toBeDefined()
    expect(currentForm('PHONE').version).toBe('1.1')
  })

  test('has every form of its visits and checks, and logs that are logs', () => {
    const known = new Set(study.forms.map((form) => form.oid))
    const atVisits = study.studyEvents.flatMap((visit) => visit.forms.map(({ form }) => form))
    const inChecks = checks.flatMap((check) => (check.forms === 'all' ? [] : check.forms))
    expect([...atVisits, ...inChecks].filter((form) => !known.has(form))).toEqual([])
    expect(study.forms.filter((form) => (form.kind === 'log') !== study.logs.includes(form.oid))).toEqual([])
  })

  test('settings have one key each and a default that may be set', () => {
    expect(new Set(studySettings.map(({ key }) => key)).size).toBe(studySettings.length)
    const wrong = studySettings.filter(
      ({ key, default: value }) => value !== '' && problemOfSetting(key, value) !== null,
    )
    expect(wrong).toEqual([])
  })

  test('settings refuse what they cannot hold', () => {
    expect(problemOfSetting('age.min', '2.5')).not.toBeNull()
    expect(problemOfSetting('fim.variant', 'KIM')).not.toBeNull()
    expect(problemOfSetting('mas.muscles', 'HAM HAM')).not.toBeNull()
    expect(problemOfSetting('mas.muscles', 'HAM GAS')).toBeNull()
    expect(() => problemOfSetting('nobody', '1')).toThrow('no setting nobody')
  })
})

function speaksOfWhatIs(form: FormDefinition, condition: Condition): boolean {
  switch (condition.is) {
    case 'atVisit':
      return condition.visits.every((visit) => study.studyEvents.some(({ oid }) => oid === visit))
    case 'setting':
      return condition.key in DEFAULT_SETTINGS
    case 'equals':
    case 'contains':
      return codesOf(itemIndex(form).get(condition.item)?.item, condition.code).includes(condition.code)
    case 'oneOf':
      return condition.codes.every((code) => codesOf(itemIndex(form).get(condition.item)?.item, code).includes(code))
    default:
      return true
  }
}

function isDate(item: ItemDefinition): boolean {
  return ['date', 'partialDate', 'dateTime', 'partialDateTime'].includes(item.type)
}

/** The codes an item takes; for a dictionary, the term itself when it knows it. */
function codesOf(item: ItemDefinition | undefined, code: string): readonly string[] {
  if (item?.type === 'dictionary') return ctcaeTerm(code) ? [code] : []
  return item && 'codeList' in item && item.codeList ? item.codeList.entries.map((entry) => entry.code) : []
}
