import { missingOf } from '../../shared/form/answer.ts'
import type { SignContent, SignTarget } from '../../shared/ipc/views/signatures.ts'
import { contentHash } from '../record/content.ts'
import { unsignedForms } from '../record/unsigned.ts'
import { readDraft } from '../drafts/draft.ts'
import { confirmationsOfSubject } from './confirmations.ts'
import { contradictionsOf } from './contradictions.ts'
import { calculationsOf, itemsOf } from './formItems.ts'
import type { FormRow } from './formRow.ts'
import { rowOf } from './query.ts'
import { queriesOfForm } from './queryRows.ts'
import type { ReadContext } from './readContext.ts'
import { formsOfTarget, placeOfTarget } from './signTarget.ts'

/**
 * What a signature on each target would stand for, whole: every form with every answer and score, the hash of exactly that, and
 * what keeps it from being signed now (R26, R29). The investigator sees identity, so nothing is masked.
 */
export function readSignContents(context: ReadContext, targets: readonly SignTarget[]): readonly SignContent[] {
  const together = targets.flatMap((target) => formsOfTarget(context.db, target))
  return targets.map((target) => readSignContent(context, target, together))
}

function readSignContent(context: ReadContext, target: SignTarget, together: readonly FormRow[]): SignContent {
  const { db } = context
  const place = placeOfTarget(db, target)
  const forms = formsOfTarget(db, target)
  return {
    ...place,
    contentHash: contentHash(db, target.scope, target.id),
    forms: forms.map((form) => signedForm(context, form)),
    blocks: [...blocksOf(context, target, place.subjectId, forms, together)],
  }
}

function signedForm({ db }: ReadContext, row: FormRow): SignContent['forms'][number] {
  const items = itemsOf(db, row.id)
  const missing = items.filter(({ answer }) => missingOf(answer) !== undefined).length
  return {
    formId: row.id,
    form: row.oid,
    version: row.version,
    repeat: row.repeat,
    studyEventOid: eventOf(db, row),
    state: row.state === 'complete' ? 'complete' : items.length > 0 ? 'open' : 'empty',
    notDone: row.notDoneReason,
    answered: items.length - missing,
    missing,
    confirmedChecks: confirmationsOfSubject(db, row.subjectId).get(row.id)?.length ?? 0,
    openQueries: queriesOfForm(db, row.id).filter(({ status }) => status === 'open' || status === 'answered').length,
    lines: [
      ...items.map(({ address, answer }) => ({ address, answer, computed: false })),
      ...calculationsOf(db, row.id).map(({ address, answer }) => ({ address, answer, computed: true })),
    ],
  }
}

function eventOf(db: ReadContext['db'], { studyEventId }: FormRow): string | null {
  if (studyEventId === null) return null
  return rowOf<{ oid: string }>(db, 'SELECT oid FROM study_event WHERE id = ?', studyEventId)?.oid ?? null
}

function blocksOf(
  context: ReadContext,
  { scope, id }: SignTarget,
  subjectId: string,
  forms: readonly FormRow[],
  together: readonly FormRow[],
): readonly string[] {
  const { db } = context
  const incomplete = new Set(
    unsignedForms(db, scope, id)
      .filter(({ state }) => state === 'incomplete')
      .map(({ oid }) => oid),
  )
  const drafted = forms.filter((form) => readDraft(db, form.id))
  const empty = forms.every((form) => form.state !== 'complete')
  const own = new Set(forms.map((form) => form.id))
  const others = together.filter((form) => form.subjectId === subjectId && !own.has(form.id))
  return [
    ...(forms.some(({ locked }) => locked) ? ['This is locked.'] : []),
    ...(incomplete.size > 0 ? [`Not complete: ${[...incomplete].join(', ')}.`] : []),
    ...(empty && incomplete.size === 0 ? ['There is nothing complete to sign.'] : []),
    ...(drafted.length > 0 ? [`A draft lies on: ${drafted.map(({ oid }) => oid).join(', ')}.`] : []),
    ...contradictionsOf(context, subjectId, [...forms, ...others]),
  ]
}
