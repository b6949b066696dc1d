import { useTranslation } from 'react-i18next'
import { failureOf } from '../ask/ask.ts'
import { Button } from './Button.tsx'
import { Note } from './Note.tsx'

/** A refusal or fault: what happened, what is safe, what to do. Draws nothing while there is none. */
export function ErrorNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation()
  if (!error) return null
  const failure = failureOf(error)
  return (
    <Note
      tone="danger"
      urgent
      title={t(`failure.${failure.code}`)}
      actions={onRetry && <Button onPress={onRetry}>{t('act.tryAgain')}</Button>}
    >
      <bdi>{failure.message || t('failure.unknown')}</bdi>
    </Note>
  )
}
