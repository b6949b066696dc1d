import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import { leftovers } from '../../shared/form/completeness.ts'
import { findItem } from '../../shared/form/items.ts'
import { contextOf } from '../../shared/form/record.ts'
import { intoEntry } from '../entries/intoEntry.ts'
import type { Change } from '../record/change.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import { entityOf } from './checkedChanges.ts'

/** Where answers stand that the other answers of the form do not ask for. */
export function leftoverAddresses({ definition, form, record, site }: WorkingForm): readonly ItemAddress[] {
  return leftovers(definition, form.values, contextOf(form, record, site))
}

/** Answers to questions that another answer took away: in the record they are cleared, from a draft they do not come in. */
export function leftoverChanges(working: WorkingForm): {
  readonly keys: ReadonlySet<string>
  readonly changes: readonly Change[]
} {
  const { definition, form, stored, entry } = working
  const addresses = leftoverAddresses(working)
  const inRecord = new Set(stored.map(({ address }) => addressKey(address)))
  return {
    keys: new Set(addresses.map(addressKey)),
    changes: intoEntry(
      entry,
      addresses.flatMap((address) => {
        const item = findItem(definition, address)?.item
        const key = addressKey(address)
        return item && inRecord.has(key)
          ? [{ entity: entityOf(item), id: form.id, field: key, value: null, source: 'system' as const }]
          : []
      }),
    ),
  }
}
