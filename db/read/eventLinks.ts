import type { EventLinks } from '../../shared/ipc/views/adverseEvents.ts'
import { eventOf } from '../../shared/study/lookup.ts'
import type { ReadContext } from './readContext.ts'
import { solicitedLink } from './solicitedLinks.ts'
import { workingForm } from './workingForm.ts'

/** What binds a form to adverse events: the events its symptoms have opened, or the symptom that opened it. */
export function readEventLinks(context: ReadContext, formId: string): EventLinks {
  const { form, record } = workingForm(context, formId)
  const opened = record.forms
    .filter(({ oid }) => oid === 'AE')
    .flatMap((event) => {
      const link = solicitedLink(event.id, { forms: [form] })
      if (!link) return []
      const { row, symptom, isTakenBack } = link
      const isFinished = event.state !== 'empty' && event.state !== 'open'
      return [{ row, formId: event.id, number: event.repeat, symptom, isFinished, isTakenBack }]
    })
  const link = form.oid === 'AE' ? solicitedLink(formId, record) : undefined
  const visit = link && eventOf(record, link.form)
  return {
    opened: opened.toSorted((a, b) => a.row - b.row),
    openedBy:
      link && visit
        ? {
            formId: link.form.id,
            studyEventOid: visit.oid,
            form: link.form.oid,
            symptom: link.symptom,
            isTakenBack: link.isTakenBack,
          }
        : null,
  }
}
