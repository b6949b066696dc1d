import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockPlace } from '../../shared/ipc/views/locks.ts'
import { may } from '../../shared/roles.ts'
import { useApplication } from '../frame/application.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import { LockDialog } from './LockDialog.tsx'

interface LockButtonProps {
  readonly place: LockPlace
  /** What is frozen or locked, as people call it. */
  readonly name: string
  /** A button with words where there is room for them. */
  readonly words?: string
  readonly onChanged?: () => void
}

/** The way to freeze or lock a place, for those who may do either. */
export function LockButton({ place, name, words, onChanged }: LockButtonProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [open, setOpen] = useState(false)
  if (!person || !(may(person.role, 'form.freeze') || may(person.role, 'form.lock'))) return null
  return (
    <>
      {words === undefined ? (
        <IconButton label={t('locks.of', { name })} onPress={() => setOpen(true)}>
          <Lock size={18} aria-hidden />
        </IconButton>
      ) : (
        <Button onPress={() => setOpen(true)}>
          <Lock size={16} aria-hidden />
          {words}
        </Button>
      )}
      {open && <LockDialog place={place} name={name} onChanged={onChanged} onClose={() => setOpen(false)} />}
    </>
  )
}
