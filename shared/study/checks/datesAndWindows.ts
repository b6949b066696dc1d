import type { Check } from '../../form/check.ts'
import { ec027, ec028 } from './baselineChecks.ts'
import { ec030, ec031 } from './dateEntryChecks.ts'
import { ec023, ec024, ec025, ec026 } from './injectionSeriesChecks.ts'
import { ec032 } from './rehabChecks.ts'
import { ec021, ec022 } from './visitDateChecks.ts'
import { ec020, ec029 } from './windowChecks.ts'

/** EC020 to EC032. */
export const datesAndWindows: readonly Check[] = [
  ec020,
  ec021,
  ec022,
  ec023,
  ec024,
  ec025,
  ec026,
  ec027,
  ec028,
  ec029,
  ec030,
  ec031,
  ec032,
]
