import { requireDocumentRight } from '../../../db/documents/document.ts'
import { documentFileName, recordDocumentOrder, recordDocumentWritten } from '../../../db/documents/writeDocument.ts'
import { Refusal } from '../../../db/record/refusal.ts'
import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import type { HandlersOf } from '../handlers.ts'

/** Documents on paper. The page never names a path: the file is chosen in a dialog of the system. */
export function documentHandlers(jobs: Jobs, platform: Platform): HandlersOf<'documents'> {
  return {
    'documents.order': async (wanted, { account }) => {
      const { store, person } = account
      // Refused for the role first, so that nobody is asked for a file in vain.
      requireDocumentRight(person, wanted)
      const target = await platform.chooseFile(documentFileName(store.db, wanted))
      if (target === null) throw new Refusal('cancelled', 'No file was chosen. Nothing was written.')
      recordDocumentOrder(store, person, wanted)
      return jobs.start(account, {
        kind: 'document',
        order: { wanted, person, productVersion: platform.version, target },
        folder: target,
        view: (made) => ({ message: '', result: { ...made } }),
        record: (open, made) => recordDocumentWritten(open, person, wanted, made),
      })
    },
  }
}
