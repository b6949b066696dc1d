import { tick, untick } from '../../../db/acts/verify.ts'
import { nextUnverified, readVerificationForm, readVerificationProgress } from '../../../db/read/verificationViews.ts'
import type { HandlersOf } from '../handlers.ts'

/** Source data verification: each tick answers with the form as it then is. */
export const verificationHandlers: HandlersOf<'verification'> = {
  'verification.form': ({ formId }, { read }) => readVerificationForm(read, formId),
  'verification.tick': (wanted, { act, read }) => {
    tick(act, wanted)
    return readVerificationForm(read, wanted.formId)
  },
  'verification.untick': (wanted, { act, read }) => {
    untick(act, wanted)
    return readVerificationForm(read, wanted.formId)
  },
  'verification.next': (wanted, { read }) => nextUnverified(read, wanted),
  'verification.progress': ({ subjectId }, { read }) => [...readVerificationProgress(read, subjectId)],
}
