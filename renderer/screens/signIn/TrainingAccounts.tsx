import { useTranslation } from 'react-i18next'
import { TRAINING_ACCOUNTS, type TrainingAccount } from '../../../shared/trainingAccounts.ts'
import { Button } from '../../parts/Button.tsx'

/** In the training study: whom one can be. Nobody has to know a password by heart to look around. */
export function TrainingAccounts({ onChoose }: { readonly onChoose: (account: TrainingAccount) => void }) {
  const { t } = useTranslation()
  return (
    <section className="stack-tight">
      <h2>{t('signIn.trainingTitle')}</h2>
      <div className="row">
        {TRAINING_ACCOUNTS.map((account) => (
          <Button key={account.username} onPress={() => onChoose(account)}>
            {t(`role.${account.role}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
