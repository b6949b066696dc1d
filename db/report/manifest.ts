import type { Report } from '../../shared/report/report.ts'
import { CAVEAT } from '../../shared/report/words.ts'
import { STATISTICS_VERSION } from '../../shared/stats/pairedAnalysis.ts'
import type { WrittenFile } from '../export/fileSet.ts'
import { PROFILE_LABELS } from '../export/profile.ts'
import { RULES_VERSION } from '../export/disclosure.ts'

/** What lies beside every report: what it was made from, by whom, and the hash of each file. No key, no real id, no date of a child. */
export interface ReportManifest {
  readonly product: 'Trialbook'
  readonly productVersion: string
  readonly kind: 'report'
  readonly study: string
  readonly studyVersion: string
  readonly synthetic: boolean
  readonly label: string
  readonly deidentificationRules: string
  readonly statistics: string
  readonly caveat: string
  readonly madeBy: { readonly name: string; readonly role: string }
  readonly dataCut: string
  readonly children: number
  readonly pairs: number
  readonly auditHead: { readonly sequence: number; readonly hash: string }
  readonly tables: readonly {
    readonly id: string
    readonly title: string
    readonly population: string
    readonly rows: number
  }[]
  readonly plots: readonly { readonly id: string; readonly title: string; readonly table: string }[]
  readonly files: readonly WrittenFile[]
}

/** The manifest of a report whose files are on the disk. */
export function reportManifest(
  report: Report,
  madeBy: ReportManifest['madeBy'],
  files: readonly WrittenFile[],
): ReportManifest {
  const { about, children, pairs, sections } = report
  return {
    product: 'Trialbook',
    productVersion: about.productVersion,
    kind: 'report',
    study: about.study.name,
    studyVersion: about.study.version,
    synthetic: about.synthetic,
    label: PROFILE_LABELS['safe-harbor'],
    deidentificationRules: RULES_VERSION,
    statistics: STATISTICS_VERSION,
    caveat: CAVEAT,
    madeBy,
    dataCut: about.cut,
    children,
    pairs,
    auditHead: about.head,
    tables: sections.flatMap(({ tables }) =>
      tables.map(({ id, title, population, rows }) => ({ id, title, population, rows: rows.length })),
    ),
    plots: sections.flatMap((section) => section.plots.map(({ id, title, table }) => ({ id, title, table: table.id }))),
    files,
  }
}
