import { parseAddressKey, type ItemAddress } from '../../shared/form/address.ts'
import type { FormView } from '../../shared/ipc/views/form.ts'
import { may, type Role } from '../../shared/roles.ts'
import { doubleEntryOf } from '../entries/entry.ts'
import { entryState } from '../entries/entryState.ts'
import { partOf, type Part } from '../entries/sight.ts'
import { formVersion, readDraft, readDraftItems } from '../drafts/draft.ts'
import type { ReadableDb } from '../store/database.ts'
import { scoresHidden } from './blindScores.ts'
import { calculatedViews, findingViews } from './findingViews.ts'
import type { StoredItem } from './formItems.ts'
import { peopleFor, referencesFor } from './namesFor.ts'
import { queriesOfForm } from './queryRows.ts'
import type { ReadContext } from './readContext.ts'
import { struckRowViews } from './struckRows.ts'
import { visitsOf } from './visitRow.ts'
import { identitySight } from './visibleName.ts'
import { assess, workingForm, type WorkingForm } from './workingForm.ts'

/**
 * One form as this person may see it: the record, the person's own draft over it, scores and findings of both together, and
 * what the person may do now. Another person's draft shows only whose it is. Throws a Refusal 'notFound'.
 */
export function readFormView(context: ReadContext, formId: string): FormView {
  const { db, person } = context
  const draft = readDraft(db, formId)
  const isMine = draft?.author === person.id
  const working = workingForm(context, formId, draft && !isMine ? [] : undefined)
  const { row, definition, record, stored, site } = working
  const { calculated, findings, completeness } = assess(db, working)
  const double = doubleEntryOf(db, row)
  const turn = double && partOf(db, double, person)
  const hidden = scoresHidden(definition, row.state, person.role, site.settings)
  const event = visitsOf(db, row.subjectId).find(({ id }) => id === row.studyEventId)
  const version = formVersion(db, formId)
  return {
    formId,
    subjectId: row.subjectId,
    subjectCode: record.subject.code,
    studyEventId: row.studyEventId,
    studyEventOid: event?.oid ?? null,
    oid: row.oid,
    version: row.version,
    state: working.form.state,
    frozen: row.frozen,
    struck: row.struck,
    notDone: row.notDoneReason,
    observedAt: row.observedAt,
    source: row.source === 'imported' ? null : row.source,
    base: draft && isMine ? draft.base : version,
    items: stored.filter((item) => isSeen(item, person.role)).map(({ address, answer }) => ({ address, answer })),
    struckRows: struckRowViews(context, formId),
    draft: draft
      ? {
          mine: isMine,
          by: draft.authorName,
          since: draft.startedAt,
          stale: draft.base !== version,
          items: isMine ? draftItems(db, formId) : [],
        }
      : null,
    calculated: [...calculatedViews(calculated, hidden)],
    scoresHidden: hidden,
    findings: [...findingViews(definition, findings, hidden, person.role)],
    open: [...completeness.open],
    answered: completeness.answered + completeness.missing,
    required: completeness.required,
    may: rightsOn(working, person.role, draft !== undefined && !isMine, turn),
    ...(double && { doubleEntry: entryState(db, double, turn, { entry: working.entry, person }) }),
    settings: { ...site.settings },
    people: peopleFor(db, definition),
    references: referencesFor(db, definition, row.subjectId),
    masked: maskedItems(stored, person.role),
    queries: queriesOfForm(db, formId)
      .filter(({ status }) => status !== 'cancelled')
      .map(({ id, address, status, text }) => ({
        id,
        address: address === null ? null : parseAddressKey(address),
        status,
        text,
      })),
  }
}

function draftItems(db: ReadableDb, formId: string) {
  return readDraftItems(db, formId).map(({ address, answer }) => ({ address: parseAddressKey(address), answer }))
}

const isSeen = ({ identity }: StoredItem, role: Role) => !identity || identitySight(role) === 'seen'

/** Identity items that are filled, for somebody who may know only that. */
function maskedItems(stored: readonly StoredItem[], role: Role): ItemAddress[] {
  if (identitySight(role) !== 'masked') return []
  return stored.filter(({ identity }) => identity).map(({ address }) => address)
}

function rightsOn({ row }: WorkingForm, role: Role, draftByOther: boolean, turn: Part | undefined): FormView['may'] {
  const stands = !row.locked && !row.struck
  const isWritable = stands && !row.frozen && !draftByOther
  const isComplete = row.state === 'complete'
  const isTurn = turn === undefined || turn.part === 'enter'
  return {
    write: isWritable && !isComplete && isTurn && may(role, 'record.write'),
    complete: isWritable && !isComplete && isTurn && may(role, 'record.write'),
    change: isWritable && isComplete && may(role, 'record.write'),
    sign: stands && isComplete && may(role, 'signature.sign'),
    query: stands && (isComplete || turn === undefined) && may(role, 'query.raise'),
    verify: stands && may(role, 'verification.tick'),
  }
}
