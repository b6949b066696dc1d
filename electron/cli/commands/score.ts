import { z } from 'zod'
import { AnswerError } from '../../../shared/instruments/answers.ts'
import { exchangedOptions, scoreExchanged } from '../../../shared/instruments/exchange.ts'
import { findInstrument, instruments } from '../../../shared/instruments/index.ts'
import { type ExitCode, Finding, type Io, parseJson, readInput, UsageError } from '../io.ts'

const known = instruments.map(({ id }) => id.toLowerCase())

export const scoreUsage = `score <${known.join('|')}> FILE|-`

const items = z.record(z.string(), z.unknown())
const withOptions = z.object({ items, options: exchangedOptions.exactOptional() })

/**
 * `ecrf score INSTRUMENT FILE|-`: answers as JSON in, the score as JSON out. The input is `{"items": {…}, "options": {…}}`
 * or the items alone. An answer that the instrument does not have is a finding (exit 1) and nothing is scored; other bad
 * input is exit 2.
 */
export async function score(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, path, ...more] = args
  if (name === undefined || path === undefined || more.length > 0) throw new UsageError(`Usage: ecrf ${scoreUsage}`)
  if (!findInstrument(name)) throw new UsageError(`There is no instrument ${name}; there are ${known.join(', ')}.`)
  const input = readScoreInput(parseJson(await readInput(path, io), path))
  try {
    io.out(JSON.stringify(scoreExchanged(name, input.items, input.options), null, 2))
    return 0
  } catch (error) {
    if (error instanceof AnswerError) throw new Finding(`${error.message}. Nothing was scored.`)
    if (error instanceof RangeError) throw new UsageError(`${error.message}.`)
    throw error
  }
}

function readScoreInput(json: unknown): z.infer<typeof withOptions> {
  const bare = items.safeParse(json)
  if (!bare.success)
    throw new UsageError('The input must be a JSON object of items, or {"items": {…}, "options": {…}}.')
  if (!('items' in bare.data)) return { items: bare.data }
  const whole = withOptions.safeParse(json)
  if (whole.success) return whole.data
  const problem = whole.error.issues[0]
  throw new UsageError(`The input is not usable: ${problem?.path.join('.') ?? ''} ${problem?.message ?? ''}.`)
}
