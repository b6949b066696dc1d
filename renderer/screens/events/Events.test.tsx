import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { EventRow, ReportClockView } from '../../../shared/ipc/views/adverseEvents.ts'
import { ReportClocks } from '../../frame/ReportClocks.tsx'
import { BridgeDouble } from '../../testing/bridge.ts'
import { freshId } from '../../testing/openForm.tsx'
import { renderWith } from '../../testing/render.tsx'
import { Events } from './Events.tsx'

const event = (more: Partial<EventRow> = {}): EventRow => ({
  subjectId: freshId(),
  subjectCode: 'TEH-001',
  name: 'Sara Karimi',
  formId: freshId(),
  number: 1,
  title: 'Headache',
  term: 'Headache',
  grade: 1,
  onset: '2026-11-01T10:00',
  ongoing: false,
  serious: false,
  related: true,
  injection: 1,
  hours: '6',
  state: 'complete',
  draftBy: null,
  clock: null,
  ...more,
})
const HEADACHE = event()
const SEIZURE = event({
  subjectCode: 'TEH-002',
  title: 'Seizure',
  term: 'Seizure',
  grade: 3,
  serious: true,
  ongoing: true,
  related: false,
  clock: { dueBy: '2030-01-01T00:00:00.000Z', isLate: false, reportId: null },
})
const OPEN = event({
  subjectCode: 'TEH-003',
  title: null,
  grade: null,
  term: null,
  onset: null,
  draftBy: 'Nora',
  state: 'draft',
})

const show = (rows: EventRow[]) => renderWith(new BridgeDouble({ 'events.list': () => rows }), <Events />)
const titles = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('rowheader').querySelector('bdi')?.textContent)

describe('the adverse events of the site', () => {
  test('stand with running clocks first, and say in words what they are', async () => {
    show([HEADACHE, OPEN, SEIZURE])
    await screen.findByRole('table')
    expect(titles()).toEqual(['Seizure', 'Headache', 'Event 1'])
    expect(screen.getByText('Serious')).toBeDefined()
    expect(screen.getByText(/h \d+ min left/)).toBeDefined()
    expect(screen.getByText('draft by Nora')).toBeDefined()
  })

  test.each([
    ['teh-002', ['Seizure']],
    ['GRADE 3', ['Seizure']],
    ['serious open', ['Seizure']],
    ['related', ['Headache', 'Event 1']],
    ['sara headache', ['Headache']],
    ['draft', ['Event 1']],
  ])('narrow while one types %s', async (typed, expected) => {
    const { user } = show([HEADACHE, OPEN, SEIZURE])
    await screen.findByRole('table')
    await user.type(screen.getByRole('searchbox'), typed)
    await waitFor(() => expect(titles()).toEqual(expected))
  })

  test('are sorted by a head, and turned round by a second click', async () => {
    const { user } = show([HEADACHE, OPEN, SEIZURE])
    await screen.findByRole('table')
    await user.click(screen.getByRole('button', { name: 'Grade' }))
    expect(titles()).toEqual(['Headache', 'Seizure', 'Event 1'])
    await user.click(screen.getByRole('button', { name: 'Grade' }))
    expect(titles()).toEqual(['Seizure', 'Headache', 'Event 1'])
    expect(screen.getByRole('columnheader', { name: 'Grade' }).getAttribute('aria-sort')).toBe('descending')
  })

  test('open at a click', async () => {
    const { user, history } = show([HEADACHE])
    await user.click(await screen.findByRole('button', { name: 'Headache' }))
    expect(history.route).toMatchObject({ screen: 'form', form: 'AE', formId: HEADACHE.formId })
  })

  test('say what to do while there are none, and that none matches', async () => {
    show([])
    expect((await screen.findByText(/No adverse event has been recorded yet/)).textContent).toBeDefined()
    const { user } = show([HEADACHE])
    await screen.findByRole('table')
    await user.type(screen.getByRole('searchbox'), 'zz')
    await screen.findByText('No event matches “zz”')
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    await screen.findByRole('table')
  })
})

describe('the clocks in the top bar', () => {
  const clock = (dueBy: string): ReportClockView => ({
    subjectId: freshId(),
    subjectCode: 'TEH-002',
    name: null,
    formId: freshId(),
    number: 1,
    title: 'Seizure',
    aware: '2026-11-01T10:00',
    dueBy,
    isLate: false,
    reportId: null,
  })
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000 + 30_000).toISOString()

  test('are not there while no report is due', async () => {
    const bridge = new BridgeDouble({ 'events.clocks': () => [] })
    renderWith(bridge, <ReportClocks />)
    await waitFor(() => expect(bridge.inputsOf('events.clocks')).toHaveLength(1))
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('tell the most urgent in hours left, count the others, and open the event', async () => {
    const first = clock(inHours(5))
    const bridge = new BridgeDouble({ 'events.clocks': () => [first, clock(inHours(9))] })
    const { user, history } = renderWith(bridge, <ReportClocks />)
    expect(await screen.findByText('2 reports')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'TEH-002 5 h 0 min left report of a serious event' }))
    expect(history.route).toMatchObject({ form: 'AE', formId: first.formId })
    await user.click(screen.getByRole('button', { name: '2 reports' }))
    expect(history.route).toEqual({ screen: 'events' })
  })

  test('say how late a report is', async () => {
    renderWith(new BridgeDouble({ 'events.clocks': () => [clock(inHours(-2))] }), <ReportClocks />)
    expect(await screen.findByText(/^(1 h 59|2 h 0) min late$/)).toBeDefined()
  })
})
