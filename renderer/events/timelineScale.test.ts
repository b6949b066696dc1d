import { describe, expect, test } from 'vitest'
import type { EventTimeline, TimelineEvent } from '../../shared/ipc/views/adverseEvents.ts'
import { moment, studyDay, timelineScale } from './timelineScale.ts'

const event = (onset: string, end: string | null): TimelineEvent => ({
  formId: '00000000-0000-4000-8000-000000000001',
  number: 1,
  title: 'Headache',
  grade: 1,
  serious: false,
  onset: [onset, onset],
  end: end === null ? null : [end, end],
  injection: 1,
  hours: '6',
  window: null,
  why: { en: 'Injection 1 is the latest.', fa: 'Injection 1 is the latest.' },
})
const timeline = (more: Partial<EventTimeline> = {}): EventTimeline => ({
  subjectId: '00000000-0000-4000-8000-000000000002',
  today: '2026-11-22',
  injections: [{ number: 1, start: '2026-03-01T10:00' }],
  events: [],
  undated: [],
  ...more,
})

describe('the scale of the timeline', () => {
  test('holds every injection and event, from left to right in time', () => {
    const events = [event('2026-03-05T08:00', '2026-03-06T08:00'), event('2026-02-20T08:00', '2026-05-01T08:00')]
    const scale = timelineScale(timeline({ events }), 800)
    const places = ['2026-02-20T08:00', '2026-03-01T10:00', '2026-03-05T08:00', '2026-05-01T08:00'].map(
      (at) => scale?.(moment(at)) ?? -1,
    )
    expect(places.toSorted((a, b) => a - b)).toEqual(places)
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect(Math.max(...places)).toBeLessThan(800)
  })

  test('does not stretch to today for what goes on since long ago', () => {
    const scale = timelineScale(timeline({ events: [event('2026-03-02T08:00', null)] }), 800)
    expect(scale?.domain()[1]?.toISOString().slice(0, 7)).toBe('2026-05')
  })

  test('is not there while nothing has a date', () => {
    expect(timelineScale(timeline({ injections: [] }), 800)).toBeUndefined()
  })
})

describe('the study day', () => {
  test('is 1 on the day of the first injection and -1 on the day before it', () => {
    expect(['2026-02-28T23:00', '2026-03-01T00:01', '2026-03-02T09:00'].map((at) => studyDay(timeline(), at))).toEqual([
      -1, 1, 2,
    ])
    expect(studyDay(timeline({ injections: [] }), '2026-03-01T10:00')).toBeUndefined()
  })
})
