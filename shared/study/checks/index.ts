import type { Check } from '../../form/check.ts'
import { ec051 } from './bbsChecks.ts'
import { consentAndEligibility } from './consentAndEligibility.ts'
import { datesAndWindows } from './datesAndWindows.ts'
import { ec040, ec041, ec044, ec046 } from './gmfm88Checks.ts'
import { orderChecks } from './orderChecks.ts'
import { productAndInjection } from './productAndInjection.ts'
import { procedureLimitChecks } from './procedureLimitChecks.ts'
import { recordLimitChecks } from './recordLimitChecks.ts'
import { scaleLimitChecks } from './scaleLimitChecks.ts'

/** Every edit check of the study: those of the protocol (EC) in its order, then the limits of its field list (FC). */
export const checks: readonly Check[] = [
  ...consentAndEligibility,
  ...datesAndWindows,
  ec040,
  ec041,
  ec044,
  ec046,
  ec051,
  ...productAndInjection,
  ...orderChecks,
  ...scaleLimitChecks,
  ...procedureLimitChecks,
  ...recordLimitChecks,
]
