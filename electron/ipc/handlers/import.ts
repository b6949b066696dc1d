import { writeFileSync } from 'node:fs'
import {
  commitImport,
  fileAs,
  previewOf,
  refusedList,
  rememberedMapping,
  rememberMapping,
  type ImportPlan,
} from '../../../db/import/index.ts'
import { Refusal } from '../../../db/record/refusal.ts'
import type { Store } from '../../../db/store/store.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Work } from '../../session/work.ts'
import type { HandlersOf } from '../handlers.ts'
import { receiptView } from './receipt.ts'

/** A plan waits for its person's word as long as the store is open: a lock forgets it, and the names in it. */
interface Waiting {
  readonly personId: string
  readonly plan: ImportPlan
  jobId: string
}

/**
 * Import. A worker reads the file and works out what it comes to on a snapshot of its own; the main process only writes it, in one act on its own
 * connection, and refuses when the record has moved on meanwhile. The page never names a path.
 */
export function importHandlers(jobs: Jobs, platform: Platform): HandlersOf<'import'> {
  const chosen = new WeakMap<Work['account'], string>()
  const waiting = new WeakMap<Store, Waiting>()

  function planOf(id: string, { account }: Work): ImportPlan {
    const held = waiting.get(account.store)
    if (!held || held.jobId !== id || held.personId !== account.person.id) throw notLookedAt()
    return held.plan
  }

  return {
    'import.chooseFile': async (_input, { account, act }) => {
      const path = await platform.openFile()
      if (path === null) return null
      const file = fileAs(path)
      chosen.set(account, path)
      const last = rememberedMapping(act, file.form, file.columns)
      return { ...file, mapping: Object.keys(last).length > 0 ? last : file.mapping }
    },
    'import.look': ({ format, mapping, newSubjects, reason }, { account, act }) => {
      const path = chosen.get(account)
      if (path === undefined) throw new Refusal('badInput', 'Choose a file first. Nothing was imported.')
      if (mapping && format === 'csv') rememberMapping(act, mapping.form, mapping.columns)
      waiting.delete(account.store)
      const { person, store } = account
      // Known only once the job is there, and heard of not before this has returned.
      let jobId = ''
      const view = jobs.start(account, {
        kind: 'import',
        order: { path, format, mapping, newSubjects, reason, person, synthetic: store.synthetic },
        view: (plan) => ({ message: '', result: { forms: plan.accepted.length, refused: plan.refused.length } }),
        record: (now, plan) => void waiting.set(now, { personId: person.id, plan, jobId }),
      })
      jobId = view.id
      return view
    },
    'import.preview': ({ id }, work) => previewOf(planOf(id, work)),
    'import.write': ({ id, withoutRefused }, work) => {
      const plan = planOf(id, work)
      if (previewOf(plan).tooLarge) {
        throw new Refusal(
          'badInput',
          'This is more than the application writes at once. Nothing was imported; bring it in with ecrf import.',
        )
      }
      const receipt = commitImport(work.act, plan, { withoutRefused })
      waiting.delete(work.account.store)
      return receiptView(receipt)
    },
    'import.saveList': async ({ id }, work) => {
      const plan = planOf(id, work)
      const path = await platform.chooseFile(`refused-${plan.sha256.slice(0, 8)}.csv`)
      if (path === null) return { saved: false }
      try {
        writeFileSync(path, refusedList(plan))
      } catch {
        throw new Refusal('readOnly', 'The list could not be saved there. Nothing else changed; choose another folder.')
      }
      return { saved: true }
    },
  }
}

const notLookedAt = () =>
  new Refusal(
    'notFound',
    'This file has not been looked at since you signed in. Nothing was imported; look at it again.',
  )
