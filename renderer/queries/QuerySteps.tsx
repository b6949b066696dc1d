import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueryRow } from '../../shared/ipc/views/queries.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/TextField.tsx'
import { QUERY_STEPS, useQueryStep, type QueryStep } from './useQueryStep.ts'

interface QueryStepsProps {
  readonly query: QueryRow
  readonly onDone?: (() => void) | undefined
}

/** What this person may say to a query, and what it does. Draws nothing where nothing may be said. */
export function QuerySteps({ query, onDone }: QueryStepsProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const act = useQueryStep(query.id)
  const steps = QUERY_STEPS.filter((step) => query.may[step])
  const [main] = steps
  if (!main) return null
  const take = (step: QueryStep) => {
    setTried(true)
    if (text.trim() === '' || act.isPending) return
    act.mutate(
      { step, text: text.trim() },
      {
        onSuccess: () => {
          setText('')
          setTried(false)
          onDone?.()
        },
      },
    )
  }
  return (
    <div className="stack-tight">
      <TextField
        label={t('queries.text')}
        rows={3}
        value={text}
        onChange={setText}
        maxLength={2_000}
        error={tried && text.trim() === '' ? t('queries.textError') : undefined}
      />
      <ErrorNote error={act.error} />
      <div className="row">
        {steps.map((step) => (
          <Button
            key={step}
            size="small"
            look={step === main ? 'main' : 'plain'}
            isDisabled={act.isPending}
            onPress={() => take(step)}
          >
            {t(`queries.${step}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}
