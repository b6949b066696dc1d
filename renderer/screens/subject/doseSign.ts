import type { SubjectView } from '../../../shared/ipc/views/subjects.ts'
import type { GlyphName } from '../../parts/Glyph.tsx'

/** The sign of each state of an injection; the word stands or is heard beside it. */
export const DOSE_SIGN: Readonly<Record<SubjectView['doses'][number]['state'], GlyphName>> = {
  given: 'complete',
  due: 'due',
  overdue: 'overdue',
  notDue: 'notDue',
  held: 'hold',
  stopped: 'missed',
}
