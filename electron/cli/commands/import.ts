import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { readingOf } from '../../../db/acts/actContext.ts'
import { commitImport, IMPORT_FORMATS, makePlan, previewOf, type ImportOrder } from '../../../db/import/index.ts'
import { csvMapping, type CsvMapping } from '../../../shared/import/mapping.ts'
import { type ExitCode, Finding, type Io, parseJson, readInput, UsageError } from '../io.ts'
import { withAccount, type OpenRing } from '../openStudy.ts'

export const importUsage =
  `import --store DIR --user NAME --format <${IMPORT_FORMATS.join('|')}> --file FILE [--mapping FILE.json] [--preview] ` +
  '[--new-children] [--without-refused] [--reason WHY]'

/**
 * `ecrf import …`: looks at a file and brings it in, all of it in one act or nothing, with the same rights and checks as at the bedside. With
 * --preview nothing is written. Prints what it would do, or did, as JSON; refused rows are exit code 1, and stop the import unless
 * --without-refused leaves them out.
 */
export async function importData(args: readonly string[], io: Io, openRing?: OpenRing): Promise<ExitCode> {
  const wanted = readArguments(args)
  const mapping = wanted.mapping === undefined ? null : await readMapping(wanted.mapping, io)
  const shown = await withAccount(
    { folder: resolve(wanted.store), username: wanted.user },
    io,
    (account) => run(account, wanted, mapping, io),
    openRing,
  )
  return shown
}

type Wanted = ReturnType<typeof readArguments>

function run({ store, person }: OpenAccount, wanted: Wanted, mapping: CsvMapping | null, io: Io): ExitCode {
  const context = { store, person }
  const order: ImportOrder = {
    path: resolve(wanted.file),
    format: wanted.format,
    mapping,
    synthetic: store.synthetic,
    person,
    // The files of other systems say which children there are; a table may only have mistyped a number.
    newSubjects: wanted.newChildren || wanted.format !== 'csv',
    reason: wanted.reason,
  }
  const plan = makePlan(store.db, readingOf(context).clock, order)
  const isRefused = plan.refused.length > 0
  if (wanted.preview || (isRefused && !wanted.withoutRefused)) {
    io.out(JSON.stringify({ written: false, ...previewOf(plan) }, null, 2))
    if (!isRefused) return 0
    throw new Finding(`${plan.refused.length} rows are refused. Nothing was imported and the record is as it was.`)
  }
  const { lastSequence, head } = commitImport(context, plan, { withoutRefused: wanted.withoutRefused })
  io.out(JSON.stringify({ written: true, lastSequence, head, ...previewOf(plan) }, null, 2))
  return isRefused ? 1 : 0
}

async function readMapping(path: string, io: Io): Promise<CsvMapping> {
  const read = csvMapping.safeParse(parseJson(await readInput(path, io), path))
  if (read.success) return read.data
  throw new UsageError(`${path} is no mapping: it has "form", "columns" and perhaps "visit" and "complete".`)
}

const OPTIONS = {
  store: { type: 'string' },
  user: { type: 'string' },
  format: { type: 'string' },
  file: { type: 'string' },
  mapping: { type: 'string' },
  reason: { type: 'string' },
  preview: { type: 'boolean', default: false },
  'new-children': { type: 'boolean', default: false },
  'without-refused': { type: 'boolean', default: false },
} as const

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true })
    const { store, user, file, mapping, reason = null, preview } = values
    const format = IMPORT_FORMATS.find((each) => each === values.format)
    if (store !== undefined && user !== undefined && file !== undefined && format !== undefined) {
      const more = { newChildren: values['new-children'], withoutRefused: values['without-refused'] }
      return { store, user, file, format, mapping, reason, preview, ...more }
    }
  } catch {
    // Which part was wrong is seen best against the whole line.
  }
  throw new UsageError(`Usage: ecrf ${importUsage}`)
}
