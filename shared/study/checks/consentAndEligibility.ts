import type { Check } from '../../form/check.ts'
import { ec001 } from './beforeConsentChecks.ts'
import { ec002, ec003, ec004, ec005 } from './consentChecks.ts'
import { ec006 } from './consentVersionChecks.ts'
import { ec007, ec008, ec012, ec013 } from './eligibilityChecks.ts'
import { ec009, ec010, ec011 } from './eligibilityEvidenceChecks.ts'

/** EC001 to EC013. */
export const consentAndEligibility: readonly Check[] = [
  ec001,
  ec002,
  ec003,
  ec004,
  ec005,
  ec006,
  ec007,
  ec008,
  ec009,
  ec010,
  ec011,
  ec012,
  ec013,
]
