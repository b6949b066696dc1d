import { runVectors, vectorFileSchema } from '../../../shared/instruments/vectors/run.ts'
import { type ExitCode, type Io, parseJson, readInput, UsageError } from '../io.ts'
import { reportOutcomes } from '../outcomes.ts'

export const vectorsUsage = 'vectors FILE|-'

/**
 * `ecrf vectors FILE`: puts a file of instrument vectors to the product's own scoring. A line per mismatch, then the
 * count. Exit 1 when a vector failed; a kind that the product does not know counts as failed.
 */
export async function vectors(args: readonly string[], io: Io): Promise<ExitCode> {
  const [path, ...more] = args
  if (path === undefined || more.length > 0) throw new UsageError(`Usage: ecrf ${vectorsUsage}`)
  const file = vectorFileSchema.safeParse(parseJson(await readInput(path, io), path))
  if (!file.success) throw new UsageError(`${path} is not a file of instrument vectors.`)
  return reportOutcomes(runVectors(file.data), io)
}
