import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { ReviewRow } from '../../../../shared/ipc/views/review.ts'
import { BridgeDouble, Refused } from '../../../testing/bridge.ts'
import { renderAs } from '../../../testing/render.tsx'
import { ReviewList } from './ReviewList.tsx'

const FORM_ID = '00000000-0000-4000-8000-0000000000f1'
const CHILD_ID = '00000000-0000-4000-8000-0000000000c1'

const act = (toSequence: number, more: Partial<ReviewRow> = {}): ReviewRow => ({
  fromSequence: toSequence - 2,
  toSequence,
  risks: ['afterCompletion'],
  kind: 'form.changed',
  time: '2026-11-22T10:30:00.000Z',
  offset: '+03:30',
  by: 'Maryam Ahmadi',
  role: 'nurse',
  subjectId: CHILD_ID,
  subjectCode: 'TEH-001',
  studyEventOid: 'BL',
  formId: FORM_ID,
  form: 'GMFM88',
  records: 3,
  lateDays: null,
  reviewed: null,
  ...more,
})

/** The list before a monitor; what is marked leaves the list of what nobody has looked at. */
function shows(acts: readonly ReviewRow[], handlers: BridgeDouble['handlers'] = {}) {
  const bridge = new BridgeDouble({
    'subjects.list': () => [],
    'review.list': ({ before, limit }) => {
      const left = acts.filter(({ toSequence }) => before === null || toSequence < before)
      const rows = left.slice(0, limit)
      return { rows: [...rows], next: left.length > rows.length ? (rows.at(-1)?.toSequence ?? null) : null }
    },
    'review.mark': () => ({ sequence: 99, keptAt: '2026-11-22T10:00:00.000Z' }),
    ...handlers,
  })
  return { bridge, ...renderAs('monitor', bridge, <ReviewList />, { screen: 'audit', filter: {} }) }
}

const lastFilter = (bridge: BridgeDouble) => bridge.inputsOf('review.list').at(-1)?.filter
const table = () => screen.findByRole('table', { name: 'Acts worth a look' })

async function openDialog({ user }: ReturnType<typeof shows>) {
  await user.click(within(await table()).getByRole('button', { name: 'Say what I found' }))
  return screen.findByRole('dialog')
}

describe('R43: acts worth a look', () => {
  test('say what makes them so, what was done where, by whom, and how many records it was', async () => {
    shows([act(12), act(30, { risks: ['lateEntry', 'nightEntry'], lateDays: 9, by: null, role: null })])
    const [, first, second] = within(await table()).getAllByRole('row')
    expect(first?.textContent).toContain('changed after completion')
    expect(first?.textContent).toContain('TEH-001 · Baseline · GMFM-88')
    expect(first?.textContent).toContain('Maryam Ahmadi')
    expect(first?.textContent).toContain('3 records')
    expect(second?.textContent).toContain('entered 9 days after it was observed')
    expect(second?.textContent).toContain('entered at night')
  })

  test('that nobody has looked at are asked for first; the sentence asks for others', async () => {
    const { bridge, user } = shows([act(12)])
    await table()
    expect(lastFilter(bridge)).toEqual({ reviewed: false })
    await user.click(screen.getByRole('button', { name: /^Reason:/ }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'entered late' }))
    await waitFor(() => expect(lastFilter(bridge)).toEqual({ reviewed: false, risks: ['lateEntry'] }))
    await user.click(screen.getByRole('button', { name: /^Looked at:/ }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'looked at or not' }))
    await waitFor(() => expect(lastFilter(bridge)).toEqual({ risks: ['lateEntry'] }))
  })

  test('lead to the records of their form', async () => {
    const { user, history } = shows([act(12)])
    await user.click(within(await table()).getByRole('button', { name: '3 records' }))
    expect(history.route).toEqual({ screen: 'audit', filter: { formId: FORM_ID } })
  })

  test('older ones come when they are asked for', async () => {
    const acts = Array.from({ length: 60 }, (_, index) => act(600 - index * 3))
    const { bridge, user } = shows(acts)
    await table()
    await user.click(screen.getByRole('button', { name: 'Older acts' }))
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(61))
    expect(bridge.inputsOf('review.list').at(-1)?.before).toBe(600 - 49 * 3)
    expect(screen.queryByRole('button', { name: 'Older acts' })).toBeNull()
  })

  test('while there are none, it says so; under a narrower sentence it offers the way back', async () => {
    const { bridge, user } = shows([])
    await screen.findByText('Nothing is left to look at')
    await user.click(screen.getByRole('button', { name: /^Reason:/ }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'step of the clock' }))
    await screen.findByText('No act fits this sentence')
    await user.click(screen.getByRole('button', { name: 'Show everything' }))
    await waitFor(() => expect(lastFilter(bridge)).toEqual({ reviewed: false }))
  })

  test('a fault is said, and asked again on wish', async () => {
    let isBroken = true
    const { user } = shows([], {
      'review.list': () => {
        if (isBroken) throw new Refused('failed', 'The trail could not be read.')
        return { rows: [act(12)], next: null }
      },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('The trail could not be read.')
    isBroken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await table()
  })
})

describe('R43: saying what one found', () => {
  test('needs an outcome, and words where something is not in order', async () => {
    const shown = shows([act(12)])
    const dialog = await openDialog(shown)
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep it' }))
    expect(await within(dialog).findByText('Please fill this in.')).toBeTruthy()
    await shown.user.click(within(dialog).getByRole('radio', { name: 'Not in order' }))
    expect(await within(dialog).findByText('Write a few words first.')).toBeTruthy()
    expect(shown.bridge.inputsOf('review.mark')).toEqual([])
  })

  test('keeps the outcome for exactly the records of the act', async () => {
    const shown = shows([act(12)])
    const dialog = await openDialog(shown)
    await shown.user.click(within(dialog).getByRole('radio', { name: 'Not in order' }))
    await shown.user.type(within(dialog).getByLabelText('Remark'), 'The sheet says two')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep it' }))
    await waitFor(() => expect(dialog.isConnected).toBe(false))
    expect(shown.bridge.inputsOf('review.mark')).toEqual([
      { fromSequence: 10, toSequence: 12, formId: FORM_ID, outcome: 'questioned', note: 'The sheet says two' },
    ])
  })

  test('a refusal is shown and what was written stands', async () => {
    const shown = shows([act(12)], {
      'review.mark': () => {
        throw new Refused('notAllowed', 'Your role does not allow this. Nothing was changed.')
      },
    })
    const dialog = await openDialog(shown)
    await shown.user.click(within(dialog).getByRole('radio', { name: 'In order' }))
    await shown.user.type(within(dialog).getByLabelText('Remark'), 'Seen with the sheet')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep it' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Your role does not allow this')
    expect(within(dialog).getByLabelText('Remark')).toHaveProperty('value', 'Seen with the sheet')
  })
})
