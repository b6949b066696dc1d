import { useState } from 'react'
import { Label, Radio, RadioGroup, Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ExportRequest } from '../../../shared/ipc/views/export.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkboxes } from '../../parts/Checkbox.tsx'
import { focusFirstError } from '../../parts/focusFirstError.ts'
import { TextField } from '../../parts/TextField.tsx'
import { CsvOptions } from './CsvOptions.tsx'
import { OFFERED_FORMATS, profilesFor } from './offered.ts'
import { problemsOf } from './problems.ts'
import '../../parts/Choices.css'

export interface RequestProps {
  readonly request: ExportRequest
  readonly onChange: (change: Partial<ExportRequest>) => void
}

/** Step one: what leaves, under which label, to whom and what for. */
export function WhatStep({ request, onChange, onNext }: RequestProps & { readonly onNext: () => void }) {
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const problems = problemsOf(request)
  const wrong = (problem: (typeof problems)[number], words: string) =>
    tried && problems.includes(problem) ? words : undefined
  return (
    <Form
      className="stack export-what"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (problems.length === 0) onNext()
        else focusFirstError(event.currentTarget)
      }}
    >
      <Profiles request={request} onChange={onChange} />
      <TextField
        label={t('export.recipient')}
        help={t(request.profile === 'full' ? 'identified.recipientHelp' : 'export.recipientHelp')}
        value={request.recipient}
        onChange={(recipient) => onChange({ recipient })}
        maxLength={200}
        error={wrong('recipient', t('field.required'))}
      />
      <TextField
        label={t('export.purpose')}
        help={t('export.purposeHelp')}
        value={request.purpose}
        onChange={(purpose) => onChange({ purpose })}
        maxLength={500}
        error={wrong('purpose', t('export.purposeError'))}
      />
      <Formats request={request} onChange={onChange} error={wrong('formats', t('export.formatsError'))} />
      {request.formats.includes('csv') && (
        <CsvOptions request={request} onChange={onChange} error={wrong('sameMark', t('export.sameMark'))} />
      )}
      <div>
        <Button look="main" type="submit">
          {t('export.toLook')}
        </Button>
      </div>
    </Form>
  )
}

/** The profiles, each with its legal label in full: nobody may take one for anonymous. */
function Profiles({ request, onChange }: RequestProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const profiles = profilesFor(person?.role)
  return (
    <RadioGroup
      className="export-profiles"
      value={request.profile}
      onChange={(id) => {
        const profile = profiles.find((each) => each === id)
        if (profile) onChange({ profile })
      }}
    >
      <Label className="field-label">{t('export.profile')}</Label>
      {profiles.map((profile) => (
        <Radio
          key={profile}
          value={profile}
          className={`choice export-profile${profile === 'full' ? ' export-profile-full' : ''}`}
        >
          <span className="choice-mark" aria-hidden />
          <span className="export-profile-text">
            <strong>{t(profile === 'full' ? 'identified.name' : `profile.${profile}.name`)}</strong>
            <span>{t(profile === 'full' ? 'identified.text' : `profile.${profile}.text`)}</span>
            <bdi className="small soft">{t(profile === 'full' ? 'identified.legal' : `profile.${profile}.legal`)}</bdi>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

function Formats({ request, onChange, error }: RequestProps & { readonly error: string | undefined }) {
  const { t } = useTranslation()
  return (
    <Checkboxes
      label={t('export.formats')}
      options={OFFERED_FORMATS.map((format) => ({ id: format, label: t(`format.${format}`) }))}
      value={request.formats}
      onChange={(ids) => onChange({ formats: OFFERED_FORMATS.filter((format) => ids.includes(format)) })}
      error={error}
    />
  )
}
