import type { Check } from '../../form/check.ts'
import { ec083, ec085 } from './careChecks.ts'
import { ec076, ec077, ec078, ec079 } from './doseChecks.ts'
import { ec084 } from './injectionSeriesChecks.ts'
import { ec070, ec075 } from './lotChecks.ts'
import { ec080, ec081, ec082 } from './preinjChecks.ts'
import { ec071, ec072, ec073, ec074 } from './releaseChecks.ts'
import { ec089, ec090 } from './vitalsAgeChecks.ts'
import { ec086, ec087, ec088 } from './vitalsChecks.ts'
import { ec091 } from './weightChecks.ts'

/** EC070 to EC091. */
export const productAndInjection: readonly Check[] = [
  ec070,
  ec071,
  ec072,
  ec073,
  ec074,
  ec075,
  ec076,
  ec077,
  ec078,
  ec079,
  ec080,
  ec081,
  ec082,
  ec083,
  ec084,
  ec085,
  ec086,
  ec087,
  ec088,
  ec089,
  ec090,
  ec091,
]
