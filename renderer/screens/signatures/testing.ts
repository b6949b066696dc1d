import type { SignContent, SignatureView, SignTarget, WaitingSignature } from '../../../shared/ipc/views/signatures.ts'
import { study } from '../../../shared/study/study.ts'

/** One child with two forms at baseline, which is whole, one at screening and one in a log. */
const idOf = (number: number) => `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`
export const CHILD = idOf(1)
export const SCREENING = idOf(2)
export const VISIT = idOf(3)
export const BROKEN = idOf(4)

const base = {
  subjectId: CHILD,
  subjectCode: 'TEH-001',
  studyEventRepeat: 1,
  repeat: 1,
  state: 'unsigned',
  signatureId: null,
  forms: 1,
  openQueries: 0,
} as const

const formAt = (number: number, form: string, visit: string | null, oid: string | null): WaitingSignature => ({
  ...base,
  scope: 'form',
  id: idOf(number),
  studyEventId: visit,
  studyEventOid: oid,
  form,
})

export const wholeVisit: WaitingSignature = {
  ...base,
  scope: 'studyEvent',
  id: VISIT,
  studyEventId: VISIT,
  studyEventOid: 'BL',
  form: null,
  forms: 2,
}
export const demographics: WaitingSignature = {
  ...formAt(10, 'DEMOG', SCREENING, 'SCR'),
  state: 'changedSince',
  signatureId: BROKEN,
  openQueries: 2,
}
export const gross = formAt(11, 'GMFM88', VISIT, 'BL')
const balance = formAt(12, 'BBS', VISIT, 'BL')
const medication = formAt(13, 'CONMED', null, null)
export const FORMS: readonly WaitingSignature[] = [demographics, gross, balance, medication]
export const ROWS: readonly WaitingSignature[] = [wholeVisit, ...FORMS]

/** What a preview shows of a target, with a hash that tells it apart. */
export function contentOf(target: SignTarget, given: Partial<SignContent> = {}): SignContent {
  const row = ROWS.find(({ id }) => id === target.id) ?? gross
  const {
    state: _state,
    studyEventId: _visit,
    signatureId: _signature,
    forms: _forms,
    openQueries: _asked,
    ...place
  } = row
  const { id, form, studyEventOid } = place
  const oid = form ?? 'GMFM88'
  return {
    ...place,
    contentHash: id.slice(-2).repeat(32),
    blocks: [],
    forms: [
      {
        formId: id,
        form: oid,
        version: study.forms.findLast((each) => each.oid === oid)?.version ?? '',
        repeat: 1,
        studyEventOid,
        state: 'complete',
        notDone: null,
        answered: 1,
        missing: 0,
        confirmedChecks: [],
        openQueries: 0,
        lines: [],
      },
    ],
    ...given,
  }
}

/** The signature that a target gets. */
export function signatureOn(target: SignTarget): SignatureView {
  const { forms: _forms, blocks: _blocks, ...place } = contentOf(target)
  return {
    ...place,
    signatureId: idOf(90),
    printedName: 'Leila Sohrabi',
    role: 'investigator',
    meaning: 'I have reviewed these data.',
    signedAt: '2026-11-22T10:00:00.000Z',
    offset: '+03:30',
    state: 'holds',
  }
}
