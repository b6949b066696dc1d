import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { Note } from '../../parts/Note.tsx'

interface DoneProps {
  readonly username: string
  readonly onContinue: () => void
}

/** The laptop is ready: what was made, and what comes next. */
export function Done({ username, onContinue }: DoneProps) {
  const { t } = useTranslation()
  return (
    <section className="outside-sheet">
      <h1>{t('firstRun.doneTitle')}</h1>
      <Note tone="good">{t('firstRun.doneText')}</Note>
      <p>{t('firstRun.doneNext', { username })}</p>
      <div className="row-apart">
        <span />
        <Button look="main" onPress={onContinue} autoFocus>
          {t('firstRun.toSignIn')}
        </Button>
      </div>
    </section>
  )
}
