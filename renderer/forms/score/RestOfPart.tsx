import { useState } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/form/answer.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import type { ScorePad } from './useScorePad.ts'
import '../../parts/List.css'

/** The rest of a dimension in one act: all 0, or all not tested. Asks once; each item is marked as filled in bulk. */
export function RestOfPart({ session, pad }: { readonly session: FormSession; readonly pad: ScorePad }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { values } = useFormState(session)
  const [what, setWhat] = useState<'zero' | 'missing' | null>(null)
  const { current } = pad
  const open = pad.scores.filter((score) => score.group === current?.group && !values[score.key])
  const hasZero = current?.item.codeList.entries.some((entry) => entry.code === '0') ?? false
  const missing = current?.item.missing?.[0]
  if (!current || !pad.writable || open.length === 0 || (!hasZero && !missing)) return <span />
  const fill = (answer: Answer) => {
    session.answerAll(open.map(({ address }) => ({ address, answer, mode: 'bulk' })))
    setWhat(null)
    pad.press({ act: 'nextPart' })
  }
  return (
    <>
      <MenuTrigger>
        <AriaButton className="button button-plain button-usual">{t('score.rest', { count: open.length })}</AriaButton>
        <Popover className="list-popover">
          <Menu className="list" onAction={(key) => setWhat(key === 'zero' ? 'zero' : 'missing')}>
            {hasZero && (
              <MenuItem id="zero" className="list-item">
                {t('score.restZero')}
              </MenuItem>
            )}
            {missing && (
              <MenuItem id="missing" className="list-item">
                {t('score.restMissing', { label: inLanguage(missing.label, language) })}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {what && (
        <ConfirmRest
          part={inLanguage(current.group.label, language)}
          count={open.length}
          reasons={
            what === 'missing'
              ? (missing?.reasons ?? []).map(({ code, label }) => ({ id: code, label: inLanguage(label, language) }))
              : null
          }
          onCancel={() => setWhat(null)}
          onConfirm={(reason) => {
            if (what === 'zero') fill({ value: '0' })
            else if (missing) fill(reason === null ? { missing: missing.code } : { missing: missing.code, reason })
          }}
        />
      )}
    </>
  )
}

interface ConfirmRestProps {
  readonly part: string
  readonly count: number
  /** The reasons to choose from; null when none is asked for. */
  readonly reasons: readonly { readonly id: string; readonly label: string }[] | null
  readonly onCancel: () => void
  readonly onConfirm: (reason: string | null) => void
}

function ConfirmRest({ part, count, reasons, onCancel, onConfirm }: ConfirmRestProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<string | null>(null)
  const needsReason = reasons !== null && reasons.length > 0
  return (
    <Dialog
      title={t('score.restTitle', { part })}
      onClose={onCancel}
      actions={
        <>
          <Button onPress={onCancel}>{t('act.cancel')}</Button>
          <Button
            look="main"
            isDisabled={needsReason && reason === null}
            onPress={() => onConfirm(reason)}
            autoFocus={!needsReason}
          >
            {t('score.restConfirm', { count })}
          </Button>
        </>
      }
    >
      <p>{needsReason ? t('score.restMissingText', { count }) : t('score.restZeroText', { count })}</p>
      {needsReason && <Choices label={t('score.why')} options={reasons} value={reason} onChange={setReason} />}
    </Dialog>
  )
}
