import { useTranslation } from 'react-i18next'
import type { LockState } from '../../shared/ipc/views/locks.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName } from '../forms/definitions.ts'
import { useApplication } from '../frame/application.ts'

/** How a place stands, and what is still open before it can be locked (R26). */
export function LockFacts({ state }: { readonly state: LockState }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const form = (oid: string) => inLanguage(formName(oid), language)
  const standing = state.locked ? 'locked' : state.frozen ? 'frozen' : 'free'
  const open = [
    ...(state.openQueries > 0 ? [t('subjects.queries', { count: state.openQueries })] : []),
    ...state.drafts.map((draft) => `${form(draft.form)}: ${t('matrix.draftBy', { name: draft.by })}`),
    ...state.unsigned.map((each) => `${form(each.form)}: ${t(`locks.${each.state}`)}`),
  ]
  return (
    <>
      <p>
        <strong>{t(`locks.is.${standing}`)}</strong>
        {state.lockedAbove ? ` · ${t('locks.lockedAbove')}` : state.frozenAbove && ` · ${t('locks.frozenAbove')}`}
      </p>
      <p className="small soft">{t('locks.meaning')}</p>
      {open.length > 0 && !state.locked && (
        <>
          <p>{t('locks.before')}</p>
          <ul aria-label={t('locks.before')}>
            {open.map((line, index) => (
              // Two rows of one log read alike: their place tells them apart.
              <li key={`${index}/${line}`} className="small">
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
