import type { Check } from '../../form/check.ts'
import { ec051 } from './bbsChecks.ts'
import { ec057 } from './fimChecks.ts'
import { ec043, ec045, ec050 } from './gmfm88ChangeChecks.ts'
import { ec040, ec041, ec044, ec046 } from './gmfm88Checks.ts'
import { ec047, ec048, ec049, ec052 } from './levelChecks.ts'
import { ec055, ec056 } from './masChecks.ts'
import { ec053, ec058, ec059 } from './scaleVariantChecks.ts'
import { ec060, ec061 } from './treatmentFlagChecks.ts'

/** EC040 to EC061, without those that stand elsewhere (livesElsewhere.ts). */
export const scales: readonly Check[] = [
  ec040,
  ec041,
  ec043,
  ec044,
  ec045,
  ec046,
  ec047,
  ec048,
  ec049,
  ec050,
  ec051,
  ec052,
  ec053,
  ec055,
  ec056,
  ec057,
  ec058,
  ec059,
  ec060,
  ec061,
]
