import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { DashboardView } from '../../../shared/ipc/views/dashboard.ts'
import { BridgeDouble, SIGNED_IN } from '../../testing/bridge.ts'
import { freshId } from '../../testing/openForm.tsx'
import { renderWith } from '../../testing/render.tsx'
import { placesOf, startOf } from '../../frame/places.ts'
import { Overview } from './Overview.tsx'

const EMPTY: DashboardView = {
  enrolled: 0,
  planned: 16,
  dueThisWeek: 0,
  overdue: 0,
  holds: 0,
  queries: { open: 0, oldestDays: null },
  seriousEvents: { count: 0, clocks: 0, late: 0, nextDueBy: null },
  complete: 0,
  expected: 0,
  lastBackup: null,
  backupRemindDays: 7,
  lastExport: null,
  stopping: { children: 0, events: 0, injected: 0 },
  children: [],
}
const HELD = freshId()
const BUSY: DashboardView = {
  ...EMPTY,
  enrolled: 5,
  overdue: 2,
  holds: 1,
  queries: { open: 4, oldestDays: 9 },
  complete: 3,
  expected: 4,
  stopping: { children: 1, events: 2, injected: 5 },
  children: [
    {
      subjectId: HELD,
      code: 'TEH-001',
      status: 'enrolled',
      doses: [
        { number: 1, state: 'given', date: '2026-10-01' },
        { number: 2, state: 'held', date: null },
        { number: 3, state: 'notDue', date: null },
        { number: 4, state: 'notDue', date: null },
      ],
      nextVisit: { oid: 'INJ2', planned: '2026-11-20', latest: '2026-11-25' },
      dueThisWeek: 1,
      overdue: 2,
      holds: ['The platelets are below the limit.'],
      openQueries: 4,
      complete: 3,
      expected: 4,
    },
  ],
}

const shows = (view: DashboardView) => renderWith(new BridgeDouble({ 'dashboard.get': () => view }), <Overview />)

describe('the overview', () => {
  test('says what to do next while no child is in', async () => {
    const { user, history } = shows(EMPTY)
    await screen.findByText('No child is in the study yet')
    await user.click(screen.getByRole('button', { name: 'Go to the subjects' }))
    expect(history.route).toEqual({ screen: 'subjects' })
  })

  test('says of each child how the four injections stand, what holds the next, and until when the next visit can be', async () => {
    shows(BUSY)
    const row = await screen.findByRole('row', { name: /TEH-001/ })
    expect(within(row).getByText('Injection 1: given')).toBeTruthy()
    expect(within(row).getByText('Injection 2: on hold')).toBeTruthy()
    expect(within(row).getByText('The platelets are below the limit.')).toBeTruthy()
    expect(within(row).getByText('until 2026-11-25')).toBeTruthy()
  })

  test('leads from a number to where it is handled, and from a code to the child', async () => {
    const { user, history } = shows(BUSY)
    const queries = await screen.findByRole('link', { name: /Open queries/ })
    expect(queries.textContent).toContain('the oldest is 9 days old')
    await user.click(queries)
    expect(history.route).toEqual({ screen: 'queries', queryId: null })
    await user.click(screen.getByRole('link', { name: /Stopping counter/ }))
    expect(history.route).toEqual({ screen: 'events' })
    await user.click(screen.getByRole('button', { name: 'TEH-001' }))
    expect(history.route).toEqual({ screen: 'subject', subjectId: HELD })
  })

  test('shows a number without a way to a role that has no such place', async () => {
    shows(BUSY)
    await screen.findByText('Last backup')
    expect(SIGNED_IN.person?.role).toBe('nurse')
    expect(screen.queryByRole('link', { name: /Last backup/ })).toBeNull()
  })
})

describe('the place of the overview', () => {
  test('is first for those who look at the whole site; a nurse has the day first, and nobody starts elsewhere than before', () => {
    expect(
      placesOf('nurse')
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['today', 'overview'])
    for (const role of ['investigator', 'coordinator', 'monitor'] as const) {
      expect(placesOf(role)[0]?.name).toBe('overview')
      expect(startOf(role)).toEqual({ screen: 'today' })
    }
    expect(placesOf('administrator').some(({ name }) => name === 'overview')).toBe(false)
    expect(startOf('administrator')).toEqual(placesOf('administrator')[0]?.route)
  })
})
