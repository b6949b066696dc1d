import type { StruckRowView } from '../../../shared/ipc/views/form.ts'
import { addressKey } from '../../../shared/form/address.ts'
import { textOf } from '../../../shared/form/answer.ts'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import type { QueryThread } from '../../../shared/ipc/views/queries.ts'
import type { SignatureView } from '../../../shared/ipc/views/signatures.ts'
import { study } from '../../../shared/study/study.ts'
import { listDrafts } from '../../drafts/draft.ts'
import { readAuditPage } from '../../read/auditPage.ts'
import { confirmationsOfSubject } from '../../read/confirmations.ts'
import { calculationsOfSubject, itemsOfSubject } from '../../read/formItems.ts'
import { formRowsOf, type FormRow } from '../../read/formRow.ts'
import { holdsOfSubject } from '../../read/holdRows.ts'
import { usersOf } from '../../read/people.ts'
import { rowsOf } from '../../read/query.ts'
import { readQueryThread } from '../../read/queryThread.ts'
import type { ReadContext } from '../../read/readContext.ts'
import { readSignatures } from '../../read/signatureViews.ts'
import { struckRowsOfSubject, struckRowViews } from '../../read/struckRows.ts'
import { subjectEntry } from '../../read/subjectRow.ts'
import { ticksOfSubject, type ItemTick } from '../../read/verificationTicks.ts'
import { visibleNames } from '../../read/visibleName.ts'
import { visitsOf, type VisitRecord } from '../../read/visitRow.ts'
import type { Names } from './words.ts'

/** Everything the record holds of one child, read once and handed to the pages by form. */
export interface CasebookParts {
  readonly subject: ReturnType<typeof subjectEntry>
  readonly name: string | null
  readonly visits: readonly VisitRecord[]
  readonly forms: readonly FormRow[]
  readonly items: ReturnType<typeof itemsOfSubject>
  /** Rows that are struck through, with who struck them, when and why, by form. */
  readonly struckRows: ReadonlyMap<string, readonly StruckRowView[]>
  readonly calculations: ReturnType<typeof calculationsOfSubject>
  readonly confirmations: ReturnType<typeof confirmationsOfSubject>
  readonly ticks: ReadonlyMap<string, ReadonlyMap<string, ItemTick>>
  readonly queries: readonly QueryThread[]
  readonly signatures: readonly SignatureView[]
  readonly holds: ReturnType<typeof holdsOfSubject>
  /** Records of items and forms, oldest first, by form. */
  readonly history: ReadonlyMap<string, readonly AuditRow[]>
  /** Who has a draft of which form; what is in a draft is never read here. */
  readonly drafts: ReadonlyMap<string, string>
  readonly names: Names
}

/** Reads a child's whole record as the person of the context may see it. Throws a Refusal 'notFound'. */
export function casebookParts(context: ReadContext, subjectId: string): CasebookParts {
  const { db, person } = context
  const subject = subjectEntry(db, subjectId)
  const forms = formRowsOf(db, subjectId)
  const items = itemsOfSubject(db, subjectId)
  const threads = rowsOf<{ id: string }>(db, 'SELECT id FROM query WHERE subject_id = ? ORDER BY created', subjectId)
  return {
    subject,
    name: visibleNames(db, person.role).get(subjectId) ?? null,
    visits: visitsOf(db, subjectId).toSorted(inStudyOrder),
    forms,
    items,
    struckRows: new Map(
      [...struckRowsOfSubject(db, subjectId).keys()].map((formId) => [formId, struckRowViews(context, formId)]),
    ),
    calculations: calculationsOfSubject(db, subjectId),
    confirmations: confirmationsOfSubject(db, subjectId, person.role),
    ticks: new Map(
      [...ticksOfSubject(db, subjectId)].map(([form, ticks]) => [
        form,
        new Map(ticks.map((tick) => [tick.address, tick])),
      ]),
    ),
    queries: threads.map(({ id }) => readQueryThread(context, id)),
    signatures: readSignatures(context, subjectId).toReversed(),
    holds: holdsOfSubject(db, subjectId),
    history: historyOf(context, subjectId),
    drafts: new Map(listDrafts(db).map(({ formId, authorName }) => [formId, authorName])),
    names: namesFor(context, forms, items),
  }
}

const visitOrder = (oid: string) => study.studyEvents.findIndex((visit) => visit.oid === oid)
const inStudyOrder = (a: VisitRecord, b: VisitRecord) => visitOrder(a.oid) - visitOrder(b.oid) || a.repeat - b.repeat

const PAGE = 500

function historyOf(context: ReadContext, subjectId: string): ReadonlyMap<string, readonly AuditRow[]> {
  const byForm = new Map<string, AuditRow[]>()
  for (let before: number | null = null; ;) {
    const { rows, next } = readAuditPage(context, { filter: { subjectId }, before, limit: PAGE })
    for (const row of rows) {
      const isContent = row.entity === 'item' || row.entity === 'identityItem' || row.entity === 'form'
      if (row.formId === null || !isContent) continue
      const list = byForm.get(row.formId)
      if (list) list.unshift(row)
      else byForm.set(row.formId, [row])
    }
    if (next === null) return byForm
    before = next
  }
}

/** People by id, and rows of other forms by the item that names them to people. */
function namesFor({ db }: ReadContext, forms: readonly FormRow[], items: CasebookParts['items']): Names {
  const display = new Map(
    study.forms.flatMap(({ itemGroups }) =>
      itemGroups.flatMap((group) =>
        group.items.flatMap((item) => (item.type === 'reference' ? [[item.form, item.display] as const] : [])),
      ),
    ),
  )
  const rows = forms.flatMap(({ id, oid, repeat }): [string, string][] => {
    const shown = display.get(oid)
    if (shown === undefined) return []
    const named = items.get(id)?.find(({ address }) => address.item === shown)
    return [[id, named && !named.identity ? (textOf(named.answer) ?? `#${repeat}`) : `#${repeat}`]]
  })
  return new Map([...usersOf(db).map(({ id, name }) => [id, name] as const), ...rows])
}

/** The queries about a form, or about the child itself for null. */
export function queriesOf({ queries }: CasebookParts, formId: string | null): readonly QueryThread[] {
  return queries.filter(({ query }) => query.formId === formId)
}

/** The key of a query's item, null for the form as a whole. */
export const queryKey = ({ query }: QueryThread): string | null => (query.address ? addressKey(query.address) : null)
