import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import type { Language } from '../../text/i18n.ts'
import { useApplication } from '../../frame/application.ts'
import { useScreenKeys } from '../../frame/keys.ts'
import { ItemHistoryButton } from '../history/ItemHistoryButton.tsx'
import { ItemFindings } from '../parts/ItemFindings.tsx'
import { shortAnswer } from '../score/answerText.ts'
import { OptionKeys } from '../score/OptionKeys.tsx'
import type { PlacedScore } from '../score/scoreItems.ts'
import { ScorePanel } from '../score/ScorePanel.tsx'
import { useScorePad } from '../score/useScorePad.ts'
import { QueryFlag } from '../queries/QueryFlag.tsx'
import { WaitingQueries } from '../queries/WaitingQueries.tsx'
import type { FormSession } from '../session.ts'
import { VerifiedMark } from '../verification/VerifiedMark.tsx'
import { useFormState } from '../useFormSession.ts'
import '../score/ScoreEntry.css'
import './BodySides.css'

interface BodySidesProps {
  readonly session: FormSession
  readonly at: string | undefined
  readonly onMove: (key: string) => void
}

/** Sides of the body in the order in which they are scored and drawn: the child's right stands first. */
const SIDES = ['R', 'L'] as const

interface MuscleRow {
  readonly name: string
  readonly sides: Partial<Record<string, PlacedScore>>
}

/** Muscles down, sides across; the cell in view takes the keys. */
export function BodySides({ session, at, onMove }: BodySidesProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { values } = useFormState(session)
  const pad = useScorePad(session, at, onMove)
  useScreenKeys(
    useMemo(
      () => [
        { keys: ['0', '1', '+', '2', '3', '4'], does: t('score.keyGrade') },
        { keys: ['N'], does: t('score.keyMissing') },
        { keys: ['⌫'], does: t('score.keyBack') },
        { keys: ['F8'], does: t('score.keyOpen') },
      ],
      [t],
    ),
  )
  const { current } = pad
  if (!current) return <p className="soft">{t('score.nothing')}</p>
  const label = inLanguage(current.item.label, language)
  return (
    <div className="sides">
      <section className="score-pad" aria-label={label}>
        <div className="score-now sides-now" aria-live="polite">
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
        <table className="sides-table">
          <thead>
            <tr>
              <th scope="col">{t('sides.muscle')}</th>
              {SIDES.map((side) => (
                <th key={side} scope="col">
                  {t(`sides.${side}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {musclesOf(pad.scores, language).map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {SIDES.map((side) => {
                  const score = row.sides[side]
                  return (
                    <td key={side}>
                      {score && (
                        <button
                          type="button"
                          className="sides-cell ltr"
                          aria-label={`${inLanguage(score.item.label, language)}: ${shortAnswer(values[score.key]) || t('score.open')}`}
                          onClick={() => pad.goTo(score.key)}
                          {...(score.key === current.key ? { 'aria-current': 'true' } : {})}
                        >
                          {shortAnswer(values[score.key]) || '·'}
                        </button>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ScorePanel session={session} pad={pad} />
    </div>
  )
}

/** Items of one muscle in one row: an item's OID is the muscle and the side. */
function musclesOf(scores: readonly PlacedScore[], language: Language): readonly MuscleRow[] {
  const rows = new Map<string, MuscleRow>()
  for (const score of scores) {
    const muscle = score.item.oid.replace(/_[RL]$/, '')
    const known = rows.get(muscle) ?? {
      name: inLanguage(score.item.label, language).replace(/[,،][^,،]*$/, ''),
      sides: {},
    }
    rows.set(muscle, { ...known, sides: { ...known.sides, [score.item.dimension]: score } })
  }
  return [...rows.values()]
}
