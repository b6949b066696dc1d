import { openStore } from './store.ts'
import { answers } from './temporaryStore.ts'
import type { Actor } from '../record/change.ts'

/** A writer that a test kills: saves without pause and says the sequence of each receipt. Key and actor come on stdin. */
const [folder = '', formId = ''] = process.argv.slice(2)
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const { key, actor } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { key: string; actor: Actor }

const store = openStore(folder, Buffer.from(key, 'hex'))
for (let round = 0; round < 10_000; round += 1) {
  const values = Object.fromEntries(
    Array.from({ length: 20 }, (_, item) => [`A/1/I${item}`, `${round} ${Math.random()}`]),
  )
  const receipt = store.commit(actor, { kind: 'form.saved', changes: answers(formId, values) })
  process.stdout.write(`${receipt.lastSequence}\n`)
}
