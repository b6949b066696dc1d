import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../parts/Button.tsx'

interface ClearButtonProps {
  readonly label: string
  readonly isShown: boolean
  readonly onClear: () => void
}

/** Opens an item again whose field cannot be emptied by typing. Stands beside the label, so that nothing moves. */
export function ClearButton({ label, isShown, onClear }: ClearButtonProps) {
  const { t } = useTranslation()
  if (!isShown) return null
  return (
    <IconButton label={t('form.clearOf', { item: label })} onPress={onClear}>
      <X size={16} aria-hidden />
    </IconButton>
  )
}
