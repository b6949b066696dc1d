import type { Hit } from './residualScan.ts'
import type { SmallCell } from './smallCells.ts'
import type { WrittenFile } from './fileSet.ts'

/**
 * What goes with every export (deidentification rule 13). It holds no key, no offset, no real id. Fields that name a
 * person or a moment on purpose are listed in MANIFEST_EXEMPT and are not scanned.
 */
export interface Manifest {
  readonly product: 'Trialbook'
  readonly productVersion: string
  readonly study: string
  readonly studyVersion: string
  readonly synthetic: boolean
  readonly profile: string
  readonly label: string
  readonly rules: string
  readonly formats: readonly string[]
  readonly madeBy: { readonly name: string; readonly role: string }
  readonly madeAt: string
  readonly recipient: string
  readonly purpose: string
  readonly subjects: number
  readonly values: number
  readonly itemsKept: readonly string[]
  readonly itemsDropped: readonly { readonly item: string; readonly because: string }[]
  readonly itemsChanged: readonly { readonly item: string; readonly how: string }[]
  readonly smallCells: {
    readonly k: number
    readonly over: readonly string[]
    readonly treatment: string
    readonly remaining: readonly SmallCell[]
    readonly note: string
  }
  readonly residualScan: { readonly passed: boolean; readonly hits: readonly Hit[] }
  readonly auditHead: { readonly sequence: number; readonly hash: string }
  readonly files: readonly WrittenFile[]
}

export const MANIFEST_EXEMPT = ['madeBy', 'madeAt', 'recipient', 'purpose', 'auditHead', 'files'] as const

/** The manifest as it stands in the folder. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}
