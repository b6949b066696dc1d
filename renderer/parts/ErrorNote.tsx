import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../ask/ask.ts'
import { Button } from './Button.tsx'
import { Note } from './Note.tsx'

/** A refusal or fault: what happened, what is safe, what to do. Comes into view by itself; draws nothing while there is none. */
export function ErrorNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Below the fold of a long dialog, a refusal would look as if nothing had happened.
    if (error) note.current?.scrollIntoView?.({ block: 'nearest' })
  }, [error])
  if (!error) return null
  const failure = failureOf(error)
  return (
    <Note
      ref={note}
      tone="danger"
      urgent
      title={t(`failure.${failure.code}`)}
      actions={onRetry && <Button onPress={onRetry}>{t('act.tryAgain')}</Button>}
    >
      <bdi>{failure.message || t('failure.unknown')}</bdi>
    </Note>
  )
}
