import { useTranslation } from 'react-i18next'
import type { LockState } from '../../shared/ipc/views/locks.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { formName, visitName } from '../forms/definitions.ts'
import { useApplication } from '../frame/application.ts'
import './LockFacts.css'

/** So many lines a person reads; the rest is counted. */
const MOST_NAMED = 40

interface Line {
  /** The child, where the place holds more than one. */
  readonly group: string
  readonly words: string
}

/** How a place stands, and what is still open before it can be locked (R26): of the whole study, child by child. */
export function LockFacts({ state }: { readonly state: LockState }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const form = (oid: string) => inLanguage(formName(oid), language)
  const standing = state.locked ? 'locked' : state.frozen ? 'frozen' : 'free'
  const visit = (oid: string | null) => (oid === null ? '' : ` (${inLanguage(visitName(oid), language)})`)
  const groupOf = (code: string) => (state.scope === 'site' ? code : '')
  const isMany = state.scope === 'site' || state.scope === 'subject'
  const open: readonly Line[] = [
    ...state.drafts.map((draft) => ({
      group: groupOf(draft.subjectCode),
      words: `${form(draft.form)}: ${t('matrix.draftBy', { name: draft.by })}`,
    })),
    ...state.unsigned.map((each) => ({
      group: groupOf(each.subjectCode),
      words: `${form(each.form)}${isMany ? visit(each.studyEventOid) : ''}: ${t(`locks.${each.state}`)}`,
    })),
  ]
  const groups = [...Map.groupBy(open.slice(0, MOST_NAMED), ({ group }) => group)]
  const isOpen = open.length > 0 || state.openQueries > 0
  return (
    <>
      <p>
        <strong>{t(`locks.is.${standing}`)}</strong>
        {state.lockedAbove ? ` · ${t('locks.lockedAbove')}` : state.frozenAbove && ` · ${t('locks.frozenAbove')}`}
      </p>
      <p className="small soft">{t('locks.meaning')}</p>
      {state.scope === 'site' && <p>{t('locks.database')}</p>}
      {!isOpen && !state.locked && state.scope === 'site' && <p role="status">{t('locks.ready')}</p>}
      {isOpen && !state.locked && (
        <>
          <p>{t('locks.before')}</p>
          <ul aria-label={t('locks.before')} className="lock-open">
            {state.openQueries > 0 && <li className="small">{t('subjects.queries', { count: state.openQueries })}</li>}
            {groups.map(([group, lines]) =>
              lines.map(({ words }, index) => (
                // Two rows of one log read alike: their place tells them apart.
                <li key={`${group}/${index}/${words}`} className="small">
                  {group !== '' && (
                    <>
                      <strong className="ltr">{group}</strong>{' '}
                    </>
                  )}
                  {words}
                </li>
              )),
            )}
            {open.length > MOST_NAMED && (
              <li className="small soft">{t('locks.moreOpen', { count: open.length - MOST_NAMED })}</li>
            )}
          </ul>
        </>
      )}
    </>
  )
}
