import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import './Dialog.css'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** The acts, main one last. */
  readonly actions?: ReactNode
  readonly size?: 'usual' | 'wide'
}

/** A question that must be answered or put away before the work goes on. Escape puts it away. */
export function Dialog({ title, onClose, children, actions, size = 'usual' }: DialogProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} isDismissable={false} className="scrim">
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog className="dialog-inner">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('act.close')} onPress={onClose}>
              <X size={18} aria-hidden />
            </IconButton>
          </div>
          <div className="dialog-body">{children}</div>
          {actions && <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
