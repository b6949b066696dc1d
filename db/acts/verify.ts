import { randomUUID } from 'node:crypto'
import { addressKey, type ItemAddress } from '../../shared/form/address.ts'
import { formVersion } from '../drafts/draft.ts'
import type { Change, Receipt } from '../record/change.ts'
import { Refusal } from '../record/refusal.ts'
import { formRow } from '../read/formRow.ts'
import { rowsOf } from '../read/query.ts'
import { ticksOfSubject } from '../read/verificationTicks.ts'
import { chainEnd } from '../record/trail.ts'
import { insideOf } from '../store/store.ts'
import type { ActContext } from './actContext.ts'
import { fields } from './fields.ts'

/** What is ticked or unticked: some items, or with `addresses` null the whole form. `base` is the version that was looked at. */
export interface Ticked {
  readonly formId: string
  readonly base: number
  readonly addresses: readonly ItemAddress[] | null
  readonly note: string | null
}

/**
 * Says that items were held against the source and agree (R13). Speaks of the form as it was looked at: throws a Refusal 'stale' when
 * it changed meanwhile, and 'notFound' for an item that has no answer.
 */
export function tick(context: ActContext, wanted: Ticked): Receipt {
  return say(context, wanted, 'verification.ticked', 'verified')
}

/** Takes ticks back, with a note why. */
export function untick(context: ActContext, wanted: Ticked): Receipt {
  return say(context, wanted, 'verification.withdrawn', 'withdrawn')
}

function say({ store, person }: ActContext, wanted: Ticked, kind: string, status: 'verified' | 'withdrawn'): Receipt {
  const { formId, base, addresses, note } = wanted
  const { subjectId, studyEventId } = formRow(store.db, formId)
  const known = new Set(
    ticksOfSubject(store.db, subjectId)
      .get(formId)
      ?.map(({ address }) => address),
  )
  const keys = addresses === null ? [null] : [...new Set(addresses.map(addressKey))]
  if (known.size === 0 || keys.some((key) => key !== null && !known.has(key))) {
    throw new Refusal('notFound', 'There is no answer to verify here. Nothing was changed.')
  }
  const rows = rowsOf<{ id: string; address: string | null }>(
    store.db,
    'SELECT id, address FROM verification WHERE form_id = ?',
    formId,
  )
  const verifiedSequence = chainEnd(store.db).sequence
  const changes = keys.flatMap((address): readonly Change[] => {
    const row = rows.find((each) => each.address === address)
    const word = { status, verifiedSequence, note }
    if (row) return fields('verification', row.id, word)
    const place = { subjectId, studyEventId: studyEventId ?? undefined, formId, address: address ?? undefined }
    return fields('verification', randomUUID(), { ...place, ...word, note: note ?? undefined })
  })
  return insideOf(store).commit(
    person,
    { kind, form: formId, changes },
    {
      guard: (db) => {
        if (formVersion(db, formId) !== base) {
          throw new Refusal('stale', 'The form was changed meanwhile. Nothing was ticked; look at it again.')
        }
      },
    },
  )
}
