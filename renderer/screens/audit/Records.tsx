import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter } from '../../../shared/ipc/views/audit.ts'
import { useScreenKeys } from '../../frame/keys.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { ChainStatus } from './ChainStatus.tsx'
import { FilterBar } from './FilterBar.tsx'
import { TrailDetail } from './TrailDetail.tsx'
import { TrailList } from './TrailList.tsx'
import { useReach } from './useFilterChoices.ts'
import { useSelection } from './useSelection.ts'
import { useTrail, type Trail } from './useTrail.ts'
import { withFilter } from './withFilter.ts'

/** The trail: which records, in a sentence; the records; one of them whole; and whether the chain holds. */
export function Records({ filter: placed }: { readonly filter: AuditFilter }) {
  const { t } = useTranslation()
  const history = useHistory()
  const reach = useReach()
  // Words searched for may be a name: they are not put by with the place, which outlives a lock.
  const [text, setText] = useState<string | undefined>(placed.text)
  const filter = useMemo(() => withFilter(placed, { text }), [placed, text])
  const setFilter = useCallback(
    (next: AuditFilter) => {
      setText(next.text)
      history.replace({ screen: 'audit', filter: withFilter(next, { text: undefined }) })
    },
    [history],
  )
  const trail = useTrail(filter)
  const selection = useSelection(trail.rows)
  useScreenKeys(
    useMemo(
      () => [
        { keys: ['↑', '↓'], does: t('audit.moveKeys') },
        { keys: ['Home', 'End'], does: t('audit.edgeKeys') },
      ],
      [t],
    ),
  )
  const { newest, error } = trail
  const isFiltered = Object.keys(filter).length > 0
  return (
    <>
      {newest && (
        <p className="soft" role="status">
          {newest.total === null ? t('audit.manyRecords') : t('audit.records', { count: newest.total })}
        </p>
      )}
      {reach !== 'all' && <p className="soft">{t(reach === 'own' ? 'audit.ownOnly' : 'audit.accountsOnly')}</p>}
      {newest && <ChainStatus head={newest.head} lastSequence={newest.lastSequence} />}
      <FilterBar filter={filter} onChange={setFilter} />
      <ErrorNote error={error} onRetry={trail.again} />
      {!newest && !error && <Waiting />}
      {trail.rows.length === 0 && trail.hasMore && <LookingFurther trail={trail} />}
      {newest && trail.rows.length === 0 && !trail.hasMore && (
        <Empty
          title={t(isFiltered ? 'audit.noMatch' : 'audit.none')}
          {...(isFiltered ? { action: <Button onPress={() => setFilter({})}>{t('audit.clear')}</Button> } : {})}
        >
          {t(isFiltered ? 'audit.noMatchText' : 'audit.noneText')}
        </Empty>
      )}
      {trail.rows.length > 0 && (
        <div className="trail">
          <TrailList trail={trail} selection={selection} />
          {selection.row && <TrailDetail row={selection.row} onOnly={setFilter} />}
        </div>
      )}
    </>
  )
}

/** A long search that has found nothing yet goes on by itself, further back. */
function LookingFurther({ trail: { fetchMore } }: { readonly trail: Trail }) {
  const { t } = useTranslation()
  useEffect(() => fetchMore(), [fetchMore])
  return <Waiting label={t('audit.furtherBack')} />
}
