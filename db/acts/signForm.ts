import { randomUUID } from 'node:crypto'
import type { Receipt } from '../record/change.ts'
import { contentHash } from '../record/content.ts'
import { formRow } from '../read/formRow.ts'
import { rowOf } from '../read/query.ts'
import { insideOf } from '../store/store.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/**
 * Signs a complete form with the meaning of the signature (R28), bound to exactly what it holds (R29). The investigator's
 * right; the session has asked for the password. Throws Refusals 'blockedByCheck' and 'draftByOther'.
 */
export function signForm(
  { store, person }: ActContext,
  { formId, meaning }: { readonly formId: string; readonly meaning: string },
): Receipt {
  const row = formRow(store.db, formId)
  const last = rowOf<{ sequence: number }>(store.db, 'SELECT max(sequence) AS sequence FROM audit_record')
  return store.commit(person, {
    kind: 'signature.signed',
    form: formId,
    changes: fields('signature', randomUUID(), {
      subjectId: row.subjectId,
      studyEventId: row.studyEventId ?? undefined,
      formId,
      scope: 'form',
      meaning,
      signer: person.id,
      printedName: person.name,
      signedAt: new Date(insideOf(store).clock.now()).toISOString(),
      contentHash: contentHash(store.db, 'form', formId),
      signedSequence: last?.sequence ?? 1,
      status: 'valid',
    }),
  })
}
