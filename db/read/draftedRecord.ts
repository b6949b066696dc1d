import { parseAddressKey } from '../../shared/form/address.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import { readDraftItems } from '../drafts/draft.ts'
import type { ReadableDb } from '../store/database.ts'
import { valuesFrom } from './formItems.ts'
import { seriousSince } from './seriousSince.ts'

/**
 * The child with the drafts of its adverse events laid over the record: an event that somebody has begun is not begun again,
 * and a serious one is known from the moment it is typed. Never for a value that is exported or computed.
 */
export function withDraftedEvents(db: ReadableDb, record: SubjectRecord): SubjectRecord {
  return { ...record, forms: record.forms.map((form) => (form.oid === 'AE' ? drafted(db, form) : form)) }
}

function drafted(db: ReadableDb, form: FormSnapshot): FormSnapshot {
  const items = readDraftItems(db, form.id)
  if (items.length === 0) return form
  const values = valuesFrom(items.map(({ address, answer }) => ({ address: parseAddressKey(address), answer })))
  const since = seriousSince(db, form.id)
  return {
    ...form,
    state: form.state === 'empty' ? 'open' : form.state,
    values: { ...form.values, ...values },
    ...(since === undefined ? {} : { seriousSince: since }),
  }
}
