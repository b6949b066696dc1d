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
      const asked = items.some((item) => item.required !== false || item.type === 'calculated')
      const free = items.every((item) => item.required === false || isRowOfChoice(form, item.oid))
      expect(required.startsWith('Y') ? asked : required !== 'N' || free).toBe(true)
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
    const own = Object.entries(schedule).map(([form, cells]) => {
      const planned = Object.entries(cells).filter(([visit]) => visit !== 'UNS')
      return [form, Object.fromEntries(planned.map(([visit, presence]) => [visit, letter[presence]]))]
    })
    const { DEV: atAnyTime, SIGN: bySignature, ...planned } = protocol.matrix
    expect(Object.fromEntries(own)).toEqual(planned)
    expect([atAnyTime, bySignature]).toEqual([{ any: 'R' }, { any: 'X' }])
  })

  test.each(protocol.visits)('$oid has the window of the protocol', (line) => {
    const own = visits.filter(({ oid }) =>
      line.oid.endsWith('-n') ? oid.startsWith(line.oid.slice(0, -1)) : oid === line.oid,
    )
    // The ward is planned in hours there and in days here.
    const { target, from, to } = line.oid === 'OBS-n' ? { target: 1, from: 0, to: 2 } : line
    expect(own.map(({ targetDay, fromDay, toDay }) => [targetDay, fromDay, toDay])).toEqual(
      own.map(() => [target, from, to]),
    )
    expect(own.length).toBe(line.oid.endsWith('-n') ? 4 : 1)
  })

  test('every check that is declared is one of the protocol, once, at its level or in the table of conflicts', () => {
    const levels = new Map<string, string>(protocol.checks.map(({ id, level }) => [id, level]))
    const own = checks.filter(({ id }) => id.startsWith('EC')).map(({ id, severity }) => `${id} ${severity}`)
    expect(new Set(own).size).toBe(own.length)
    expect(own.filter((line) => !isOfProtocol(line, levels))).toEqual([])
  })
})

function isOfProtocol(line: string, levels: ReadonlyMap<string, string>): boolean {
  const [id = '', severity] = line.split(' ')
  return severity === (OTHER_SEVERITY[id] ?? levels.get(id))
}
