import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignContent } from '../../shared/ipc/views/signatures.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName } from '../forms/definitions.ts'
import type { Names } from '../forms/parts/answerInWords.ts'
import { useApplication } from '../frame/application.ts'
import { SignedLines } from './SignedLines.tsx'

type Form = SignContent['forms'][number]

/** One form of a visit or a casebook as it would be signed: in a line, and opened with every answer. */
export function SignedForm({ form, names }: { readonly form: Form; readonly names: Names }) {
  const { language } = useApplication()
  const [open, setOpen] = useState(false)
  const facts = useFacts([form])
  const name = inLanguage(formName(form.form), language)
  return (
    <details className="sign-form" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{form.repeat > 1 ? `${name} ${form.repeat}` : name}</strong> <span className="small soft">{facts}</span>
      </summary>
      {open && <SignedLines form={form} names={names} />}
    </details>
  )
}

/** In a few words what is answered, missing, confirmed and asked in these forms together, or why the one was not done. */
export function useFacts(forms: readonly Form[]): string {
  const { t } = useTranslation()
  const sum = (number: (form: Form) => number) => forms.reduce((total, form) => total + number(form), 0)
  const missing = sum((form) => form.missing)
  const confirmed = sum((form) => form.confirmedChecks.length)
  const [first] = forms
  if (first && forms.length === 1 && first.notDone !== null) return first.notDone
  const asked = sum((form) => form.openQueries)
  return [
    t('sign.answered', { count: sum((form) => form.answered) }),
    missing > 0 && t('sign.missing', { count: missing }),
    confirmed > 0 && t('sign.confirmed', { count: confirmed }),
    asked > 0 && t('subjects.queries', { count: asked }),
  ]
    .filter(Boolean)
    .join(' · ')
}
