import { useTranslation } from 'react-i18next'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import { useApplication } from '../../frame/application.ts'
import { kindWords } from './actKinds.ts'
import { itemOfRow } from './itemOfRow.ts'
import { itemWords, placeWords, roleWords } from './placeWords.ts'
import { recordedTime } from './recordedTime.ts'
import { Values } from './Values.tsx'

interface TrailLineProps {
  readonly id: string
  readonly row: AuditRow
  /** Distance from the top of the list, in pixels. */
  readonly top: number
  readonly position: number
  readonly total: number
  readonly isSelected: boolean
  readonly onSelect: () => void
}

/** One record in two short lines: what and where, then from which value to which; who and when beside it. */
export function TrailLine({ id, row, top, position, total, isSelected, onSelect }: TrailLineProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const item = itemOfRow(row)
  const [day = '', clock = ''] = recordedTime(row.time, row.offset).split(' ')
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/control-has-associated-label -- the list takes the keys, and the line is named by all that stands in it
    <div
      id={id}
      className="trail-line"
      role="option"
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={-1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onSelect}
    >
      <span className="trail-when ltr small">
        <span>{day}</span>
        <span className="soft">{clock.slice(0, 5)}</span>
      </span>
      <span className="trail-what">
        <span className="trail-cut">
          <strong>{kindWords(t, row.kind)}</strong>{' '}
          <span className="soft">
            {placeWords(row, language).map((words) => (
              <span key={words} className="trail-place">
                <bdi>{words}</bdi>
              </span>
            ))}
          </span>
        </span>
        <span className="trail-cut small">
          {item ? (
            <>
              <span className="soft">{itemWords(t, item, language)}: </span>
              <Values row={row} item={item} />
            </>
          ) : (
            <bdi className="soft">{row.reason}</bdi>
          )}
        </span>
      </span>
      <span className="trail-who small">
        <span className="trail-cut">
          <bdi>{row.by ?? t('audit.installation')}</bdi>
        </span>
        <span className="soft trail-cut">{roleWords(t, row.role)}</span>
      </span>
    </div>
  )
}
