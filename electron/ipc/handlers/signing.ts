import { liftHold } from '../../../db/acts/liftHold.ts'
import { sign } from '../../../db/acts/sign.ts'
import { changesSinceSigned } from '../../../db/read/changesSinceSigned.ts'
import { readSignature, readSignatures } from '../../../db/read/signatureViews.ts'
import { namesInContents, readSignContents } from '../../../db/read/signContent.ts'
import { readWaitingSignatures } from '../../../db/read/waitingSignatures.ts'
import { needsUsername, requirePassword, requireSigner } from '../../session/confirm.ts'
import type { HandlersOf } from '../handlers.ts'
import { receiptView } from './receipt.ts'

/** Signatures, and what else asks the investigator for the password again. */
export const signingHandlers: HandlersOf<'signatures' | 'holds'> = {
  'signatures.list': ({ subjectId }, { read }) => [...readSignatures(read, subjectId)],
  'signatures.changes': ({ signatureId }, { read }) => [...changesSinceSigned(read, signatureId)],
  'signatures.waiting': ({ subjectId }, { read }) => [...readWaitingSignatures(read, subjectId)],
  'signatures.preview': ({ targets }, { read, account }) => {
    const contents = [...readSignContents(read, targets)]
    return { needsUsername: needsUsername(account), contents, ...namesInContents(read, contents) }
  },
  'signatures.sign': async ({ targets, meaning, username, password }, { account, act, read }) => {
    await requireSigner(account, { username, password })
    const { signatureIds } = sign(act, { targets, meaning })
    return signatureIds.map((id) => readSignature(read, id))
  },
  'holds.lift': async ({ holdId, reason, password }, { account, act }) => {
    await requirePassword(account, password)
    return receiptView(liftHold(act, { holdId, reason }))
  },
}
