import type { Actor } from '../record/change.ts'
import type { Unfinished } from '../record/unfinished.ts'
import { insideOf, type Store } from '../store/store.ts'
import { chainEnd } from '../record/trail.ts'
import type { Manifest } from './manifest.ts'
import { isIdentified } from './profile.ts'
import { pseudonymsOf, releaseLine } from './pseudonyms.ts'
import { exportFolder } from './exportFolder.ts'
import type { ExportOrder } from './writeExport.ts'

/** What a person asks for. */
export type ExportRequest = Pick<
  ExportOrder,
  'profile' | 'formats' | 'csv' | 'smallCells' | 'k' | 'recipient' | 'purpose' | 'productVersion' | 'encryption'
> & {
  /** The folder that the person chose; the export becomes a new folder inside it. */
  readonly parent: string
}

/**
 * Turns a request into an order for a worker: draws the missing pseudonyms of the release line and fixes the end of the
 * trail that goes into the manifest. Of the trail only the commitments to what was drawn are written.
 */
export function orderExport(store: Store, actor: Actor, request: ExportRequest): ExportOrder {
  const { clock } = insideOf(store)
  const line = releaseLine(request.recipient, request.purpose)
  // An identified export has nobody to hide and draws nothing.
  const pseudonyms = isIdentified(request.profile) ? new Map() : pseudonymsOf(store, actor, line)
  const end = chainEnd(store.db)
  return {
    ...request,
    madeBy: { name: actor.name, role: actor.role },
    madeAt: new Date(clock.now()).toISOString(),
    target: exportFolder(request.parent, request.profile, end.hash.toString('hex')),
    pseudonyms,
    about: {
      installation: store.installation,
      synthetic: store.synthetic,
      head: end.hash.toString('hex'),
      lastSequence: end.sequence,
    },
  }
}

/** The kind of act that an export is: its right is the investigator's alone when it names the children. */
export function exportKind(profile: string): 'export.identified' | 'export.deidentified' {
  return profile === 'full' ? 'export.identified' : 'export.deidentified'
}

/**
 * Records that an ordered export was cancelled or failed and left nothing, so that no order stays without its end (R13). Throws
 * Refusal for a role without the right.
 */
export function recordUnfinishedExport(
  store: Store,
  actor: Actor,
  { profile, formats, purpose }: Pick<ExportOrder, 'profile' | 'formats' | 'purpose'>,
  end: Unfinished,
): void {
  const kind = exportKind(profile)
  const reason = kind === 'export.identified' ? { reason: purpose } : {}
  store.commit(actor, { kind, changes: [], detail: { profile, formats: formats.join(' '), ...end }, ...reason })
}

/**
 * Records that the export was made, or that the residual scan stopped it (R13); an identified one with its purpose as the reason.
 * Throws Refusal for a role without the right.
 */
export function recordExport(store: Store, actor: Actor, manifest: Manifest, encrypted = false): void {
  const kind = exportKind(manifest.profile)
  store.commit(actor, {
    kind,
    changes: [],
    ...(kind === 'export.identified' ? { reason: manifest.purpose } : {}),
    detail: {
      profile: manifest.profile,
      formats: manifest.formats.join(' '),
      outcome: manifest.residualScan.passed ? 'written' : 'stopped',
      files: manifest.files.length,
      children: manifest.subjects,
      values: manifest.values,
      ...(encrypted ? { encrypted } : {}),
      ...(manifest.residualScan.passed ? {} : { hits: manifest.residualScan.hits.length }),
    },
  })
}
