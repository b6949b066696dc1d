import { missingOf } from '../../shared/form/answer.ts'
import type { SignContent, SignPreview, SignTarget } from '../../shared/ipc/views/signatures.ts'
import { currentForm, definitionOf } from '../../shared/study/study.ts'
import { contentHash } from '../record/content.ts'
import { unsignedForms } from '../record/unsigned.ts'
import { readDraft } from '../drafts/draft.ts'
import { confirmationsOfSubject } from './confirmations.ts'
import { contradictionsByForm } from './contradictions.ts'
import { calculationsOf, itemsOf } from './formItems.ts'
import type { FormRow } from './formRow.ts'
import { peopleFor, referencesFor } from './namesFor.ts'
import { rowOf } from './query.ts'
import { queriesOfForm } from './queryRows.ts'
import type { ReadContext } from './readContext.ts'
import { formsOfTarget, placeOfTarget } from './signTarget.ts'

/**
 * What a signature on each target would stand for, whole: every form with every answer and score, the hash of exactly that, and
 * what keeps it from being signed now (R26, R29). The investigator sees identity, so nothing is masked.
 */
export function readSignContents(context: ReadContext, targets: readonly SignTarget[]): readonly SignContent[] {
  const formsOf = new Map(targets.map((target) => [target, formsOfTarget(context.db, target)]))
  const together = Map.groupBy([...formsOf.values()].flat(), ({ subjectId }) => subjectId)
  // Once for each child, however many of its forms are signed together.
  const against = new Map(
    [...together].flatMap(([subjectId, forms]) => [...contradictionsByForm(context, subjectId, forms)]),
  )
  return [...formsOf].map(([target, forms]) => ({
    ...placeOfTarget(context.db, target),
    contentHash: contentHash(context.db, target.scope, target.id),
    forms: forms.map((form) => signedForm(context, form)),
    blocks: [...blocksOf(context, target, forms), ...new Set(forms.flatMap(({ id }) => against.get(id) ?? []))],
  }))
}

/** The people and the rows that answers in these contents may name. */
export function namesInContents(
  { db }: ReadContext,
  contents: readonly SignContent[],
): Pick<SignPreview, 'people' | 'references'> {
  const forms = contents.flatMap(({ subjectId, forms: inside }) =>
    inside.map(({ form, version }) => ({ subjectId, definition: definitionOf(form, version) })),
  )
  const once = <T extends { readonly id: string }>(named: readonly T[]): T[] => [
    ...new Map(named.map((each) => [each.id, each])).values(),
  ]
  const kinds = Map.groupBy(forms, ({ subjectId, definition }) => `${subjectId}/${definition?.oid}`)
  const first = [...kinds.values()].flatMap(([form]) =>
    form?.definition ? [{ ...form, definition: form.definition }] : [],
  )
  return {
    people: once(first.flatMap(({ definition }) => peopleFor(db, definition))),
    references: once(first.flatMap(({ subjectId, definition }) => referencesFor(db, definition, subjectId))),
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
    confirmedChecks: (confirmationsOfSubject(db, row.subjectId).get(row.id) ?? []).map(({ check, comment, by }) => ({
      check,
      comment,
      by,
    })),
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

function blocksOf({ db }: ReadContext, { scope, id }: SignTarget, forms: readonly FormRow[]): readonly string[] {
  const incomplete = new Set(
    unsignedForms(db, scope, id)
      .filter(({ state }) => state === 'incomplete')
      .map(({ oid }) => oid),
  )
  const drafted = forms.filter((form) => readDraft(db, form.id))
  const empty = forms.every((form) => form.state !== 'complete')
  return [
    ...(forms.some(({ locked }) => locked) ? ['This is locked.'] : []),
    ...(incomplete.size > 0 ? [`Not complete: ${namesOf(incomplete)}.`] : []),
    ...(empty && incomplete.size === 0 ? ['There is nothing complete to sign.'] : []),
    ...(drafted.length > 0 ? [`A draft lies on: ${namesOf(drafted.map(({ oid }) => oid))}.`] : []),
  ]
}

const namesOf = (forms: Iterable<string>): string => [...forms].map((oid) => currentForm(oid).name.en).join(', ')
