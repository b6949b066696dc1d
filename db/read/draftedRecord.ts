import { parseAddressKey } from '../../shared/form/address.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import { readDraft, readDraftItems } from '../drafts/draft.ts'
import type { ReadableDb } from '../store/database.ts'
import { valuesFrom } from './formItems.ts'
import { seriousSince } from './seriousSince.ts'

/**
 * The child with the drafts of its adverse events laid over the record: an event that somebody has begun is not begun again,
 * and a serious one is known from the moment it is typed. With an author, only that person's drafts. Never for what is exported.
 */
export function withDraftedEvents(db: ReadableDb, record: SubjectRecord, author?: string): SubjectRecord {
  return { ...record, forms: record.forms.map((form) => (form.oid === 'AE' ? drafted(db, form, author) : form)) }
}

function drafted(db: ReadableDb, form: FormSnapshot, author: string | undefined): FormSnapshot {
  const draft = readDraft(db, form.id)
  if (!draft || (author !== undefined && draft.author !== author)) return form
  const items = readDraftItems(db, form.id)
  const values = valuesFrom(items.map(({ address, answer }) => ({ address: parseAddressKey(address), answer })))
  const since = seriousSince(db, form.id)
  return {
    ...form,
    state: form.state === 'empty' ? 'open' : form.state,
    values: { ...form.values, ...values },
    ...(since === undefined ? {} : { seriousSince: since }),
  }
}
