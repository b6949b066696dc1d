import { addressKey, rowKey, type RowAddress } from '../../shared/form/address.ts'
import { readDraft } from '../drafts/draft.ts'
import { valuesFrom } from '../read/formItems.ts'
import { standingValues } from '../read/struckRows.ts'
import { workingForm, type WorkingForm } from '../read/workingForm.ts'
import type { Receipt } from '../record/change.ts'
import { refuse, Refusal } from '../record/refusal.ts'
import { struckRowKeys } from '../record/rowGuards.ts'
import { insideOf } from '../store/store.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { commitCompletedChange } from './completedChange.ts'
import { refuseStale } from './refuseStale.ts'

/** A row of a repeating group, and why it is struck or restored. `base` is the version of the form that the person saw. */
export interface WantedRow {
  readonly formId: string
  readonly base: number
  readonly row: RowAddress
  readonly reason: string
}

/**
 * Strikes a row of a repeating item group through, with a reason: it stays readable and keeps its number, cannot be changed and
 * counts nowhere (R05). What the person had typed into it and not saved goes with it. A complete form stays complete, so that
 * nothing may be open by it. Throws Refusals 'badInput', 'notFound', 'draftByOther', 'stale', 'blockedByCheck', 'frozen'.
 */
export const strikeItemRow = (context: ActContext, wanted: WantedRow): Receipt => commitRow(context, wanted, true)

/** Takes the line through a row away again, with a reason. Throws as {@link strikeItemRow} does. */
export const restoreItemRow = (context: ActContext, wanted: WantedRow): Receipt => commitRow(context, wanted, false)

function commitRow(context: ActContext, { formId, base, row: address, reason }: WantedRow, strike: boolean): Receipt {
  const { store, person } = context
  const before = workingForm(readingOf(context), formId, [])
  const row = rowKey(address)
  const isStruck = struckRowKeys(store.db, formId).has(row)
  if (strike) refuseUnlessRow(before, address)
  if (strike === isStruck) {
    const stands = strike ? 'This row is struck through already.' : 'This row is not struck through.'
    throw new Refusal('badInput', `${stands} Nothing was changed.`)
  }
  const draft = readDraft(store.db, formId)
  if (draft && draft.author !== person.id) throw refuse.draft()
  const kind = strike ? 'row.struck' : 'row.restored'
  const change = { entity: 'struckRow' as const, id: formId, field: row, value: strike ? true : null }
  if (before.row.state === 'complete') {
    const after = withRow(before, row, strike)
    return commitCompletedChange(context, { act: { kind, reason }, base, before, after, changes: [change] })
  }
  return insideOf(store).commit(
    person,
    { kind, form: formId, reason, changes: [change] },
    {
      guard: (db) => refuseStale(db, context, formId, base),
      alsoDo: ({ db }) => {
        db.statement(`DELETE FROM draft_item WHERE form_id = ? AND substr(address, 1, ?) = ?`).run(
          formId,
          row.length + 1,
          `${row}/`,
        )
        db.statement(
          'DELETE FROM draft WHERE form_id = ? AND NOT EXISTS (SELECT 1 FROM draft_item i WHERE i.form_id = draft.form_id)',
        ).run(formId)
      },
    },
  )
}

/** A row that somebody added and that holds an answer; planned rows and groups that stand once are no such rows. */
function refuseUnlessRow({ definition, stored }: WorkingForm, { group, repeat }: RowAddress): void {
  const found = definition.itemGroups.find(({ oid }) => oid === group)
  if (!found?.repeating || found.fixedRows?.some((each) => each.repeat === repeat)) {
    throw new Refusal('badInput', 'Only a row that was added to a list can be struck through. Nothing was changed.')
  }
  if (!stored.some(({ address }) => address.group === group && address.repeat === repeat)) throw refuse.noSuchRow()
}

/** The form as it will stand: its record with the row struck or counted again. */
function withRow(before: WorkingForm, row: string, strike: boolean): WorkingForm {
  const others = (before.form.struckRows ?? []).filter((each) => each !== row)
  const struckRows = strike ? [...others, row] : others
  const kept = new Set(before.stored.map(({ address }) => addressKey(address)))
  const computed = Object.entries(before.form.values).filter(([key]) => !kept.has(key))
  const values = standingValues({ ...valuesFrom(before.stored), ...Object.fromEntries(computed) }, struckRows)
  const form = { ...before.form, struckRows, values }
  const forms = before.record.forms.map((each) => (each.id === form.id ? form : each))
  return { ...before, form, record: { ...before.record, forms } }
}
