import type { WaitingSignature } from '../../../shared/ipc/views/signatures.ts'
import { study } from '../../../shared/study/study.ts'

/** What waits at one visit of a child; `studyEventId` is null for the running logs. */
export interface VisitGroup {
  readonly studyEventId: string | null
  readonly oid: string | null
  readonly repeat: number
  /** The visit in one signature, when nothing of it is still to be entered. */
  readonly whole: WaitingSignature | null
  readonly forms: readonly WaitingSignature[]
}

/** What waits of one child. */
export interface ChildGroup {
  readonly subjectId: string
  readonly code: string
  /** The casebook in one signature, when the child's part in the study has ended. */
  readonly whole: WaitingSignature | null
  readonly visits: readonly VisitGroup[]
  readonly forms: readonly WaitingSignature[]
}

/** The list by child and by visit, in the order of the codes and of the protocol. */
export function groupsOf(waiting: readonly WaitingSignature[]): readonly ChildGroup[] {
  return [...Map.groupBy(waiting, ({ subjectId }) => subjectId)]
    .flatMap(([subjectId, rows]) => {
      const forms = rows.filter(({ scope }) => scope === 'form')
      return forms.slice(0, 1).map(({ subjectCode }) => ({
        subjectId,
        code: subjectCode,
        whole: rows.find(({ scope }) => scope === 'subject') ?? null,
        visits: visitsOf(rows),
        forms,
      }))
    })
    .toSorted((a, b) => a.code.localeCompare(b.code))
}

function visitsOf(rows: readonly WaitingSignature[]): readonly VisitGroup[] {
  const atVisits = rows.filter(({ scope }) => scope !== 'subject')
  return [...Map.groupBy(atVisits, ({ studyEventId }) => studyEventId)]
    .map(([studyEventId, own]) => ({
      studyEventId,
      oid: own[0]?.studyEventOid ?? null,
      repeat: own[0]?.studyEventRepeat ?? 1,
      whole: own.find(({ scope }) => scope === 'studyEvent') ?? null,
      forms: own.filter(({ scope }) => scope === 'form'),
    }))
    .toSorted((a, b) => placeOf(a) - placeOf(b) || a.repeat - b.repeat)
}

/** Running logs come last. */
function placeOf({ oid }: VisitGroup): number {
  return oid === null ? study.studyEvents.length : study.studyEvents.findIndex((event) => event.oid === oid)
}
