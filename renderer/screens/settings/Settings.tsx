import { useDeferredValue, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { useAsk } from '../../ask/queries.ts'
import { PaperSection } from '../../documents/PaperSection.tsx'
import { Button } from '../../parts/Button.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { filterSettings, SHOWS, type Show } from './filterSettings.ts'
import { SettingTable } from './SettingTable.tsx'
import './Settings.css'
import '../../parts/Field.css'

/** Every line of the protocol and of this laptop that can be set, group by group. */
export function Settings() {
  const { t } = useTranslation()
  const { data, error, refetch } = useAsk('settings.list', {})
  const [typed, setTyped] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [changing, setChanging] = useState<SettingRow | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const search = useDeferredValue(typed)
  const found = filterSettings(data ?? [], search, show)
  return (
    <>
      <div className="row-apart">
        <h1>{t('settings.title')}</h1>
        {data && <span className="soft">{t('settings.count', { count: found.length })}</span>}
      </div>
      <PaperSection />
      {data && !data.some((row) => row.mayChange) && <p className="soft">{t('settings.readOnly')}</p>}
      <div className="settings-filter">
        <SearchField className="field" aria-label={t('settings.search')} value={typed} onChange={setTyped}>
          <Input className="field-input" placeholder={t('settings.searchHint')} />
        </SearchField>
        <Choices
          label={t('settings.show')}
          options={SHOWS.map((id) => ({ id, label: t(`settings.${id}`) }))}
          value={show}
          onChange={(id) => setShow(SHOWS.find((each) => each === id) ?? 'all')}
        />
      </div>
      {done !== null && <Note tone="good">{t('settings.done', { label: done })}</Note>}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && found.length === 0 && (
        <NothingFound
          isEmpty={data.length === 0}
          onShowAll={() => {
            setTyped('')
            setShow('all')
          }}
        />
      )}
      {[...Map.groupBy(found, (row) => row.group)].map(([group, rows]) => (
        <SettingTable key={group} group={group} rows={rows} onChange={setChanging} />
      ))}
      {changing && (
        <ChangeDialog row={changing} onClose={() => setChanging(null)} onDone={() => setDone(changing.label)} />
      )}
    </>
  )
}

function NothingFound({ isEmpty, onShowAll }: { readonly isEmpty: boolean; readonly onShowAll: () => void }) {
  const { t } = useTranslation()
  if (isEmpty) return <Empty title={t('settings.none')} />
  return <Empty title={t('settings.noMatch')} action={<Button onPress={onShowAll}>{t('settings.showAll')}</Button>} />
}
