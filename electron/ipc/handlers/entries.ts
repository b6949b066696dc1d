import { readComparison } from '../../../db/entries/comparison.ts'
import { resolveEntries } from '../../../db/entries/resolveEntries.ts'
import { readWaitingEntries } from '../../../db/entries/waiting.ts'
import { readFormView } from '../../../db/read/formView.ts'
import type { HandlersOf } from '../handlers.ts'

/** Forms that two people enter, and a third settles. */
export const entryHandlers: HandlersOf<'entries'> = {
  'entries.waiting': (_input, { read }) => [...readWaitingEntries(read)],
  'entries.compare': ({ formId }, { read }) => readComparison(read, formId),
  'entries.resolve': (wanted, { act, read }) => {
    resolveEntries(act, wanted)
    return readFormView(read, wanted.formId)
  },
}
