import type { Check } from '../../form/check.ts'
import { ec084 } from './injectionSeriesChecks.ts'

/** EC070 to EC091. */
export const productAndInjection: readonly Check[] = [ec084]
