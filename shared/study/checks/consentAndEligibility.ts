import type { Check } from '../../form/check.ts'
import { ec001 } from './beforeConsentChecks.ts'
import { ec002, ec003, ec004, ec005 } from './consentChecks.ts'
import { ec006 } from './consentVersionChecks.ts'

/** EC001 to EC013. */
export const consentAndEligibility: readonly Check[] = [ec001, ec002, ec003, ec004, ec005, ec006]
