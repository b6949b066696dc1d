import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentResult } from '../../../shared/ipc/views/documents.ts'
import { may } from '../../../shared/roles.ts'
import { ask, failureOf } from '../../ask/ask.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

const LOOK_AGAIN = 250

type Printed = { readonly file: string; readonly namesChild: boolean }

/** The report as PDF: by trial number for everybody, with the child's name for those who may see it, which is said. */
export function PrintReport({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const { view, mode } = useFormState(session)
  const { subjectId } = view
  const [printing, setPrinting] = useState(false)
  const [printed, setPrinted] = useState<Printed | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (view.state === 'empty' && !view.draft?.mine) return null
  const print = async (names: boolean) => {
    setPrinting(true)
    setPrinted(null)
    setError(null)
    try {
      // Paper shows the record: what was typed becomes record first.
      await session.flush()
      if (mode === 'edit' && session.state.view.draft?.mine) await session.commit('forms.save')
      setPrinted(await printReport({ subjectId, formId: session.formId, names }))
    } catch (failure) {
      if (failureOf(failure).code !== 'cancelled') setError(failure)
    }
    setPrinting(false)
  }
  return (
    <div className="stack-tight">
      <div className="row">
        <Button size="small" onPress={() => void print(false)} isDisabled={printing}>
          <Printer size={14} aria-hidden />
          {t('saeReport.print')}
        </Button>
        {person && may(person.role, 'identity.see') && (
          <Button size="small" onPress={() => void print(true)} isDisabled={printing}>
            {t('saeReport.printNamed')}
          </Button>
        )}
        {printing && <span className="soft">{t('saeReport.printing')}</span>}
      </div>
      {printed && (
        <Note tone={printed.namesChild ? 'amber' : 'info'}>
          <bdi>{t('saeReport.printed', { file: printed.file })}</bdi> {printed.namesChild && t('saeReport.namedText')}
        </Note>
      )}
      <ErrorNote error={error} />
    </div>
  )
}

/** Orders the document and waits for its job. Throws the refusal, or why the job ended otherwise. */
async function printReport(wanted: {
  readonly subjectId: string
  readonly formId: string
  readonly names: boolean
}): Promise<Printed> {
  let view = await ask('documents.order', { kind: 'saeReport', ...wanted })
  while (view.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
    view = await ask('jobs.get', { id: view.id })
  }
  if (view.state !== 'done') throw new Error(view.message)
  const { file, namesChildren } = documentResult.parse(view.result)
  return { file, namesChild: namesChildren }
}
