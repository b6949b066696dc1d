import { describe, expect, test } from 'vitest'
import { itemIndex } from '../form/items.ts'
import { checks } from './checks/index.ts'
import protocol from './fixtures/protocol.json' with { type: 'json' }
import { OTHER_SEVERITY, PROTOCOL_FIELDS_ELSEWHERE } from './protocolFields.ts'
import { schedule } from './schedule.ts'
import { currentForm, study } from './study.ts'
import { visits } from './visits.ts'

const fields = Object.entries(protocol.forms).flatMap(([form, own]) => own.map((field) => ({ form, ...field })))
const itemsFor = (form: string, field: string) =>
  currentForm(form)
    .itemGroups.flatMap((group) => group.items)
    .filter((item) => item.field === field)

/** Whether the item stands in rows of which none is asked for. */
function isRowOfChoice(form: string, item: string): boolean {
  const group = itemIndex(currentForm(form)).get(item)?.group
  return group?.repeating === true && !group.minRows && !group.fixedRows
}

describe('the definitions against the protocol', () => {
  test.each(fields.filter(({ form, field }) => !(`${form}.${field}` in PROTOCOL_FIELDS_ELSEWHERE)))(
    '$form has an item for $field',
    ({ form, field, required }) => {
      const items = itemsFor(form, field)
      expect(items).not.toEqual([])
      const isRequired = items.some((item) => item.required !== false || item.type === 'calculated')
      if (required.startsWith('Y')) expect(isRequired).toBe(true)
      if (required === 'N')
        expect(items.every((item) => item.required === false || isRowOfChoice(form, item.oid))).toBe(true)
    },
  )

  test('no item names a field that the protocol does not have, and the table of other places has no stray entry', () => {
    const known = new Set(fields.map(({ form, field }) => `${form}.${field}`))
    const named = study.forms.flatMap((form) =>
      form.itemGroups.flatMap((group) =>
        group.items.flatMap((item) => (item.field ? [`${form.oid}.${item.field}`] : [])),
      ),
    )
    expect(named.filter((name) => !known.has(name))).toEqual([])
    expect(Object.keys(PROTOCOL_FIELDS_ELSEWHERE).filter((name) => !known.has(name))).toEqual([])
  })

  test('every cell of the schedule of events stands as the protocol has it', () => {
    const letter = { required: 'X', confirm: 'C', symptomLed: 'S', optional: 'O', runningLog: 'R' }
    for (const [form, cells] of Object.entries(protocol.matrix)) {
      if (form === 'DEV' || form === 'SIGN') continue
      const own = Object.entries(schedule[form] ?? {})
        .filter(([visit]) => visit !== 'UNS')
        .map(([visit, presence]) => [visit, letter[presence]])
      expect(Object.fromEntries(own), form).toEqual(cells)
    }
  })

  test('every visit has the window of the protocol', () => {
    for (const line of protocol.visits) {
      const own = line.oid.endsWith('-n')
        ? visits.filter((visit) => visit.oid.startsWith(line.oid.slice(0, -1)))
        : visits.filter((visit) => visit.oid === line.oid)
      expect(own, line.oid).not.toEqual([])
      for (const visit of own) {
        const days = { target: visit.targetDay, from: visit.fromDay, to: visit.toDay }
        // The ward is planned in hours there and in days here.
        const expected = line.oid === 'OBS-n' ? { target: 1, from: 0, to: 2 } : line
        expect(days, visit.oid).toMatchObject({ target: expected.target, from: expected.from, to: expected.to })
      }
    }
  })

  test('every check that is declared is one of the protocol, once, at its level or in the table of conflicts', () => {
    const levels = new Map<string, string>(protocol.checks.map(({ id, level }) => [id, level]))
    const ids = checks.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, severity } of checks.filter((check) => check.id.startsWith('EC'))) {
      expect(severity, id).toBe(OTHER_SEVERITY[id] ?? levels.get(id))
    }
  })
})
