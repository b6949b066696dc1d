import { z } from 'zod'
import { mismatches, type Tolerance } from './compare.ts'
import { kinds } from './kinds.ts'

const vectorSchema = z.object({
  id: z.string(),
  instrument: z.string(),
  kind: z.string(),
  items: z.record(z.string(), z.unknown()).default({}),
  options: z.record(z.string(), z.unknown()).default({}),
  expected: z.record(z.string(), z.unknown()),
  must_not_equal_total: z.record(z.string(), z.number()).default({}),
})
export type Vector = z.infer<typeof vectorSchema>

/** A file of instrument vectors: answers with the scores they must give. */
export const vectorFileSchema = z.object({
  meta: z.object({ tolerance: z.number().positive().default(1e-6) }).default({ tolerance: 1e-6 }),
  vectors: z.array(vectorSchema),
})
export type VectorFile = z.infer<typeof vectorFileSchema>

export interface VectorOutcome {
  readonly id: string
  /** Empty when the vector passed. */
  readonly mismatches: readonly string[]
}

/** Runs every vector through the product's own functions. A kind that the product does not know is a failure. */
export function runVectors(file: VectorFile): readonly VectorOutcome[] {
  return file.vectors.map((vector) => ({
    id: vector.id,
    mismatches: runVector(vector, { relative: file.meta.tolerance, absolute: file.meta.tolerance }),
  }))
}

function runVector(vector: Vector, tolerance: Tolerance): readonly string[] {
  const run = kinds[vector.kind]
  if (!run) return [`unknown kind ${JSON.stringify(vector.kind)}`]
  try {
    const actual = run(vector)
    return [...mismatches(vector.expected, actual, tolerance), ...wrongTotals(vector, actual['total'], tolerance)]
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return [`expected ${JSON.stringify(vector.expected)}, got the error "${error.message}"`]
  }
}

/** Some vectors name totals that well-known wrong rules would give. */
function wrongTotals(vector: Vector, total: unknown, tolerance: Tolerance): readonly string[] {
  return Object.entries(vector.must_not_equal_total).flatMap(([rule, wrong]) =>
    mismatches(wrong, total, tolerance).length === 0 ? [`expected total other than ${wrong} (${rule}), got it`] : [],
  )
}
