import type { MessagePort } from 'node:worker_threads'
import type { Render } from '../../db/documents/writeDocument.ts'
import { StoreError } from '../../db/store/errors.ts'
import type { RenderedMessage, WorkerMessage } from './kinds.ts'

/**
 * Asks whoever started this worker for PDFs, one answer for each question. While no answer is awaited the port holds nothing open,
 * so that the worker can end. The promise rejects with a StoreError when a page could not be drawn.
 */
export function renderThrough(port: MessagePort | null): Render {
  let last = 0
  const waiting = new Map<number, (answer: RenderedMessage) => void>()
  port?.on('message', (answer: RenderedMessage) => {
    waiting.get(answer.number)?.(answer)
    waiting.delete(answer.number)
    if (waiting.size === 0) port.unref()
  })
  port?.unref()
  return (document) =>
    new Promise((resolve, reject) => {
      const number = (last += 1)
      waiting.set(number, ({ pdf }) => (pdf === null ? reject(notDrawn()) : resolve(pdf)))
      port?.ref()
      port?.postMessage({ type: 'render', number, document } satisfies WorkerMessage)
    })
}

const notDrawn = () =>
  new StoreError(
    'failed',
    'The pages could not be drawn, so no file was written and the record is as it was. Restart Trialbook and try again; choose less at a time if it happens again.',
  )
