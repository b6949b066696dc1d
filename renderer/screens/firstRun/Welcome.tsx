import { useTranslation } from 'react-i18next'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { OtherLanguage } from './OtherLanguage.tsx'
import { Steps } from './Steps.tsx'

interface WelcomeProps {
  readonly onSetUp: () => void
}

/** The very first page: a real installation, or a look at made-up children. */
export function Welcome({ onSetUp }: WelcomeProps) {
  const { t } = useTranslation()
  const explore = useAct('setup.explore')
  return (
    <Steps names={[]} at={0}>
      <div className="stack-tight">
        <h1 className="outside-name">{t('name')}</h1>
        <p className="soft">{t('firstRun.welcome')}</p>
      </div>
      <ErrorNote error={explore.error} />
      <div className="two-ways">
        <section className="way">
          <h2>{t('firstRun.setUpTitle')}</h2>
          <p className="soft">{t('firstRun.setUpText')}</p>
          <Button look="main" onPress={onSetUp}>
            {t('firstRun.setUp')}
          </Button>
        </section>
        <section className="way">
          <h2>{t('firstRun.exploreTitle')}</h2>
          <p className="soft">{t('firstRun.exploreText')}</p>
          <Button isDisabled={explore.isPending} onPress={() => explore.mutate({})}>
            {explore.isPending ? t('firstRun.exploring') : t('firstRun.explore')}
          </Button>
        </section>
      </div>
      <OtherLanguage />
    </Steps>
  )
}
