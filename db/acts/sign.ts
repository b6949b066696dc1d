import { randomUUID } from 'node:crypto'
import type { Meaning, SignTarget } from '../../shared/ipc/views/signatures.ts'
import { MEANING_TEXTS } from '../../shared/signatureMeanings.ts'
import type { Change, Receipt } from '../record/change.ts'
import { contentHash } from '../record/content.ts'
import { Refusal } from '../record/refusal.ts'
import { chainEnd } from '../record/trail.ts'
import { contradictionsOf } from '../read/contradictions.ts'
import type { FormRow } from '../read/formRow.ts'
import { formsOfTarget, placeOfTarget, targetInWords } from '../read/signTarget.ts'
import { insideOf } from '../store/store.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/** What is to be signed, and the hash of what the person was shown. */
export interface Shown extends SignTarget {
  readonly contentHash: string
}

export interface Signed extends Receipt {
  readonly signatureIds: readonly string[]
}

/**
 * Signs forms, visits and casebooks in one act, each bound to exactly what was shown (R28, R29). The session has asked for user
 * name or password (R30). All or nothing. Throws Refusals 'stale', which
 * names what changed since it was shown, 'blockedByCheck'
 * for what is incomplete or contradicted by a hard check, 'draftByOther'.
 */
export function sign(
  context: ActContext,
  { targets, meaning }: { readonly targets: readonly Shown[]; readonly meaning: Meaning },
): Signed {
  const { store, person } = context
  refuseContradicted(context, targets)
  const ids = targets.map(() => randomUUID())
  const signedSequence = chainEnd(store.db).sequence
  const signedAt = new Date(insideOf(store).clock.now()).toISOString()
  const changes = targets.flatMap((target, index): readonly Change[] =>
    fields('signature', ids[index] ?? '', {
      ...pointersOf(context, target),
      scope: target.scope,
      meaning: MEANING_TEXTS[meaning],
      signer: person.id,
      printedName: person.name,
      signedAt,
      contentHash: target.contentHash,
      signedSequence,
      status: 'valid',
    }),
  )
  const receipt = insideOf(store).commit(
    person,
    { kind: 'signature.signed', changes },
    {
      guard: (db) => {
        const changed = targets.filter(({ scope, id, contentHash: shown }) => contentHash(db, scope, id) !== shown)
        if (changed.length > 0)
          throw changedMeanwhile(changed.map((target) => targetInWords(placeOfTarget(db, target))))
      },
    },
  )
  return { ...receipt, signatureIds: ids }
}

const changedMeanwhile = (names: readonly string[]) =>
  new Refusal('stale', `Changed since it was shown: ${names.join('; ')}. Nothing was signed; look at it again.`)

function pointersOf({ store }: ActContext, { scope, id }: SignTarget) {
  const { subjectId } = placeOfTarget(store.db, { scope, id })
  if (scope === 'subject') return { subjectId }
  if (scope === 'studyEvent') return { subjectId, studyEventId: id }
  const [form] = formsOfTarget(store.db, { scope, id })
  return { subjectId, studyEventId: form?.studyEventId ?? undefined, formId: id }
}

function refuseContradicted(context: ActContext, targets: readonly SignTarget[]): void {
  const bySubject = new Map<string, FormRow[]>()
  for (const form of targets.flatMap((target) => formsOfTarget(context.store.db, target))) {
    const forms = bySubject.get(form.subjectId) ?? []
    bySubject.set(form.subjectId, [...forms, form])
  }
  const against = [...bySubject].flatMap(([subjectId, forms]) => contradictionsOf(readingOf(context), subjectId, forms))
  if (against.length === 0) return
  throw new Refusal('blockedByCheck', `This cannot be signed yet; nothing was changed. ${against.join(' ')}`)
}
