import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { TextField } from '../../parts/TextField.tsx'

const REASONS = ['source', 'slip', 'scoring', 'asked'] as const

interface WhyFieldProps {
  /** The name of the item the reason is for. */
  readonly item: string
  readonly value: string
  readonly onChange: (reason: string) => void
  readonly onNext: () => void
}

/** Why a difference is settled this way: a few usual reasons at one press, or own words. Enter goes to the next difference. */
export function WhyField({ item, value, onChange, onNext }: WhyFieldProps) {
  const { t } = useTranslation()
  return (
    <form
      className="difference-why"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <TextField
        label={t('entries.reason')}
        aria-label={t('entries.reasonFor', { item })}
        value={value}
        onChange={onChange}
      />
      <div className="row">
        {REASONS.map((each) => (
          <Button key={each} size="small" onPress={() => onChange(t(`entries.reasons.${each}`))}>
            {t(`entries.reasons.${each}`)}
          </Button>
        ))}
      </div>
    </form>
  )
}
