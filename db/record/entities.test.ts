import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { actKind, ACT_KINDS } from './actKinds.ts'
import { ENTITIES, ENTITY_NAMES } from './entities.ts'

let kept: TemporaryStore
beforeEach(() => void (kept = temporaryStore()))
afterEach(() => kept.remove())

const columnsOf = (table: string) =>
  kept.store.db
    .prepare<{ name: string; type: string; notnull: number }>(
      `SELECT name, type, "notnull" FROM pragma_table_info('${table}')`,
    )
    .all()

test.each(ENTITY_NAMES)('the columns of %s are those that are declared, no more and no fewer', (name) => {
  const entity = ENTITIES[name]
  const declared =
    entity.shape === 'cell'
      ? [entity.idColumn, ...entity.fieldColumns, 'value', 'sequence']
      : ['id', ...Object.values(entity.fields).map(({ column }) => column), 'created', 'sequence']
  expect(
    columnsOf(entity.table)
      .map((column) => column.name)
      .toSorted(),
  ).toEqual(declared.toSorted())
})

test('what must be given may not be empty in its column either, and types agree', () => {
  for (const name of ENTITY_NAMES) {
    const entity = ENTITIES[name]
    if (entity.shape === 'cell') continue
    const columns = new Map(columnsOf(entity.table).map((column) => [column.name, column]))
    for (const { column, kind, required } of Object.values(entity.fields)) {
      const found = columns.get(column)
      expect([column, found?.notnull === 1]).toEqual([column, required === true])
      expect([column, found?.type]).toEqual([column, kind === 'text' || kind === 'json' ? 'TEXT' : 'INTEGER'])
    }
  }
})

test('every act touches only fields that exist', () => {
  for (const kind of Object.keys(ACT_KINDS)) {
    for (const [entity, fields] of Object.entries(actKind(kind)?.touches ?? {})) {
      const declared = ENTITIES[entity as keyof typeof ENTITIES]
      if (fields === 'all' || declared.shape === 'cell') continue
      expect([kind, fields.filter((field) => !(field in declared.fields))]).toEqual([kind, []])
    }
  }
})

test('no act has a name from the prototype', () => {
  expect(actKind('toString')).toBeUndefined()
  expect(actKind('__proto__')).toBeUndefined()
})
