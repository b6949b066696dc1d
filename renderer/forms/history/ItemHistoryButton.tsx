import { Clock } from 'lucide-react'
import { useRef } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ItemAddress } from '../../../shared/form/address.ts'
import { IconButton } from '../../parts/Button.tsx'
import type { FormSession } from '../session.ts'
import { ItemHistory } from './ItemHistory.tsx'
import './ItemHistory.css'

interface ItemHistoryButtonProps {
  readonly session: FormSession
  readonly address: ItemAddress
  readonly label: string
}

/** The clock of an item: opens its history beside the whole item, never over it. */
export function ItemHistoryButton({ session, address, label }: ItemHistoryButtonProps) {
  const { t } = useTranslation()
  const here = useRef<HTMLSpanElement>(null)
  const item = useRef<Element>(null)
  return (
    <span ref={here} className="history-clock">
      <DialogTrigger
        onOpenChange={() => {
          item.current = here.current?.closest('[data-item], .score-pad') ?? here.current
        }}
      >
        <IconButton label={t('history.of', { item: label })}>
          <Clock size={16} aria-hidden />
        </IconButton>
        <Popover placement="end top" triggerRef={item} className="history-popover">
          <Dialog className="history">
            <Heading slot="title" level={3}>
              {label}
            </Heading>
            <ItemHistory session={session} address={address} />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  )
}
