import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignTarget } from '../../shared/ipc/views/signatures.ts'
import { may } from '../../shared/roles.ts'
import { useApplication } from '../frame/application.ts'
import { IconButton } from '../parts/Button.tsx'
import { SignDialog } from './SignDialog.tsx'

interface SignButtonProps {
  readonly target: SignTarget
  /** What is signed, as people call it. */
  readonly name: string
}

/** The investigator's way to sign a visit or a casebook in one act; the dialog says when it cannot be signed yet. */
export function SignButton({ target, name }: SignButtonProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [open, setOpen] = useState(false)
  if (!person || !may(person.role, 'signature.sign')) return null
  return (
    <>
      <IconButton label={t('sign.whole', { name })} onPress={() => setOpen(true)}>
        <PenLine size={18} aria-hidden />
      </IconButton>
      {open && <SignDialog targets={[target]} onClose={() => setOpen(false)} onSigned={() => setOpen(false)} />}
    </>
  )
}
