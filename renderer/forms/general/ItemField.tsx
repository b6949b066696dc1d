import { useState } from 'react'
import { Controller, type Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { addressKey, type ItemAddress } from '../../../shared/form/address.ts'
import { isRequired } from '../../../shared/form/conditions.ts'
import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { ItemHistoryButton } from '../history/ItemHistoryButton.tsx'
import { answerInWords } from '../parts/answerInWords.ts'
import { ItemFindings } from '../parts/ItemFindings.tsx'
import { QueryFlag } from '../queries/QueryFlag.tsx'
import { WaitingQueries } from '../queries/WaitingQueries.tsx'
import { contextOf, recordOf, type FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { VerifiedMark } from '../verification/VerifiedMark.tsx'
import { CalculatedField } from './fields/CalculatedField.tsx'
import { MissingChoice } from './fields/MissingChoice.tsx'
import { Widget } from './fields/Widget.tsx'
import type { Fields } from './GeneralForm.tsx'

interface ItemFieldProps {
  readonly session: FormSession
  readonly control: Control<Fields>
  readonly item: ItemDefinition
  readonly address: ItemAddress
  /** In a table, where the row and the column name it. */
  readonly compact?: boolean
}

/** One item: its label, its field, what is wrong, what the checks say, and the clock that opens its history. */
export function ItemField({ session, control, item, address, compact = false }: ItemFieldProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { values, view, mode, tried, changes } = useFormState(session)
  // What is half typed is kept after a pause, and judged only once the field is left.
  const [isTyping, setTyping] = useState(false)
  const key = addressKey(address)
  const words = inLanguage(item.label, language)
  if (item.type === 'calculated') return <CalculatedField session={session} item={item} address={address} />
  if (view.masked.some((masked) => addressKey(masked) === key)) {
    return (
      <div className="item" data-item={key}>
        <span className="field-label">{words}</span>
        <p className="soft">{t('form.masked')}</p>
      </div>
    )
  }
  const required = isRequired(session.definition, address, values, contextOf(view))
  const isOpen = tried && view.open.some((open) => addressKey(open) === key)
  const before = changes.has(key) ? (recordOf(view)[key] ?? null) : undefined
  return (
    <div className={`item ${isOpen ? 'item-open' : ''}`} data-item={key}>
      <Controller
        name={key}
        control={control}
        render={({ field, fieldState }) => {
          const answer = field.value ?? null
          const take = (next: typeof answer, typing = false) => {
            field.onChange(next)
            session.answer(address, next, typing)
            setTyping(typing)
          }
          return (
            <>
              <Widget
                session={session}
                item={item}
                label={required || mode === 'read' ? words : t('form.optional', { label: words })}
                answer={answer}
                onAnswer={take}
                onLeave={() => {
                  field.onBlur()
                  setTyping(false)
                  void session.flush()
                }}
                error={fieldState.error?.message ?? (isOpen ? t('form.open') : undefined)}
                isReadOnly={mode === 'read'}
                compact={compact}
                beside={
                  <>
                    <ItemHistoryButton session={session} address={address} label={words} />
                    <QueryFlag session={session} address={address} label={words} />
                  </>
                }
              />
              <MissingChoice item={item} answer={answer} onAnswer={take} isReadOnly={mode === 'read'} />
            </>
          )
        }}
      />
      {before !== undefined && (
        <p className="small">
          {t('change.before')}{' '}
          <del className="struck">{before ? answerInWords(session, address, before, language) : t('history.open')}</del>
        </p>
      )}
      <VerifiedMark session={session} address={address} />
      <WaitingQueries session={session} address={address} />
      {!isTyping && <ItemFindings session={session} address={address} />}
    </div>
  )
}
