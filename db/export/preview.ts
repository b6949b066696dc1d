import type { Store } from '../store/store.ts'
import type { ExportRequest } from './exportAct.ts'
import { PROFILE_LABELS } from './profile.ts'
import { Release, type Pseudonym } from './release.ts'
import { secretsOf } from './secrets.ts'
import type { SmallCell } from './smallCells.ts'
import { sqlSource } from './sqlSource.ts'

interface PreviewItem {
  readonly form: string
  readonly item: string
  readonly label: string
}

export interface ExportPreview {
  readonly profileLabel: string
  readonly subjects: number
  readonly kept: readonly PreviewItem[]
  readonly dropped: readonly (PreviewItem & { readonly because: string })[]
  readonly changed: readonly (PreviewItem & { readonly how: string })[]
  readonly k: number
  readonly smallCells: readonly SmallCell[]
  readonly draftsLeftOut: number
}

/** What an export would keep, drop and change, before anything is written or any pseudonym is drawn. */
export function previewExport(
  store: Store,
  request: Pick<ExportRequest, 'profile' | 'smallCells' | 'k'>,
): ExportPreview {
  const source = sqlSource(store.db, {
    installation: store.installation,
    synthetic: store.synthetic,
    head: '',
    lastSequence: 0,
  })
  const nobody = new Map<string, Pseudonym>(source.subjects().map(({ id }) => [id, { pseudonym: '', offset: 1 }]))
  const release = new Release(source, nobody, secretsOf(store.db, false), request)
  const decisions = release.decisions()
  return {
    profileLabel: PROFILE_LABELS[request.profile],
    subjects: release.subjectCount,
    kept: decisions.flatMap(({ form, item, label, decision }) =>
      decision.action === 'keep' ? [{ form, item, label }] : [],
    ),
    dropped: decisions.flatMap(({ form, item, label, decision }) =>
      decision.action === 'drop' ? [{ form, item, label, because: decision.because }] : [],
    ),
    changed: decisions.flatMap(({ form, item, label, decision }) =>
      decision.action === 'change' ? [{ form, item, label, how: decision.how }] : [],
    ),
    k: request.k,
    smallCells: release.remainingSmallCells,
    draftsLeftOut: source.drafts(),
  }
}
