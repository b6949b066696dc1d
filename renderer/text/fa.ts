import type { Catalogue } from './en.ts'

/** Persian. */
export const fa: Catalogue = {}
