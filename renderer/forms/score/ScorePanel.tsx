import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Bar } from '../../parts/Bar.tsx'
import { Button } from '../../parts/Button.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { CalculatedList } from '../parts/CalculatedList.tsx'
import { isDone } from './scoreItems.ts'
import type { ScorePad } from './useScorePad.ts'

/** At the edge: each dimension as a bar, what is not tested, what is open, and the score. */
export function ScorePanel({ session, pad }: { readonly session: FormSession; readonly pad: ScorePad }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { values, view } = useFormState(session)
  const { parts, scores } = pad
  const answered = parts.reduce((sum, part) => sum + part.answered, 0)
  const missing = parts.reduce((sum, part) => sum + part.missing, 0)
  const open = scores.filter((score) => !isDone(score, values))
  return (
    <aside className="score-panel" aria-label={t('score.progress')}>
      <div>
        <p className="score-total">
          <span className="ltr">
            <strong>{answered}</strong> / {scores.length}
          </span>{' '}
          <span className="soft">{t('score.answered')}</span>
        </p>
        <p className="soft small">{t('score.missing', { count: missing })}</p>
      </div>
      <ul className="stack-tight">
        {parts.map((part) => (
          <li key={part.group.oid}>
            <button type="button" className="score-part" onClick={() => part.scores[0] && pad.goTo(part.scores[0].key)}>
              <span>{inLanguage(part.group.label, language)}</span>
              <Bar label={inLanguage(part.group.label, language)} done={part.answered} total={part.scores.length} />
            </button>
          </li>
        ))}
      </ul>
      <div className="stack-tight">
        <div className="row-apart">
          <h3>{t('score.openItems', { count: open.length })}</h3>
          {open.length > 0 && (
            <Button size="small" onPress={() => pad.press({ act: 'nextOpen' })}>
              {t('score.nextOpen')} <kbd>F8</kbd>
            </Button>
          )}
        </div>
        {open.length > 0 && open.length <= 30 && (
          <p className="score-open">
            {open.map((score) => (
              <button key={score.key} type="button" className="score-open-item ltr" onClick={() => pad.goTo(score.key)}>
                {score.item.number}
              </button>
            ))}
          </p>
        )}
      </div>
      <div className="stack-tight">
        <h3>{t('score.score')}</h3>
        {view.scoresHidden ? <p className="soft">{t('score.hidden')}</p> : <CalculatedList session={session} />}
      </div>
    </aside>
  )
}
