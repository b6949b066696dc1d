import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueryFilter, QueryRow } from '../../../shared/ipc/views/queries.ts'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { useScreenKeys } from '../../frame/keys.ts'
import { Button } from '../../parts/Button.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { placeOfQuery, routeOfQuery } from '../../queries/queryPlace.ts'
import { QueryThread } from '../../queries/QueryThread.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { QueryList } from './QueryList.tsx'
import './Queries.css'

const FILTERS = { me: { waiting: 'me' }, others: { waiting: 'others' }, all: {} } as const satisfies Record<
  string,
  QueryFilter
>
type Shown = keyof typeof FILTERS
const NONE = { me: 'queries.noneMe', others: 'queries.noneOthers', all: 'queries.noneAll' } as const

/** The inbox: what waits for me, what waits for others, and one thread beside the list. */
export function Queries({ queryId }: { readonly queryId: string | null }) {
  const { t } = useTranslation()
  const history = useHistory()
  const [shown, setShown] = useState<Shown>('me')
  const { data, error, refetch } = useAsk('queries.list', FILTERS[shown])
  useScreenKeys(useMemo(() => [{ keys: ['↑', '↓'], does: t('queries.moveKeys') }], [t]))
  const selected = queryId ?? data?.[0]?.id ?? null
  return (
    <>
      <h1>{t('queries.title')}</h1>
      <Choices
        label={t('queries.show')}
        options={(['me', 'others', 'all'] as const).map((id) => ({ id, label: t(`queries.${id}`) }))}
        value={shown}
        onChange={(id) => {
          setShown(id === 'others' || id === 'all' ? id : 'me')
          history.replace({ screen: 'queries', queryId: null })
        }}
      />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <div className="inbox">
          {data.length === 0 ? (
            <Empty title={t(NONE[shown])}>{t('queries.noneText')}</Empty>
          ) : (
            <QueryList
              queries={data}
              selected={selected}
              onSelect={(id) => history.replace({ screen: 'queries', queryId: id })}
            />
          )}
          {selected !== null && (
            <article className="inbox-thread" aria-label={t('queries.thread')}>
              <Place query={data.find(({ id }) => id === selected)} queryId={selected} />
              <QueryThread key={selected} queryId={selected} />
            </article>
          )}
        </div>
      )}
    </>
  )
}

interface PlaceProps {
  /** Undefined for a query that has left the list: its thread is asked instead. */
  readonly query: QueryRow | undefined
  readonly queryId: string
}

/** What the thread is about, and the way there. */
function Place({ query: listed, queryId }: PlaceProps) {
  const { t } = useTranslation()
  const history = useHistory()
  const { language } = useApplication()
  const { data } = useAsk('queries.thread', { queryId }, { enabled: listed === undefined })
  const query = listed ?? (data?.query.id === queryId ? data.query : undefined)
  if (!query) return null
  const place = placeOfQuery(query, language)
  return (
    <div className="row-apart">
      <h2>
        <span className="ltr">{query.subjectCode}</span>{' '}
        <bdi>{place.length === 0 ? t('queries.wholeChild') : place.join(' · ')}</bdi>
      </h2>
      <Button size="small" onPress={() => history.go(routeOfQuery(query))}>
        {t(query.formId === null ? 'queries.goToSubject' : 'queries.goTo')}
      </Button>
    </div>
  )
}
