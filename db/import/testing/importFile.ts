import type { CsvMapping } from '../../../shared/import/mapping.ts'
import { readingOf, type ActContext } from '../../acts/actContext.ts'
import { commitImport } from '../commitImport.ts'
import { planImport } from '../planImport.ts'
import type { ImportFormat, ImportPlan } from '../planned.ts'
import { readImport } from '../readImport.ts'

interface Wanted {
  readonly path: string
  readonly format: ImportFormat
  readonly mapping?: CsvMapping
  readonly newSubjects?: boolean
  readonly reason?: string
}

/** What an import of the file would be. */
export function lookAt(context: ActContext, wanted: Wanted): ImportPlan {
  const { path, format, mapping = null, newSubjects = true, reason = null } = wanted
  const { proposal, sha256 } = readImport({ path, format, mapping, synthetic: context.store.synthetic })
  return planImport(readingOf(context), proposal, { format, sha256, newSubjects, reason })
}

/** Looks at the file and writes it; refused rows stop it. */
export function importWhole(context: ActContext, wanted: Wanted): ImportPlan {
  const plan = lookAt(context, wanted)
  commitImport(context, plan, { withoutRefused: false })
  return plan
}
