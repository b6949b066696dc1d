import { parseAddressKey } from '../../shared/form/address.ts'
import { itemIndex } from '../../shared/form/items.ts'
import type { Role } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'
import type { ReadableDb } from '../store/database.ts'
import { isIdentityItem, wordsAboutIdentity } from './identityItem.ts'
import { rowOf } from './query.ts'
import { identitySight, MASK } from './visibleName.ts'

/** The values beside an audit record. */
export const PARTS = ['old', 'new', 'reason'] as const
export type Part = (typeof PARTS)[number]

/** What of a record says where it belongs. */
export interface RecordPlace {
  readonly entity: string | null
  readonly entityId: string | null
  readonly field: string | null
  readonly formId: string | null
}

/** Fields that hold what somebody wrote about an item. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  query: ['text'],
  queryMessage: ['text'],
  checkConfirmation: ['comment'],
  verification: ['note'],
  hold: ['message', 'liftedReason'],
}

/** Where the item stands that somebody wrote about. */
const ABOUT: Readonly<Record<string, string>> = {
  query: 'SELECT form_id AS formId, address FROM query WHERE id = ?',
  queryMessage:
    'SELECT q.form_id AS formId, q.address FROM query_message m JOIN query q ON q.id = m.query_id WHERE m.id = ?',
  checkConfirmation: 'SELECT form_id AS formId, address FROM check_confirmation WHERE id = ?',
  verification: 'SELECT form_id AS formId, address FROM verification WHERE id = ?',
  hold: 'SELECT form_id AS formId, address FROM hold WHERE id = ?',
}

/**
 * Which values beside a record a reader may not see: the one place that is asked wherever values of the trail are read (screen,
 * history of an item, exported trail, print). An identity value is hidden; so is what was written about one by somebody who
 * knows it, and the reason of its change, as both may name it (design 5, R40).
 */
export function hiddenParts(db: ReadableDb, reader: Role): (record: RecordPlace, writer: string | null) => Set<Part> {
  if (identitySight(reader) === 'seen') return () => new Set()
  const forms = new Map<string, { readonly oid: string; readonly version: string } | undefined>()
  return (record, writer) => {
    const about = aboutIdentity(record)
    if (about === null) return new Set()
    const isTold = wordsAboutIdentity('', writer as Role | null, reader) === MASK
    if (about === 'words') return new Set(isTold ? PARTS : [])
    return new Set(isTold ? PARTS : ['old', 'new'])
  }

  function aboutIdentity({ entity, entityId, field, formId }: RecordPlace): 'value' | 'words' | null {
    if (entity === null || field === null) return null
    if (entity === 'identityItem') return 'value'
    if (entity === 'item' || entity === 'entryItem') return isIdentity(formId, field) ? 'value' : null
    const sql = ABOUT[entity]
    if (sql === undefined || entityId === null || !WORDS[entity]?.includes(field)) return null
    const place = rowOf<{ formId: string | null; address: string | null }>(db, sql, entityId)
    return place && isIdentity(place.formId, place.address) ? 'words' : null
  }

  function isIdentity(formId: string | null, address: string | null): boolean {
    if (formId === null || address === null) return false
    if (!forms.has(formId)) {
      forms.set(
        formId,
        rowOf<{ oid: string; version: string }>(db, 'SELECT oid, version FROM form WHERE id = ?', formId),
      )
    }
    const form = forms.get(formId)
    return form !== undefined && isIdentityItem(form.oid, form.version, parseAddressKey(address))
  }
}

/**
 * A condition over `audit_record a` that holds for every record with a hidden part, and for few others: whoever may not see
 * such a value may not find it by guessing at it either. Its one parameter is {@link identityItems}.
 */
export const MAY_TELL = /* SQL */ `
(a.entity = 'identityItem' OR EXISTS (SELECT 1 FROM json_each(?) i WHERE substr(CASE a.entity
    WHEN 'item' THEN a.field WHEN 'entryItem' THEN a.field
    WHEN 'query' THEN (SELECT q.address FROM query q WHERE q.id = a.entity_id)
    WHEN 'queryMessage' THEN
      (SELECT q.address FROM query_message m JOIN query q ON q.id = m.query_id WHERE m.id = a.entity_id)
    WHEN 'checkConfirmation' THEN (SELECT c.address FROM check_confirmation c WHERE c.id = a.entity_id)
    WHEN 'verification' THEN (SELECT w.address FROM verification w WHERE w.id = a.entity_id)
    WHEN 'hold' THEN (SELECT h.address FROM hold h WHERE h.id = a.entity_id) END, -length(i.value)) = i.value))`

/** The endings of the addresses of every identity item of the study, as JSON. */
export function identityItems(): string {
  const oids = study.forms.flatMap((form) =>
    [...itemIndex(form)].flatMap(([oid, { item }]) => (item.identity === true ? [`/${oid}`] : [])),
  )
  return JSON.stringify([...new Set(oids)])
}
