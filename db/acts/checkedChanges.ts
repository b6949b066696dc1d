import { addressKey, rowKey, type ItemAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import { textOf } from '../../shared/form/answer.ts'
import type { FormDefinition, ItemDefinition } from '../../shared/form/definition.ts'
import { findItem } from '../../shared/form/items.ts'
import { problemsOf } from '../../shared/form/problems.ts'
import type { DraftChange } from '../drafts/keep.ts'
import { userById } from '../read/people.ts'
import { rowOf } from '../read/query.ts'
import { struckRowKeys } from '../record/rowGuards.ts'
import type { ReadableDb } from '../store/database.ts'

/** An answer that somebody typed, to one item of a form. */
export interface TypedAnswer {
  readonly address: ItemAddress
  /** Null opens the item again. */
  readonly answer: Answer | null
  readonly mode?: 'single' | 'bulk'
}

/** What may be kept, as it is kept, and what is impossible, said for the person who typed it. */
export interface CheckedChanges {
  readonly possible: readonly DraftChange[]
  readonly problems: readonly string[]
}

/**
 * Sorts typed answers into those the definition allows and those that cannot be (design 8). People and rows of other forms
 * that an item points at must be there.
 */
export function checkedChanges(
  db: ReadableDb,
  form: { readonly definition: FormDefinition; readonly subjectId: string; readonly formId?: string },
  typed: readonly TypedAnswer[],
): CheckedChanges {
  const possible: DraftChange[] = []
  const problems: string[] = []
  const struck = form.formId === undefined ? undefined : struckRowKeys(db, form.formId)
  for (const { address, answer, mode = 'single' } of typed) {
    const item = findItem(form.definition, address)?.item
    const found = !item
      ? ['This form has no such item.']
      : struck?.has(rowKey(address))
        ? ['This row is struck through. Restore it first.']
        : problemsAt(db, form.subjectId, item, answer)
    if (item && found.length === 0) {
      possible.push({
        entity: entityOf(item),
        address: addressKey(address),
        answer: answer && inNormalForm(answer),
        mode,
      })
    } else {
      problems.push(`${item?.label.en ?? address.item}: ${found.join(' ')}`)
    }
  }
  return { possible, problems }
}

/** Identity items go into the identity tables (design 5). */
export function entityOf(item: ItemDefinition): 'item' | 'identityItem' {
  return item.identity ? 'identityItem' : 'item'
}

function problemsAt(db: ReadableDb, subjectId: string, item: ItemDefinition, answer: Answer | null): readonly string[] {
  if (item.type === 'calculated') return ['This is computed, not typed.']
  if (answer === null) return []
  const problems = problemsOf(item, inNormalForm(answer)).map(({ en }) => en)
  return problems.length > 0 ? problems : problemsOfPointer(db, subjectId, item, answer)
}

function problemsOfPointer(db: ReadableDb, subjectId: string, item: ItemDefinition, answer: Answer): readonly string[] {
  const id = textOf(answer)
  if (id === undefined) return []
  if (item.type === 'user') {
    const user = userById(db, id)
    return user && item.roles.includes(user.role) ? [] : ['Choose a person from the list.']
  }
  if (item.type === 'reference') {
    const sql = 'SELECT 1 FROM form WHERE id = ? AND subject_id = ? AND oid = ?'
    return rowOf(db, sql, id, subjectId, item.form) ? [] : ['Choose a row from the list.']
  }
  return []
}

/** Text as it is kept: in Unicode's composed form, so that the same words have the same bytes. */
function inNormalForm(answer: Answer): Answer {
  return 'value' in answer && typeof answer.value === 'string' ? { value: answer.value.normalize('NFC') } : answer
}
