import { aboutForm } from '../../../db/acts/aboutForm.ts'
import { changeForm } from '../../../db/acts/changeForm.ts'
import { completeForm } from '../../../db/acts/completeForm.ts'
import { confirmCheck } from '../../../db/acts/confirmCheck.ts'
import { keepChanges } from '../../../db/acts/keepChanges.ts'
import { markNotDone } from '../../../db/acts/markNotDone.ts'
import { openForm } from '../../../db/acts/openForm.ts'
import { saveForm } from '../../../db/acts/saveForm.ts'
import { restoreItemRow, strikeItemRow } from '../../../db/acts/strikeItemRow.ts'
import { strikeRow } from '../../../db/acts/strikeRow.ts'
import { discardDraft } from '../../../db/drafts/acts.ts'
import { takeOver } from '../../../db/entries/takeOverEntry.ts'
import { readFormView } from '../../../db/read/formView.ts'
import { itemHistory } from '../../../db/read/itemHistory.ts'
import type { HandlersOf } from '../handlers.ts'
import { receiptView } from './receipt.ts'

/** Forms: each act changes the record through db/acts and answers with the form as it then is. */
export const formHandlers: HandlersOf<'forms'> = {
  'forms.open': (place, { act, read }) => readFormView(read, openForm(act, place)),
  'forms.read': ({ formId }, { read }) => readFormView(read, formId),
  'forms.keep': (wanted, { act }) => keepChanges(act, wanted),
  'forms.about': (wanted, { act }) => receiptView(aboutForm(act, wanted)),
  'forms.save': (wanted, { act, read }) => {
    saveForm(act, wanted)
    return readFormView(read, wanted.formId)
  },
  'forms.complete': (wanted, { act, read }) => {
    completeForm(act, wanted)
    return readFormView(read, wanted.formId)
  },
  'forms.change': (wanted, { act, read }) => {
    changeForm(act, wanted)
    return readFormView(read, wanted.formId)
  },
  'forms.notDone': (wanted, { act, read }) => {
    markNotDone(act, wanted)
    return readFormView(read, wanted.formId)
  },
  'forms.strike': (wanted, { act }) => receiptView(strikeRow(act, wanted)),
  'forms.strikeRow': (wanted, { act, read }) => {
    strikeItemRow(act, wanted)
    return readFormView(read, wanted.formId)
  },
  'forms.restoreRow': (wanted, { act, read }) => {
    restoreItemRow(act, wanted)
    return readFormView(read, wanted.formId)
  },
  'forms.takeOver': ({ formId }, { act, read }) => {
    takeOver(act, formId)
    return readFormView(read, formId)
  },
  'forms.discardDraft': ({ formId, reason }, { account, read }) => {
    discardDraft(account.store, account.person, formId, reason)
    return readFormView(read, formId)
  },
  'forms.confirm': (wanted, { act, read }) => {
    confirmCheck(act, wanted)
    return readFormView(read, wanted.formId)
  },
  'forms.itemHistory': ({ formId, address }, { read }) => [...itemHistory(read, formId, address)],
}
