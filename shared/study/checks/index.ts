import type { Check } from '../../form/check.ts'
import { consentAndEligibility } from './consentAndEligibility.ts'
import { datesAndWindows } from './datesAndWindows.ts'
import { medicationAndEnd } from './medicationAndEnd.ts'
import { orderChecks } from './orderChecks.ts'
import { productAndInjection } from './productAndInjection.ts'
import { procedureLimitChecks } from './procedureLimitChecks.ts'
import { vitalsCourseChecks } from './vitalsCourseChecks.ts'
import { recordLimitChecks } from './recordLimitChecks.ts'
import { safety, safetyLimitChecks } from './safety.ts'
import { scaleLimitChecks } from './scaleLimitChecks.ts'
import { scales } from './scales.ts'

const duringTheStudy: readonly Check[] = [
  ...consentAndEligibility,
  ...datesAndWindows,
  ...scales,
  ...productAndInjection,
  ...safety,
]

/** Every edit check of the study: those of the protocol (EC) in its order, then the limits of its field list (FC). */
export const checks: readonly Check[] = [
  ...duringTheStudy,
  ...medicationAndEnd(duringTheStudy),
  ...orderChecks,
  ...scaleLimitChecks,
  ...procedureLimitChecks,
  ...vitalsCourseChecks,
  ...recordLimitChecks,
  ...safetyLimitChecks,
]
