import { z } from 'zod'

/** Parts that the inputs of several channels share. */
export const password = z.string().min(1).max(500)
export const username = z.string().trim().min(2).max(60)
export const shortText = z.string().trim().min(1).max(200)
/** Why something is done; kept in the trail. */
export const reason = z.string().trim().min(5).max(500)
/** What somebody says to others: a query, an answer, a remark. */
export const note = z.string().trim().min(1).max(2_000)
/** On disk, since then, up to this record. */
export const receipt = z.strictObject({ keptAt: z.iso.datetime(), sequence: z.int() })
