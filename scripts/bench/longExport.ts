import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { orderExport } from '../../db/export/index.ts'
import type { TemporaryStore } from '../../db/store/temporaryStore.ts'
import type { WorkerMessage, WorkerOrder } from '../../electron/jobs/kinds.ts'
import { within, type Ratio } from './measure.ts'

const WORKER = new URL('../../electron/jobs/worker.ts', import.meta.url)
/** The heap of the worker is looked at so often, in milliseconds. */
const LOOK = 50

interface Exported {
  /** The longest that the main loop was late, in milliseconds. */
  readonly late: number
  /** The most that the worker's heap held, in MiB. */
  readonly heap: number
  readonly took: number
}

/**
 * An export as the application makes it, in its worker: how late the main loop was at worst, against the same loop with nothing to
 * do for as long, and how much more memory ten times the values need.
 */
export async function benchLongExport(small: TemporaryStore, large: TemporaryStore): Promise<readonly Ratio[]> {
  const few = await exportInWorker(small)
  const many = await exportInWorker(large)
  const idle = await lateness(() => pause(many.took))
  return [
    within(
      'Main loop at its latest during that export, against an idle one',
      { ours: [many.late], baseline: [idle] },
      50,
    ),
    {
      name: 'Heap of the export’s worker at its most, against a tenth of the values',
      ours: `${many.heap.toFixed(0)} MiB`,
      baseline: `${few.heap.toFixed(0)} MiB`,
      ratio: many.heap / few.heap,
      aim: '≤ 1.5×',
      met: many.heap / few.heap <= 1.5,
    },
  ]
}

async function lateness(work: () => Promise<unknown>): Promise<number> {
  const histogram = monitorEventLoopDelay({ resolution: 5 })
  histogram.enable()
  await work()
  histogram.disable()
  return histogram.max / 1e6 - 5
}

async function exportInWorker({ store, actors, folder, dataKey }: TemporaryStore): Promise<Exported> {
  const parent = mkdtempSync(join(tmpdir(), 'trialbook-bench-'))
  const order = orderExport(store, actors.coordinator, {
    profile: 'safe-harbor',
    formats: ['csv'],
    csv: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
    smallCells: 'report',
    k: 5,
    recipient: 'Benchmark',
    purpose: 'Benchmark',
    productVersion: '0',
    parent,
  })
  const key = new Uint8Array(dataKey).buffer
  const workerData: WorkerOrder = { kind: 'export', order, folder, key, stop: new SharedArrayBuffer(4) }
  const from = performance.now()
  let heap = 0
  try {
    const late = await lateness(async () => {
      const worker = new Worker(WORKER, { workerData, transferList: [key] })
      const ended = endOf(worker)
      while (!(await Promise.race([ended.then(() => true), pause(LOOK, false)]))) {
        heap = Math.max(heap, await heapOf(worker))
      }
    })
    return { late, heap, took: performance.now() - from }
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

/** In MiB; 0 when the worker has just ended. */
async function heapOf(worker: Worker): Promise<number> {
  try {
    return (await worker.getHeapStatistics()).used_heap_size / 2 ** 20
  } catch {
    return 0
  }
}

function endOf(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'failed' || message.type === 'stopped') reject(new Error(message.message))
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
}
