import type { ItemAddress } from '../../../shared/form/address.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import type { FormSession } from '../session.ts'
import { isWaiting, queriesAt, useFormQueries } from './useFormQueries.ts'

interface WaitingQueriesProps {
  readonly session: FormSession
  /** Null for the form as a whole. */
  readonly address: ItemAddress | null
}

/** What is asked and not closed, in its own words, where it is asked. */
export function WaitingQueries({ session, address }: WaitingQueriesProps) {
  return queriesAt(useFormQueries(session), address)
    .filter(isWaiting)
    .map((query) => (
      <p key={query.id} className="row small">
        <GlyphShape name="query" size={16} /> <bdi>{query.text}</bdi>
      </p>
    ))
}
