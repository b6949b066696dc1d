import {
  exportKind,
  previewExport,
  recordExport,
  recordUnfinishedExport,
  type ExportOrder,
  type Manifest,
} from '../../../db/export/index.ts'
import { Refusal } from '../../../db/record/refusal.ts'
import { forgetLeftover, noteLeftover, partialOf } from '../../../db/store/leftovers.ts'
import { namesChildren, placeOrder, wantedExport } from '../../exportOrder.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { requirePassword } from '../../session/confirm.ts'
import type { Work } from '../../session/work.ts'
import type { HandlersOf } from '../handlers.ts'

/** Export and verification. The page never names a path: folders are chosen in a dialog and remembered here. */
export function jobHandlers(jobs: Jobs, platform: Platform): HandlersOf<'export' | 'verify' | 'jobs'> {
  const chosen = new WeakMap<Work['account'], string>()
  return {
    'export.preview': (request, { account }) => {
      const { profileLabel, subjects, kept, dropped, changed, k, smallCells, draftsLeftOut } = previewExport(
        account.store,
        wantedExport(account.store, account.person, request),
      )
      return {
        profileLabel,
        subjects,
        kept: [...kept],
        dropped: [...dropped],
        changed: [...changed],
        k,
        smallCells: smallCells.map(({ class: members, count }) => ({ class: { ...members }, count })),
        draftsLeftOut,
      }
    },
    'export.chooseFolder': async (_input, { account }) => {
      const folder = await platform.chooseFolder()
      if (folder !== null) chosen.set(account, folder)
      return { folder }
    },
    'export.start': async (request, { account }) => {
      const parent = chosen.get(account)
      if (parent === undefined)
        throw new Refusal('badInput', 'Choose a folder for the export first. Nothing was written.')
      if (namesChildren(request)) {
        // Refused for the role first, so that nobody types a password for nothing.
        wantedExport(account.store, account.person, request)
        await requirePassword(account, request.password ?? '')
      }
      const order = placeOrder(account.store, account.person, request, { parent, productVersion: platform.version })
      const partial = partialOf(order.target)
      noteLeftover(account.store, partial)
      return jobs.start(account, {
        kind: 'export',
        order,
        folder: order.target,
        view: (manifest) => ({ message: '', result: manifestView(manifest, order) }),
        record: (store, manifest) => {
          forgetLeftover(store, partial)
          recordExport(store, account.person, manifest, order.encryption !== undefined)
        },
        recordUnfinished: (store, end) => {
          forgetLeftover(store, partial)
          recordUnfinishedExport(store, account.person, order, end)
        },
      })
    },
    'verify.start': (_input, { account }) =>
      jobs.start(account, {
        kind: 'verify',
        order: {},
        view: (verification) => ({ message: '', result: { ...verification } }),
        record: (store, { whole, records, findingCount, lastSequence }) =>
          void store.commit(account.person, {
            kind: 'trail.verified',
            changes: [],
            detail: { whole, records, findings: findingCount, upTo: lastSequence },
          }),
      }),
    'jobs.get': ({ id }, { account }) => jobs.get(id, account.person),
    'jobs.cancel': ({ id }, { account }) => jobs.cancel(id, account.person),
    'jobs.showFolder': ({ id }, { account }) => {
      platform.showFolder(jobs.folder(id, account.person))
      return {}
    },
  }
}

function manifestView(
  { profile, files, subjects, values, auditHead, residualScan }: Manifest,
  { target, encryption }: ExportOrder,
) {
  return {
    folder: target,
    namesChildren: exportKind(profile) === 'export.identified',
    encrypted: encryption !== undefined,
    files: files.map(({ name, sha256, bytes, rows }) => ({ name, sha256, bytes, rows })),
    subjects,
    values,
    headHash: auditHead.hash,
    scan: {
      passed: residualScan.passed,
      hits: residualScan.hits.map(({ form, item, file }) => ({ form, item, file })),
    },
  }
}
