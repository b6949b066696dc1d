import { useDeferredValue, useState } from 'react'
import { Input, Label, SearchField, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { EventsTable } from './EventsTable.tsx'
import { filterEvents, sortEvents, type EventColumn } from './filterEvents.ts'
import '../../parts/Field.css'

/** Every adverse event of every child; the table narrows while one types. Running clocks stand first. */
export function Events() {
  const { t } = useTranslation()
  const history = useHistory()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [order, setOrder] = useState<{ readonly by: EventColumn; readonly isDown: boolean }>({
    by: 'clock',
    isDown: false,
  })
  const { data, error, refetch } = useAsk('events.list', {})
  const words = t('events.words', { returnObjects: true })
  const shown = sortEvents(filterEvents(data ?? [], search, words), order.by, order.isDown)
  const sortBy = (by: EventColumn) => setOrder({ by, isDown: order.by === by && !order.isDown })
  return (
    <>
      <h1>{t('events.title')}</h1>
      <SearchField className="field" value={typed} onChange={setTyped} autoFocus>
        <Label className="heard">{t('events.filter')}</Label>
        <Input className="field-input" placeholder={t('events.filterHint')} />
        <Text slot="description" className="field-help">
          {t('events.filterWords')}
        </Text>
      </SearchField>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.length === 0 && (
        <Empty
          title={t('events.none')}
          action={<Button onPress={() => history.go({ screen: 'subjects' })}>{t('events.toSubjects')}</Button>}
        >
          {t('events.noneText')}
        </Empty>
      )}
      {data && data.length > 0 && shown.length === 0 && (
        <Empty
          title={t('events.noMatch', { search })}
          action={<Button onPress={() => setTyped('')}>{t('events.showAll')}</Button>}
        />
      )}
      {shown.length > 0 && <EventsTable events={shown} order={order} onSort={sortBy} />}
    </>
  )
}
