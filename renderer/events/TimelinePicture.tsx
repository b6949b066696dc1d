import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventTimeline, TimelineEvent } from '../../shared/ipc/views/adverseEvents.ts'
import { useApplication } from '../frame/application.ts'
import { shortDate } from '../text/format.ts'
import { moment, timelineScale } from './timelineScale.ts'

const HEAD = 42
const LANE = 26
const FOOT = 24
const LEAST_BAR = 8
const USUAL_WIDTH = 860
/** A date that would be cut by the edge is left out. */
const HALF_A_DATE = 38
/** About so many pixels a label needs; beyond this part of the width it stands before its bar. */
const TURN = 0.62

interface TimelinePictureProps {
  readonly timeline: EventTimeline
  readonly formId: string | undefined
}

/**
 * One line for each injection, one lane for each event: what it is stands beside its bar in words, never in colour alone. Time runs in
 * the direction of reading.
 */
export function TimelinePicture({ timeline, formId }: TimelinePictureProps) {
  const { t } = useTranslation()
  const { calendar, language } = useApplication()
  const { ref, width } = useWidth()
  const scale = timelineScale(timeline, width)
  const { injections, events } = timeline
  const isMirrored = language === 'fa'
  const across = (x: number) => (isMirrored ? width - x : x)
  const height = HEAD + Math.max(1, events.length) * LANE + FOOT
  return (
    <div ref={ref} className="timeline-picture">
      {scale && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={t('timeline.picture', { injections: injections.length, events: events.length })}
        >
          {scale
            .ticks(Math.max(2, Math.floor(width / 140)))
            .filter((tick) => scale(tick) > HALF_A_DATE && scale(tick) < width - HALF_A_DATE)
            .map((tick) => (
              <g key={tick.getTime()} className="timeline-tick" transform={`translate(${across(scale(tick))} 0)`}>
                <line y1={HEAD - 6} y2={height - FOOT} />
                <text y={height - 7} textAnchor="middle" direction="ltr">
                  {shortDate(tick.toISOString().slice(0, 10), calendar)}
                </text>
              </g>
            ))}
          {injections.map(({ number, start }) => (
            <g key={start} className="timeline-injection" transform={`translate(${across(scale(moment(start)))} 0)`}>
              <line y1={HEAD - 12} y2={height - FOOT} />
              <circle cy={17} r={11} />
              <text y={22} textAnchor="middle">
                {number}
              </text>
            </g>
          ))}
          {events.map((event, lane) => (
            <Lane
              key={event.formId}
              event={event}
              top={HEAD + lane * LANE}
              from={scale(moment(event.onset[0]))}
              to={
                event.end === null
                  ? Math.min(width, scale(moment(`${timeline.today}T23:59`)))
                  : scale(moment(event.end[1]))
              }
              width={width}
              isThis={event.formId === formId}
              isMirrored={isMirrored}
            />
          ))}
        </svg>
      )}
      <p className="small soft timeline-legend">{t('timeline.legend')}</p>
    </div>
  )
}

interface LaneProps {
  readonly event: TimelineEvent
  readonly top: number
  readonly from: number
  readonly to: number
  readonly width: number
  readonly isThis: boolean
  readonly isMirrored: boolean
}

function Lane({ event, top, from, to, width, isThis, isMirrored }: LaneProps) {
  const { t } = useTranslation()
  const length = Math.max(LEAST_BAR, to - from)
  const goesOn = event.end === null
  const name = event.title ?? t('events.unnamed', { number: event.number })
  const label = [name, event.grade, isThis && `(${t('timeline.thisOne')})`].filter(Boolean).join(' · ')
  const isTurned = from > width * TURN
  const isLong = length > width * TURN
  const besideBar = isTurned ? from - 8 : isLong ? from + 10 : from + length + 8
  // A serious event has its triangle at the beginning of its bar: the label keeps clear of it.
  const labelAt = event.serious === true && !isTurned && besideBar < from + 22 ? from + 24 : besideBar
  return (
    <g className={isThis ? 'timeline-event timeline-this' : 'timeline-event'} transform={`translate(0 ${top})`}>
      <g transform={isMirrored ? `translate(${width} 0) scale(-1 1)` : undefined}>
        <rect x={from} y={isLong ? 17 : 5} width={length} height={isLong ? 6 : 14} rx={3} />
        {goesOn && (
          <path d={`M ${from + length - 9} ${isLong ? 20 : 12} m -5 -5 l 6 5 l -6 5`} className="timeline-goes-on" />
        )}
        {event.serious === true && (
          <path d={`M ${from} ${isLong ? 0 : 2} m -2 18 l 9 -16 l 9 16 z`} className="timeline-serious" />
        )}
      </g>
      {/* Where a text begins follows the reading direction by itself. */}
      <text x={isMirrored ? width - labelAt : labelAt} y={isLong ? 13 : 17} textAnchor={isTurned ? 'end' : 'start'}>
        {label}
      </text>
    </g>
  )
}

/** The width there is, followed as it changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(USUAL_WIDTH)
  useEffect(() => {
    const element = ref.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(320, Math.floor(entry.contentRect.width))),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, width }
}
