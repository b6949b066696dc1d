import { dirname, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { requireDocumentRight } from '../../../db/documents/document.ts'
import { recordDocumentOrder, recordDocumentWritten, writeDocument } from '../../../db/documents/writeDocument.ts'
import { subjectsOf } from '../../../db/read/subjectRow.ts'
import { systemClock } from '../../../db/store/clock.ts'
import { openReader } from '../../../db/store/store.ts'
import { documentOrder, type DocumentOrder } from '../../../shared/ipc/views/documents.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { type ExitCode, type Io, UsageError } from '../io.ts'
import { withAccount, type OpenRing } from '../openStudy.ts'
import { openPrinter, type Printer } from '../printer.ts'

const KINDS = documentOrder.options.map(({ shape }) => shape.kind.value)

export const printUsage = `print --kind <${KINDS.join('|')}> --store DIR --user NAME --out FILE [--forms A,B] [--subject CODE [--identified]]`

/** What a test hands in: a quick way to open keys, a printer of its own. */
export interface PrintParts {
  readonly openRing?: OpenRing
  readonly printer?: () => Printer
}

/**
 * `ecrf print …`: a document of the application as PDF, with the same rights and the same records in the trail. The password comes
 * from the standard input or a hidden prompt. Prints the name and the SHA-256 of the file as JSON.
 */
export async function print(args: readonly string[], io: Io, parts: PrintParts = {}): Promise<ExitCode> {
  const { folder, username, target, asked } = readArguments(args)
  if (!existsSync(dirname(target))) throw new UsageError(`There is no folder ${dirname(target)}. Nothing was written.`)
  const made = await withAccount(
    { folder, username },
    io,
    async (account) => {
      const wanted = orderOf(asked, account)
      requireDocumentRight(account.person, wanted)
      const printer = (parts.printer ?? openPrinter)()
      try {
        return await write(account, wanted, target, printer)
      } finally {
        await printer.close()
      }
    },
    parts.openRing,
  )
  io.out(JSON.stringify({ ...made, file: target }, null, 2))
  return 0
}

async function write({ store, person, dataKey }: OpenAccount, wanted: DocumentOrder, target: string, printer: Printer) {
  recordDocumentOrder(store, person, wanted)
  const reader = openReader(store.folder, dataKey)
  try {
    const order = { wanted, person, productVersion: manifest.version, target }
    const made = await writeDocument(reader, order, { clock: systemClock, render: printer.render })
    recordDocumentWritten(store, person, wanted, made)
    return made
  } finally {
    reader.close()
  }
}

const OPTIONS = {
  kind: { type: 'string' },
  store: { type: 'string' },
  user: { type: 'string' },
  out: { type: 'string' },
  forms: { type: 'string' },
  subject: { type: 'string' },
  identified: { type: 'boolean' },
} as const

interface Asked {
  readonly kind: string
  readonly forms: readonly string[] | null
  /** The trial number, as people know a child. */
  readonly subject: string | undefined
  readonly identified: boolean
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true })
    const { store, user, out, kind, forms, subject, identified = false } = values
    if (store !== undefined && user !== undefined && out !== undefined && KINDS.some((each) => each === kind)) {
      const asked: Asked = { kind: kind ?? '', forms: forms?.split(',') ?? null, subject, identified }
      return { folder: resolve(store), username: user, target: resolve(out), asked }
    }
  } catch {
    // Which part was wrong is seen best against the whole line.
  }
  throw new UsageError(`Usage: ecrf ${printUsage}`)
}

/** The order that the arguments stand for. Throws {@link UsageError} for a child that is not there, or a form that is named wrongly. */
function orderOf({ kind, forms, subject, identified }: Asked, { store }: OpenAccount): DocumentOrder {
  const child = subject === undefined ? undefined : subjectsOf(store.db).find(({ code }) => code === subject)
  if (subject !== undefined && child === undefined) throw new UsageError(`There is no child ${subject} in this study.`)
  const ofKind: Readonly<Record<string, unknown>> = {
    blankCrf: { kind, forms },
    casebook: { kind, subjectId: child?.id, identified },
  }
  const order = documentOrder.safeParse(ofKind[kind] ?? { kind })
  if (!order.success) throw new UsageError(`Usage: ecrf ${printUsage}`)
  return order.data
}
