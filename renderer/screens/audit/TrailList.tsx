import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Selection } from './useSelection.ts'
import { TrailLine } from './TrailLine.tsx'
import type { Trail } from './useTrail.ts'
import './TrailList.css'

const ROW_HEIGHT = 58
/** Older records are asked for when so few are left below. */
const NEAR_END = 40
/** What ARIA takes for a list whose length is not known. */
const UNKNOWN = -1

interface TrailListProps {
  readonly trail: Trail
  readonly selection: Selection
}

/** The records as lines. Only those in view are drawn; up and down move through them. */
export function TrailList({ trail, selection }: TrailListProps) {
  const { t } = useTranslation()
  const { rows, hasMore, fetchMore } = trail
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    useFlushSync: false,
  })
  const drawn = virtual.getVirtualItems()
  const lowest = Math.max(drawn.at(-1)?.index ?? 0, selection.index)
  useEffect(() => {
    if (hasMore && lowest >= rows.length - NEAR_END) fetchMore()
  }, [hasMore, lowest, rows.length, fetchMore])

  const moveTo = (index: number) => {
    const inside = Math.max(0, Math.min(rows.length - 1, index))
    selection.moveTo(inside)
    virtual.scrollToIndex(inside)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: selection.index + 1,
      ArrowUp: selection.index - 1,
      PageDown: selection.index + page,
      PageUp: selection.index - page,
      Home: 0,
      End: rows.length - 1,
    }
    const next = steps[event.key]
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    moveTo(next)
  }
  const selected = selection.row && `${listId}-${selection.row.sequence}`
  return (
    <div
      className="trail-list"
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('audit.list')}
      aria-busy={trail.isFetchingMore}
      onKeyDown={onKeyDown}
      {...(selected === undefined ? {} : { 'aria-activedescendant': selected })}
    >
      <div className="trail-body" style={{ blockSize: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <TrailLine
                key={row.sequence}
                id={`${listId}-${row.sequence}`}
                row={row}
                top={item.start}
                position={item.index + 1}
                total={trail.newest?.total ?? (hasMore ? UNKNOWN : rows.length)}
                isSelected={item.index === selection.index}
                onSelect={() => selection.moveTo(item.index)}
              />
            )
          )
        })}
      </div>
      {trail.isFetchingMore && (
        <p className="trail-more" role="status">
          {t('audit.more')}
        </p>
      )}
    </div>
  )
}
