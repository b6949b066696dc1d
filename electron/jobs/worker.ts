import { parentPort, workerData } from 'node:worker_threads'
import { writeArchive } from '../../db/archive/writeArchive.ts'
import { exportTrail } from '../../db/audit/exportTrail.ts'
import { verifyTrail } from '../../db/audit/verify.ts'
import { proveStaged } from '../../db/backup/drill.ts'
import { NoCopy, writeBackups } from '../../db/backup/places.ts'
import { TrailStopped, writeTrailDocument } from '../../db/export/trailDocument.ts'
import { ResidualHit, writeExport } from '../../db/export/writeExport.ts'
import { writeDocument, type Render } from '../../db/documents/writeDocument.ts'
import { makePlan } from '../../db/import/makePlan.ts'
import { Refusal } from '../../db/record/refusal.ts'
import { systemClock } from '../../db/store/clock.ts'
import { ReportStopped } from '../../db/report/reportStopped.ts'
import type { Reader } from '../../db/store/database.ts'
import { sortError, StoreError } from '../../db/store/errors.ts'
import { openReader } from '../../db/store/store.ts'
import type { JobKind, JobKinds, WorkerMessage, WorkerOrder } from './kinds.ts'
import { renderThrough } from './render.ts'
import { Cancelled, stopSignal } from './stopSignal.ts'

interface Tools {
  readonly reader: Reader
  readonly dataKey: Buffer
  /** `step` names the part that the count is about, where the work has parts. */
  readonly progress: (done: number, total: number, step?: string) => void
  readonly signal: AbortSignal
  /** Asks the main process for a PDF. */
  readonly render: Render
}

type Works = { [Kind in JobKind]: (tools: Tools, order: JobKinds[Kind]['order']) => unknown }

/** What each kind does. All read one snapshot on this worker's own connection, which cannot write (design 9). */
const works: Works = {
  export: ({ reader, progress, signal }, order) => writeExport(reader, order, progress, signal),
  verify: ({ reader, progress, signal }) => reader.longSnapshot(() => verifyTrail(reader, { progress, signal })),
  backup: ({ reader, dataKey, progress, signal }, order) => writeBackups(reader, dataKey, order, signal, progress),
  drill: ({ reader, progress, signal }, order) => proveStaged(reader, order, { progress, signal }),
  document: ({ reader, render, signal }, order) => writeDocument(reader, order, { clock: systemClock, render, signal }),
  archive: ({ reader, render, progress, signal }, { person, ...order }) =>
    writeArchive(reader, person, order, {
      clock: systemClock,
      render,
      progress: (step, done, total) => progress(done, total, step),
      signal,
    }),
  async report({ reader, render, progress, signal }, order) {
    // The statistics and the drawing of pictures are fetched by the one job that needs them.
    const [{ writeReport }, { plotPng }] = await Promise.all([
      import('../../db/report/writeReport.ts'),
      import('../plotPictures.ts'),
    ])
    return writeReport(reader, order, { png: plotPng, render, progress, signal })
  },
  trail: ({ reader, progress, signal }, order) => {
    if (!('values' in order)) return writeTrailDocument(reader, order, { progress, signal })
    const { target, ...rest } = order
    return reader.longSnapshot(() => exportTrail(reader, target, { ...rest, progress, signal }))
  },
  import: ({ reader, progress, signal }, order) =>
    reader.snapshot(() => makePlan(reader, systemClock, order, { progress, signal })),
}

const say = (message: WorkerMessage) => parentPort?.postMessage(message)

async function run({ kind, order, folder, key, stop }: WorkerOrder): Promise<void> {
  const dataKey = Buffer.from(key)
  let reader: Reader | null = null
  try {
    reader = openReader(folder, dataKey)
    const tools: Tools = {
      reader,
      dataKey,
      signal: stopSignal(stop),
      render: renderThrough(parentPort),
      progress: (done, total, step) => say({ type: 'progress', done, total, ...(step === undefined ? {} : { step }) }),
    }
    tools.signal.throwIfAborted()
    const work = works[kind] as (tools: Tools, order: unknown) => unknown
    say({ type: 'done', result: await work(tools, order) })
  } catch (thrown) {
    say(failureOf(thrown))
  } finally {
    reader?.close()
    dataKey.fill(0)
  }
}

/** Only sentences for people leave the worker: a driver's own text may quote a value. */
function failureOf(thrown: unknown): WorkerMessage {
  if (thrown instanceof Cancelled) return { type: 'cancelled' }
  if (thrown instanceof ResidualHit) return { type: 'stopped', message: thrown.message, result: thrown.manifest }
  if (thrown instanceof TrailStopped)
    return { type: 'stopped', message: thrown.message, result: { hits: thrown.hits.length } }
  if (thrown instanceof NoCopy) return { type: 'stopped', message: thrown.message, result: thrown.made }
  if (thrown instanceof ReportStopped) return { type: 'failed', message: thrown.message, code: 'failed' }
  // A refused file says so in words for people, and without a value of it.
  const { code, message } = thrown instanceof StoreError || thrown instanceof Refusal ? thrown : sortError(thrown)
  return { type: 'failed', message, code }
}

await run(workerData as WorkerOrder)
