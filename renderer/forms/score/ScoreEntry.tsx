import { useTranslation } from 'react-i18next'
import { useMemo } from 'react'
import { addressKey } from '../../../shared/form/address.ts'
import type { FormValues } from '../../../shared/form/values.ts'
import type { FormView, ItemChange } from '../../../shared/ipc/views/form.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { useScreenKeys } from '../../frame/keys.ts'
import { ItemHistoryButton } from '../history/ItemHistoryButton.tsx'
import { QueryFlag } from '../queries/QueryFlag.tsx'
import { WaitingQueries } from '../queries/WaitingQueries.tsx'
import type { FormSession } from '../session.ts'
import { VerifiedMark } from '../verification/VerifiedMark.tsx'
import { useFormState } from '../useFormSession.ts'
import { shortAnswer } from './answerText.ts'
import { OptionKeys } from './OptionKeys.tsx'
import { RestOfPart } from './RestOfPart.tsx'
import { ScoreList } from './ScoreList.tsx'
import { ScorePanel } from './ScorePanel.tsx'
import { useScorePad } from './useScorePad.ts'
import { ItemFindings } from '../parts/ItemFindings.tsx'
import './ScoreEntry.css'

interface ScoreEntryProps {
  readonly session: FormSession
  /** Address key of the item in view. */
  readonly at: string | undefined
  readonly onMove: (key: string) => void
}

/** One item large, its keys under the hand, the items of its dimension beside it, and how far the whole is. */
export function ScoreEntry({ session, at, onMove }: ScoreEntryProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { values, changes, view } = useFormState(session)
  const pad = useScorePad(session, at, onMove)
  useScreenKeys(usePadKeys())
  const { current, index, scores } = pad
  if (!current) return <p className="soft">{t('score.nothing')}</p>
  const last = scores[index - 1]
  const label = inLanguage(current.item.label, language)
  return (
    <div className="score">
      <ScoreList session={session} pad={pad} values={values} before={recordOf(view, changes)} />
      <section className="score-pad" aria-label={t('score.item', { number: current.item.number })}>
        <div className="row-apart">
          <span className="soft">{inLanguage(current.group.label, language)}</span>
          <span className="soft small ltr">
            {index + 1} / {scores.length}
          </span>
        </div>
        <div className="score-now" aria-live="polite">
          <span className="score-number ltr">{current.item.number}</span>
          <h2 className="score-label">
            <bdi>{label}</bdi>
          </h2>
          <ItemHistoryButton session={session} address={current.address} label={label} />
          <QueryFlag session={session} address={current.address} label={label} />
        </div>
        <OptionKeys pad={pad} answer={values[current.key] ?? null} />
        <VerifiedMark session={session} address={current.address} />
        <WaitingQueries session={session} address={current.address} />
        <ItemFindings session={session} address={current.address} />
        <div className="score-foot">
          <RestOfPart session={session} pad={pad} />
          {last && (
            <button type="button" className="score-last" onClick={() => pad.goTo(last.key)}>
              <span className="small soft">{t('score.last', { number: last.item.number })}</span>
              <span className="score-last-answer ltr">{shortAnswer(values[last.key]) || '–'}</span>
            </button>
          )}
        </div>
      </section>
      <ScorePanel session={session} pad={pad} />
    </div>
  )
}

/** What the record holds for the items that wait for their reason. */
function recordOf(view: FormView, changes: ReadonlyMap<string, ItemChange>): FormValues {
  const record = new Map(view.items.map(({ address, answer }) => [addressKey(address), answer]))
  return Object.fromEntries([...changes.keys()].map((key) => [key, record.get(key) ?? null]))
}

function usePadKeys() {
  const { t } = useTranslation()
  return useMemo(
    () => [
      { keys: ['0', '…', '9'], does: t('score.keyOption') },
      { keys: ['N'], does: t('score.keyMissing') },
      { keys: ['⌫'], does: t('score.keyBack') },
      { keys: ['↑', '↓'], does: t('score.keyMove') },
      { keys: ['Home', 'End'], does: t('score.keyPart') },
      { keys: ['F8'], does: t('score.keyOpen') },
    ],
    [t],
  )
}
