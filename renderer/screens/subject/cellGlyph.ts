import type { MatrixCell } from '../../../shared/ipc/views/subjects.ts'
import type { GlyphName } from '../../parts/Glyph.tsx'

const SIGNS = {
  notDue: 'notDue',
  due: 'due',
  overdue: 'overdue',
  draft: 'draft',
  open: 'open',
  secondEntry: 'secondEntry',
  resolving: 'resolving',
  complete: 'complete',
  signed: 'signed',
  locked: 'locked',
  missed: 'missed',
  notNeeded: 'notNeeded',
} as const satisfies Record<MatrixCell['state'], GlyphName>

/** The sign of a form's state. A state that has no sign, such as one never opened, shows as due. */
export function glyphOf(state: string): GlyphName {
  return state in SIGNS ? SIGNS[state as MatrixCell['state']] : 'due'
}
