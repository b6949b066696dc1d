import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepers } from '../../keep/keepers.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Select } from '../../parts/Select.tsx'
import { TextField } from '../../parts/TextField.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import './ChangeBar.css'

const REASONS = ['transcription', 'source', 'query', 'wrongChild', 'other'] as const

/** Changes to a completed form: one reason, from a list and in own words, for all items of the act. */
export function ChangeBar({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { mode, changes, view } = useFormState(session)
  const [reason, setReason] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  if (mode !== 'change') return null
  const needsWords = reason === 'other' && words.trim().length < 5
  const submit = async () => {
    setTried(true)
    const known = REASONS.find((each) => each === reason)
    if (!known || needsWords || changes.size === 0) return
    const said = words.trim()
    const listed = t(`change.${known}`)
    try {
      await session.change(known === 'other' ? said : said ? `${listed}: ${said}` : listed)
      keepers.noteKept(new Date().toISOString())
      setReason(null)
      setWords('')
      setTried(false)
      setError(null)
      await client.invalidateQueries()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <section className="change-bar" aria-label={t('change.title')}>
      <p>
        <strong>{t('change.count', { count: changes.size })}</strong>{' '}
        {view.state === 'signed' && <span className="soft">{t('change.signatureFalls')}</span>}
      </p>
      <div className="change-fields">
        <Select
          label={t('field.reason')}
          options={REASONS.map((each) => ({ id: each, label: t(`change.${each}`) }))}
          value={reason}
          onChange={setReason}
          placeholder={t('change.choose')}
          error={tried && reason === null ? t('field.required') : undefined}
        />
        <TextField
          label={t('change.words')}
          value={words}
          onChange={setWords}
          error={tried && needsWords ? t('field.reasonError') : undefined}
        />
        <div className="row">
          <Button onPress={() => session.cancelChange()}>{t('change.cancel')}</Button>
          <Button look="main" onPress={() => void submit()} isDisabled={changes.size === 0}>
            {t('change.keep')}
          </Button>
        </div>
      </div>
      <ErrorNote error={error} />
    </section>
  )
}
