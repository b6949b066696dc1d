import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { QueryRow } from '../../../shared/ipc/views/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { placeOfQuery } from '../../queries/queryPlace.ts'

interface QueryListProps {
  readonly queries: readonly QueryRow[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
}

/** The queries of the inbox, oldest first: whose, where, what is asked, how old, whose step is next. */
export function QueryList({ queries, selected, onSelect }: QueryListProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  return (
    <ListBox
      className="inbox-list"
      aria-label={t('queries.list')}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onSelect(String(key))
      }}
    >
      {queries.map((query) => (
        <ListBoxItem
          key={query.id}
          id={query.id}
          className="inbox-line"
          textValue={`${query.subjectCode} ${query.text}`}
        >
          <span className="row-apart">
            <span className="row">
              <GlyphShape name="query" size={16} />
              <strong className="ltr">{query.subjectCode}</strong>
              <bdi>{query.name}</bdi>
            </span>
            <span className="small soft">{t('today.daysOld', { count: query.ageDays })}</span>
          </span>
          <span className="small soft">
            <bdi>{placeOfQuery(query, language).join(' · ') || t('queries.wholeChild')}</bdi>
          </span>
          <bdi className="inbox-text">{query.text}</bdi>
          <span className="small soft">
            {t(`queries.${query.status}`)}
            {query.messages > 0 && ` · ${t('queries.messages', { count: query.messages })}`}
            {query.waitingFor.length > 0 &&
              ` · ${t('queries.waitsFor', { roles: query.waitingFor.map((role) => t(`role.${role}`)).join(', ') })}`}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
