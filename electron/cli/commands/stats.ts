import { runStatistics, statisticsFileSchema } from '../../../shared/stats/vectors/run.ts'
import { type ExitCode, type Io, parseJson, readInput, UsageError } from '../io.ts'
import { reportOutcomes } from '../outcomes.ts'

export const statsUsage = 'stats FILE|-'

/**
 * `ecrf stats FILE`: puts a file of statistical vectors to the product's own statistics. A line per mismatch, then the
 * count. Exit 1 when a result was not met; a part whose shape is not known counts as failed.
 */
export async function stats(args: readonly string[], io: Io): Promise<ExitCode> {
  const [path, ...more] = args
  if (path === undefined || more.length > 0) throw new UsageError(`Usage: ecrf ${statsUsage}`)
  const file = statisticsFileSchema.safeParse(parseJson(await readInput(path, io), path))
  if (!file.success) throw new UsageError(`${path} is not a file of statistical vectors.`)
  return reportOutcomes(runStatistics(file.data), io)
}
