import type { ReportInput } from '../../shared/report/input.ts'
import { study } from '../../shared/study/study.ts'
import { ResidualScan } from '../export/residualScan.ts'
import { secretsOf } from '../export/secrets.ts'
import { vocabularyOf } from '../export/vocabulary.ts'
import type { ReadableDb } from '../store/database.ts'
import { ReportStopped } from './reportStopped.ts'

/**
 * Looks through every text that the report is made from, with the scan that every export passes (deidentification rule 11): they are
 * pseudonyms and words of the study, and must stay so. Throws {@link ReportStopped}.
 */
export function scanInput(db: ReadableDb, { children }: ReportInput): void {
  const scan = new ResidualScan(secretsOf(db, false), vocabularyOf(study.forms))
  for (const text of new Set(textsOf(children))) {
    const hit = scan.look(text, null, 'report')
    if (hit) throw new ReportStopped(hit)
  }
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
