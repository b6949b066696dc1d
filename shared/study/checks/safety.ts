import type { Check } from '../../form/check.ts'
import { ec110, ec111, ec114 } from './causalityChecks.ts'
import { ec108, ec113, ec115 } from './eventCourseChecks.ts'
import { ec100, ec101, ec102, ec109 } from './eventDateChecks.ts'
import { ec103, ec104, ec105, gradeOfTerm } from './eventGradeChecks.ts'
import { ec117 } from './labsChecks.ts'
import { awareAfterOnset, ec106, ec107, ec116 } from './seriousReportChecks.ts'
import { ec112 } from './solicitedChecks.ts'

/** EC100 to EC117. */
export const safety: readonly Check[] = [
  ec100,
  ec101,
  ec102,
  ec103,
  ec104,
  ec105,
  ec106,
  ec107,
  ec108,
  ec109,
  ec110,
  ec111,
  ec112,
  ec113,
  ec114,
  ec115,
  ec116,
  ec117,
]

/** Limits on adverse events and their reports that have no EC number in the protocol. */
export const safetyLimitChecks: readonly Check[] = [gradeOfTerm, awareAfterOnset]
