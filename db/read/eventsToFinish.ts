import type { z } from 'zod'
import type { eventToFinish } from '../../shared/ipc/views/adverseEvents.ts'
import { valueOf } from '../../shared/form/values.ts'
import { readDraft } from '../drafts/draft.ts'
import { childPlaces } from './childPlaces.ts'
import { withDraftedEvents } from './draftedRecord.ts'
import { rowsOf } from './query.ts'
import type { ReadContext } from './readContext.ts'
import { solicitedLink } from './solicitedLinks.ts'
import { readSubjectRecord } from './subjectRecord.ts'

const UNFINISHED = /* SQL */ `
SELECT DISTINCT subject_id AS id FROM form WHERE oid = 'AE' AND state = 'open' AND coalesce(struck, 0) = 0`

/** Adverse events that are not complete yet, one's own first: begun by somebody, or opened by a symptom. */
export function readEventsToFinish(context: ReadContext): z.input<typeof eventToFinish>[] {
  const { db, person } = context
  const places = childPlaces(context)
  return rowsOf<{ id: string }>(db, UNFINISHED)
    .flatMap(({ id }) => {
      const place = places.get(id)
      const record = withDraftedEvents(db, readSubjectRecord(db, id), person.id)
      if (!place) return []
      return record.forms
        .filter(({ oid, state }) => oid === 'AE' && (state === 'empty' || state === 'open'))
        .flatMap((event) => {
          const draft = readDraft(db, event.id)
          const link = solicitedLink(event.id, record)
          if (event.state === 'empty' && !draft && !link) return []
          return [
            {
              ...place,
              formId: event.id,
              number: event.repeat,
              title: valueOf(event.values, 'AE_TERM') ?? null,
              draftBy: draft?.authorName ?? null,
              isMine: draft?.author === person.id,
              symptom: link ? { ...link.symptom } : null,
              isTakenBack: link?.isTakenBack ?? false,
            },
          ]
        })
    })
    .toSorted((a, b) => Number(b.isMine) - Number(a.isMine) || (a.subjectCode < b.subjectCode ? -1 : 1))
}
