import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { OpenAccount } from '../../db/accounts/account.ts'
import type { Render } from '../../db/documents/writeDocument.ts'
import type { Actor } from '../../db/record/change.ts'
import { refuse, Refusal } from '../../db/record/refusal.ts'
import type { Unfinished } from '../../db/record/unfinished.ts'
import type { Store } from '../../db/store/store.ts'
import type { JobView } from '../../shared/ipc/views/export.ts'
import type { Log } from '../log.ts'
import type { JobKind, JobKinds, RenderedMessage, WorkerMessage, WorkerOrder } from './kinds.ts'

export interface JobsOptions {
  /** The built worker. */
  readonly workerFile: string | URL
  /** The store, while somebody is signed in. */
  readonly openStore: () => Store | null
  /** Tells the person who ordered a job how it goes. Whether that person is here now is the caller's to know. */
  readonly say: (person: Actor, view: JobView) => void
  readonly log: Log
  /** Draws the pages that a worker wrote. */
  readonly render: Render
}

/** What somebody orders. */
export interface JobOrder<Kind extends JobKind> {
  readonly kind: Kind
  readonly order: JobKinds[Kind]['order']
  /** How the result is shown. */
  readonly view: (result: JobKinds[Kind]['result']) => Pick<JobView, 'message'> & { readonly result: JobView['result'] }
  /** What joins the trail when it is done; waits for an open store if the session was locked meanwhile. */
  readonly record: (store: Store, result: JobKinds[Kind]['result']) => void
  /** What joins the trail when it was cancelled or failed and left nothing; waits for an open store in the same way. */
  readonly recordUnfinished?: (store: Store, end: Unfinished) => void
  /** The folder to show afterwards. */
  readonly folder?: string
  /** Another store than the one that is open, with its key: a copy that is tried out. The caller wipes the key. */
  readonly on?: { readonly folder: string; readonly dataKey: Uint8Array }
  /** Called once, however it ended. */
  readonly ended?: () => void
}

interface Job {
  readonly person: Actor
  readonly worker: Worker
  readonly stop: Int32Array
  readonly folder: string | undefined
  readonly recordUnfinished: ((store: Store, end: Unfinished) => void) | undefined
  view: JobView
}

/**
 * Long work in worker threads. A job belongs to the person who ordered it and outlives a lock: it ends on its own connection
 * and wipes its key, and its result is found again after the unlock (design 9).
 */
export class Jobs {
  readonly #options: JobsOptions
  readonly #jobs = new Map<string, Job>()
  #unrecorded: ((store: Store) => void)[] = []
  #isHeld = false

  constructor(options: JobsOptions) {
    this.#options = options
  }

  /** Starts a job on the account's store. Throws a Refusal when one of the same kind runs already. */
  start<Kind extends JobKind>(account: OpenAccount, wanted: JobOrder<Kind>): JobView {
    const { kind, order } = wanted
    const { person, store } = account
    if (this.isBusy(kind)) throw new Refusal('notAllowed', UNDER_WAY)
    const key = new Uint8Array(wanted.on?.dataKey ?? account.dataKey).buffer
    const stop = new SharedArrayBuffer(4)
    const workerData: WorkerOrder = { kind, order, folder: wanted.on?.folder ?? store.folder, key, stop }
    const worker = new Worker(this.#options.workerFile, { workerData, transferList: [key] })
    const id = randomUUID()
    const view: JobView = { id, kind, state: 'running', done: 0, total: 0, message: '', result: null }
    const { folder, recordUnfinished } = wanted
    this.#jobs.set(id, { person, worker, stop: new Int32Array(stop), folder, recordUnfinished, view })
    this.#options.log.write('job.started', { code: kind })
    worker.on('message', (message: WorkerMessage) => this.#hear(id, wanted, message))
    worker.on('error', () => this.#endWithout(id, FAILED, STOPPED))
    worker.on('exit', () => {
      this.#endWithout(id, FAILED, STOPPED)
      wanted.ended?.()
    })
    return view
  }

  /** A job of this person. Throws a Refusal 'notFound' for anybody else's. */
  get(id: string, person: Actor): JobView {
    return this.#of(id, person).view
  }

  /** Asks a job to stop; it leaves nothing half written. */
  cancel(id: string, person: Actor): JobView {
    const { stop, view } = this.#of(id, person)
    Atomics.store(stop, 0, 1)
    return view
  }

  /** Where the job wrote, once it is done. */
  folder(id: string, person: Actor): string {
    const { folder, view } = this.#of(id, person)
    if (folder === undefined || view.state !== 'done') throw refuse.notFound()
    return folder
  }

  /**
   * Keeps every job from starting until `release` is called, because the store is about to be exchanged. Throws a Refusal when one
   * is under way.
   */
  hold(): { readonly release: () => void } {
    if (this.isBusy()) throw new Refusal('notAllowed', 'Other work is under way. Wait until it ends, then restore.')
    this.#isHeld = true
    return { release: () => void (this.#isHeld = false) }
  }

  /** Whether anything is under way, or only work of one kind. While jobs are held every kind is. */
  isBusy(kind?: JobKind): boolean {
    if (this.#isHeld) return true
    return [...this.#jobs.values()].some(
      ({ view }) => view.state === 'running' && (kind === undefined || view.kind === kind),
    )
  }

  /** Somebody is signed in again: what ended meanwhile joins the trail. */
  recordWaiting(): void {
    const waiting = this.#unrecorded
    this.#unrecorded = []
    for (const record of waiting) this.#record(record)
  }

  /** Stops everything, before the application ends. */
  async stopAll(): Promise<void> {
    const running = [...this.#jobs.values()].filter(({ view }) => view.state === 'running')
    for (const { stop } of running) Atomics.store(stop, 0, 1)
    await Promise.all(running.map(({ worker }) => new Promise((ended) => worker.once('exit', ended))))
  }

  #of(id: string, person: Actor): Job {
    const job = this.#jobs.get(id)
    if (job === undefined || job.person.id !== person.id) throw refuse.notFound()
    return job
  }

  #hear<Kind extends JobKind>(id: string, wanted: JobOrder<Kind>, message: WorkerMessage): void {
    switch (message.type) {
      case 'render':
        return void this.#draw(id, message)
      case 'progress':
        return this.#progress(id, message)
      case 'cancelled':
        return this.#endWithout(id, { outcome: 'cancelled' }, 'Cancelled. Nothing was left behind.')
      case 'failed':
        return this.#endWithout(id, { outcome: 'failed', code: message.code }, message.message)
      case 'done':
      case 'stopped': {
        const result = message.result as JobKinds[Kind]['result']
        this.#record((store) => wanted.record(store, result))
        const state = message.type === 'done' ? 'done' : 'failed'
        const said = message.type === 'stopped' ? { message: message.message } : {}
        return this.#end(id, { state, ...wanted.view(result), ...said })
      }
    }
  }

  /** What was drawn goes back to the worker; what failed is said to it as nothing, and the reason to the log. */
  async #draw(id: string, { number, document }: Extract<WorkerMessage, { readonly type: 'render' }>): Promise<void> {
    const answer = (pdf: Uint8Array | null) =>
      this.#jobs.get(id)?.worker.postMessage({ number, pdf } satisfies RenderedMessage)
    try {
      answer(await this.#options.render(document))
    } catch (thrown) {
      this.#options.log.incident(randomUUID(), thrown)
      answer(null)
    }
  }

  #record(record: (store: Store) => void): void {
    const store = this.#options.openStore()
    if (store === null) {
      this.#unrecorded.push(record)
      return
    }
    try {
      record(store)
    } catch (thrown) {
      this.#options.log.incident(randomUUID(), thrown)
    }
  }

  #progress(id: string, { done, total, step }: Extract<WorkerMessage, { readonly type: 'progress' }>): void {
    this.#say(id, { done, total, ...(step === undefined ? {} : { step }) })
  }

  /** It left nothing: says so, once, on the screen and where its kind wants it in the trail. */
  #endWithout(id: string, end: Unfinished, message: string): void {
    const job = this.#jobs.get(id)
    if (job?.view.state !== 'running') return
    this.#record((store) => job.recordUnfinished?.(store, end))
    this.#end(id, { state: end.outcome, message })
  }

  #end(id: string, change: Partial<JobView>): void {
    const job = this.#jobs.get(id)
    if (job?.view.state !== 'running') return
    this.#options.log.write('job.ended', { code: change.state ?? '' })
    this.#say(id, change)
  }

  #say(id: string, change: Partial<JobView>): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    job.view = { ...job.view, ...change }
    this.#options.say(job.person, job.view)
  }
}

const UNDER_WAY =
  'The same work is under way already, or a copy is being put in the place of the study. Nothing was started. Wait until it ends.'
const FAILED: Unfinished = { outcome: 'failed', code: 'failed' }
const STOPPED = 'The work stopped before its end. Nothing was left behind and the record is as it was. Try again.'
