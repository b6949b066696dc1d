import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../ask/ask.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { stampText } from '../../text/format.ts'
import { asksForEvent, OpenEvent } from '../events/OpenEvent.tsx'
import { RaiseQuery } from '../queries/RaiseQuery.tsx'
import { isWaiting, queriesAt, useFormQueries } from '../queries/useFormQueries.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { toneOf, wordsOf, type FindingView } from './findings.ts'

/** One check that fired: what is wrong, and for a soft one the ways to confirm it with a comment or to ask. */
export function FindingNote({ session, finding }: { readonly session: FormSession; readonly finding: FindingView }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { view, mode } = useFormState(session)
  const [doing, setDoing] = useState<'confirm' | 'query' | null>(null)
  const queries = queriesAt(useFormQueries(session), finding.address ?? null)
  if (finding.confirmed) {
    const { by, at, comment } = finding.confirmed
    return (
      <p className="small soft">
        <bdi>{wordsOf(finding, language)}</bdi> {t('finding.confirmedBy', { by })}{' '}
        <span className="ltr">{stampText(at)}</span>: {comment}
      </p>
    )
  }
  const isEntry = view.doubleEntry !== undefined && view.doubleEntry.stage !== 'done'
  const mayConfirm = finding.severity === 'soft' && !isEntry && (mode !== 'read' || view.may.change)
  const isAsked = queries.some((query) => isWaiting(query) && query.check === finding.check)
  const mayAsk = finding.severity === 'soft' && view.may.query && !isAsked
  return (
    <Note
      tone={toneOf(finding)}
      actions={
        doing === null &&
        (mayConfirm || mayAsk || asksForEvent(finding)) && (
          <>
            {asksForEvent(finding) && <OpenEvent session={session} row={finding.address?.repeat ?? 1} />}
            {mayConfirm && (
              <Button size="small" onPress={() => setDoing('confirm')}>
                {t('finding.confirm')}
              </Button>
            )}
            {mayAsk && (
              <Button size="small" onPress={() => setDoing('query')}>
                {t('queries.raise')}
              </Button>
            )}
          </>
        )
      }
    >
      <bdi>{wordsOf(finding, language)}</bdi> <span className="faint small ltr">{finding.check}</span>
      {doing === 'confirm' && <ConfirmForm session={session} finding={finding} onDone={() => setDoing(null)} />}
      {doing === 'query' && (
        <RaiseQuery
          session={session}
          address={finding.address ?? null}
          check={finding.check}
          onDone={() => setDoing(null)}
        />
      )}
    </Note>
  )
}

interface ConfirmFormProps {
  readonly session: FormSession
  readonly finding: FindingView
  readonly onDone: () => void
}

function ConfirmForm({ session, finding, onDone }: ConfirmFormProps) {
  const { t } = useTranslation()
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async () => {
    setTried(true)
    if (comment.trim().length < 5) return
    try {
      await session.flush()
      const { check, address } = finding
      session.load(await ask('forms.confirm', { formId: session.formId, check, address: address ?? null, comment }))
      onDone()
    } catch (failure) {
      setError(failure)
    }
  }
  // No form of its own: inside the form of the page the browser would keep its submit event to itself, and nothing would happen.
  return (
    <div className="stack-tight" role="group" aria-label={t('finding.confirm')}>
      <TextField
        label={t('finding.comment')}
        value={comment}
        onChange={setComment}
        onKeyDown={({ key }) => {
          if (key === 'Enter') void submit()
        }}
        error={tried && comment.trim().length < 5 ? t('field.reasonError') : undefined}
        autoFocus
      />
      <ErrorNote error={error} />
      <div className="row">
        <Button size="small" look="main" onPress={() => void submit()}>
          {t('finding.confirmAct')}
        </Button>
        <Button size="small" onPress={onDone}>
          {t('act.cancel')}
        </Button>
      </div>
    </div>
  )
}
