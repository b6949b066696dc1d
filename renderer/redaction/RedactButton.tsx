import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '../../shared/roles.ts'
import { useApplication } from '../frame/application.ts'
import { Button } from '../parts/Button.tsx'
import { RedactDialog, type RedactableParts } from './RedactDialog.tsx'

interface RedactButtonProps {
  readonly sequence: number
  /** What stands beside the record, in words; null for a part that is empty or gone already. */
  readonly parts: RedactableParts
}

/** The way to take personal data out that was typed by mistake (R07); only for those who may propose it. */
export function RedactButton({ sequence, parts }: RedactButtonProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [open, setOpen] = useState(false)
  if (!person || !may(person.role, 'redact.propose')) return null
  if (Object.values(parts).every((part) => part === null)) return null
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('redaction.open')}
      </Button>
      {open && <RedactDialog sequence={sequence} parts={parts} onClose={() => setOpen(false)} />}
    </>
  )
}
