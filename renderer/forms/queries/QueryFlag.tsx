import { useRef } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ItemAddress } from '../../../shared/form/address.ts'
import { IconButton } from '../../parts/Button.tsx'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { QueryThread } from '../../queries/QueryThread.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { RaiseQuery } from './RaiseQuery.tsx'
import { isWaiting, queriesAt, useFormQueries } from './useFormQueries.ts'
import '../history/ItemHistory.css'
import './QueryFlag.css'

interface QueryFlagProps {
  readonly session: FormSession
  /** Null for the form as a whole. */
  readonly address: ItemAddress | null
  readonly label: string
}

/**
 * The flag of an item: opens its threads beside it, or the way to ask. One question at a time: while one waits, more is
 * said in its thread. Draws nothing where nothing was asked and this person may not ask.
 */
export function QueryFlag({ session, address, label }: QueryFlagProps) {
  const { t } = useTranslation()
  const { view } = useFormState(session)
  const here = useRef<HTMLSpanElement>(null)
  const item = useRef<Element>(null)
  const queries = queriesAt(useFormQueries(session), address)
  const waiting = queries.filter(isWaiting)
  if (queries.length === 0 && !view.may.query) return null
  return (
    <span ref={here} className={waiting.length > 0 ? 'query-flag query-flag-up' : 'query-flag'}>
      <DialogTrigger
        onOpenChange={() => {
          item.current = here.current?.closest('[data-item], .score-pad') ?? here.current
        }}
      >
        <IconButton label={t(waiting.length > 0 ? 'queries.flag' : 'queries.raiseOn', { item: label })}>
          <GlyphShape name="query" size={16} />
        </IconButton>
        <Popover placement="end top" triggerRef={item} className="history-popover query-popover">
          <Dialog className="history">
            {({ close }) => (
              <>
                <Heading slot="title" level={3}>
                  {label}
                </Heading>
                {[...waiting, ...queries.filter((query) => !isWaiting(query))].map((query) => (
                  <QueryThread key={query.id} queryId={query.id} />
                ))}
                {waiting.length === 0 && view.may.query && (
                  <RaiseQuery session={session} address={address} onDone={close} />
                )}
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  )
}
