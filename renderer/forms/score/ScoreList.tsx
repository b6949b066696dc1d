import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormValues } from '../../../shared/form/values.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { Glyph } from '../../parts/Glyph.tsx'
import { useApplication } from '../../frame/application.ts'
import { shortAnswer } from './answerText.ts'
import { isWaiting, queriesAt, useFormQueries } from '../queries/useFormQueries.ts'
import type { FormSession } from '../session.ts'
import { tickAt, useVerification } from '../verification/useVerification.ts'
import { isDone } from './scoreItems.ts'
import type { ScorePad } from './useScorePad.ts'

interface ScoreListProps {
  readonly session: FormSession
  readonly pad: ScorePad
  readonly values: FormValues
  /** The answers in the record of items that are being changed, by address key: they stay in sight, struck through. */
  readonly before: FormValues
}

/** The items of the dimension in view with their answers; the one being scored is marked and kept in sight. */
export function ScoreList({ session, pad, values, before }: ScoreListProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const queries = useFormQueries(session).filter(isWaiting)
  const verification = useVerification(session)
  const list = useRef<HTMLElement>(null)
  const { current } = pad
  const key = current?.key
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)
    // Moves the list alone: the page stays where the person put it.
    if (line && list.current) list.current.scrollTop = line.offsetTop - list.current.clientHeight / 2
  }, [key])
  if (!current) return null
  const own = pad.scores.filter((score) => score.group === current.group)
  return (
    <nav ref={list} className="score-list" aria-label={t('score.items')}>
      <p className="score-list-title">{inLanguage(current.group.label, language)}</p>
      <ol>
        {own.map((score) => {
          const isHere = score.key === current.key
          const done = isDone(score, values)
          return (
            <li key={score.key}>
              <button
                type="button"
                data-key={score.key}
                className="score-line"
                onClick={() => pad.goTo(score.key)}
                {...(isHere ? { 'aria-current': 'true' } : {})}
              >
                <span className="score-line-number ltr">{score.item.number}</span>
                <span className="score-line-label">
                  <bdi>{inLanguage(score.item.label, language)}</bdi>
                  {tickAt(verification, score.address)?.state === 'verified' && (
                    <>
                      {' '}
                      <Glyph name="verified" quiet size={14} />
                    </>
                  )}
                  {queriesAt(queries, score.address).length > 0 && (
                    <>
                      {' '}
                      <Glyph name="query" quiet size={14} />
                    </>
                  )}
                </span>
                <span className={`score-line-answer ltr ${done ? '' : 'score-line-open'}`}>
                  {score.key in before && (
                    <s className="soft">
                      <span className="heard">{t('change.before')} </span>
                      {shortAnswer(before[score.key]) || '·'}
                    </s>
                  )}{' '}
                  {shortAnswer(values[score.key]) || '·'}
                  {!done && <span className="heard">{t('score.open')}</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
