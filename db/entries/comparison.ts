import { addressKey } from '../../shared/form/address.ts'
import type { EntryComparison } from '../../shared/ipc/views/entries.ts'
import { itemsOf, valuesFrom } from '../read/formItems.ts'
import { usersOf } from '../read/people.ts'
import { formRow } from '../read/formRow.ts'
import type { ReadContext } from '../read/readContext.ts'
import { subjectEntry } from '../read/subjectRow.ts'
import { visitsOf } from '../read/visitRow.ts'
import { definitionOfRow } from '../read/workingForm.ts'
import { refuse } from '../record/refusal.ts'
import { compareEntries } from './differences.ts'
import { doubleEntryOf } from './entry.ts'
import { entryState } from './entryState.ts'
import { entriesSeen, itemsOfEntry, partOf } from './sight.ts'

/**
 * Both entries of a form side by side, where they differ, and what the record says once it is resolved. Throws a Refusal
 * 'blockedByCheck' while an entry is open or still to come, for everybody.
 */
export function readComparison({ db, person }: ReadContext, formId: string): EntryComparison {
  const row = formRow(db, formId)
  const double = doubleEntryOf(db, row)
  const [first, second] = entriesSeen(db, row, person)
  if (!double || !first || !second) throw refuse.inDoubleEntry()
  const compared = compareEntries(definitionOfRow(row), itemsOfEntry(db, first), itemsOfEntry(db, second))
  const record = valuesFrom(itemsOf(db, formId))
  return {
    formId,
    subjectId: row.subjectId,
    subjectCode: subjectEntry(db, row.subjectId).code,
    studyEventOid: visitsOf(db, row.subjectId).find(({ id }) => id === row.studyEventId)?.oid ?? null,
    oid: row.oid,
    version: row.version,
    state: entryState(db, double, partOf(db, double, person), { entry: null, person }),
    differences: compared.differences.map((each) => ({ ...each, record: record[addressKey(each.address)] ?? null })),
    people: usersOf(db).map(({ id, name, role }) => ({ id, name, role })),
    agreed: compared.agreed.length,
  }
}
