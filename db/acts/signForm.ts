import { randomUUID } from 'node:crypto'
import type { Receipt } from '../record/change.ts'
import { contentHash } from '../record/content.ts'
import { formRow } from '../read/formRow.ts'
import { rowOf } from '../read/query.ts'
import { insideOf } from '../store/store.ts'
import { Refusal } from '../record/refusal.ts'
import { assess, workingForm } from '../read/workingForm.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/**
 * Signs a complete form with the meaning of the signature (R28), bound to exactly what it holds (R29). The investigator's
 * right; the session has asked for the password. Throws Refusals 'blockedByCheck' and 'draftByOther'.
 */
export function signForm(
  context: ActContext,
  { formId, meaning }: { readonly formId: string; readonly meaning: string },
): Receipt {
  const { store, person } = context
  const row = formRow(store.db, formId)
  if (row.state === 'complete') refuseContradicted(context, formId)
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

/**
 * Other forms may have changed since this one was complete, and the last signature waits for them (EC126): what a hard check
 * says now is looked at again before anybody signs.
 */
function refuseContradicted(context: ActContext, formId: string): void {
  const { findings } = assess(context.store.db, workingForm(readingOf(context), formId))
  const against = findings.filter(({ severity }) => severity === 'hard' || severity === 'impossible')
  if (against.length === 0) return
  const messages = [...new Set(against.map(({ message }) => message))].join(' ')
  throw new Refusal('blockedByCheck', `This form cannot be signed yet; nothing was changed. ${messages}`)
}
