import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { DayOfPerson, DelegationRow } from '../../../../shared/ipc/views/delegation.ts'
import { BridgeDouble, Refused, SIGNED_IN } from '../../../testing/bridge.ts'
import { renderAs, renderWith } from '../../../testing/render.tsx'
import { Day } from './Day.tsx'
import { DelegationLog } from './DelegationLog.tsx'
import { OnDay } from './OnDay.tsx'

const NURSE_ID = '00000000-0000-4000-8000-0000000000b1'
const scoring = { task: 'Scores GMFM-88', from: '2026-01-10', until: null, trained: '2026-01-08' }
const blood = { task: 'Takes blood', from: '2026-02-01', until: '2026-06-30', trained: null }

const person = (more: Partial<DelegationRow> = {}): DelegationRow => ({
  userId: NURSE_ID,
  name: 'Maryam Ahmadi',
  role: 'nurse',
  status: 'active',
  entries: [scoring, blood],
  ...more,
})

function showLog(rows: readonly DelegationRow[], mayWrite = true, more: BridgeDouble['handlers'] = {}) {
  const bridge = new BridgeDouble({
    'delegation.list': () => [...rows],
    'delegation.set': () => person(),
    ...more,
  })
  return { bridge, ...renderAs('administrator', bridge, <DelegationLog mayWrite={mayWrite} />) }
}

const log = () => screen.findByRole('table', { name: 'Delegation log' })

async function openDialog({ user }: ReturnType<typeof showLog>) {
  await log()
  await user.click(screen.getByRole('button', { name: 'Change the tasks of Maryam Ahmadi' }))
  return screen.findByRole('dialog', { name: 'Tasks of Maryam Ahmadi' })
}

describe('R14: the delegation log', () => {
  test('says which task was whose, from when to when, and when they were trained', async () => {
    showLog([
      person(),
      person({ userId: SIGNED_IN.person?.id ?? '', name: 'Nima Jafari', status: 'disabled', entries: [] }),
    ])
    const [, first, second, third] = within(await log()).getAllByRole('row')
    expect(first?.textContent).toContain('Maryam Ahmadi')
    expect(first?.textContent).toContain('still stands')
    expect(second?.textContent).toContain('Takes blood')
    expect(second?.textContent).toContain('no training noted')
    expect(third?.textContent).toContain('account closed')
    expect(third?.textContent).toContain('No task yet')
  })

  test('is read, not written, by those who do not keep the accounts', async () => {
    showLog([person()], false)
    await log()
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('says so while nobody has an account', async () => {
    showLog([])
    expect(await screen.findByText('Nobody has an account yet')).toBeTruthy()
  })

  test('a fault is said, and asked again on wish', async () => {
    let isBroken = true
    const { user } = showLog([], true, {
      'delegation.list': () => {
        if (isBroken) throw new Refused('failed', 'The record could not be read.')
        return [person()]
      },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('The record could not be read.')
    isBroken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await log()
  })
})

describe('R14: changing the tasks of a person', () => {
  test('keeps every line that stands, with the reason', async () => {
    const shown = showLog([person()])
    const dialog = await openDialog(shown)
    const [first] = within(dialog).getAllByLabelText('Task')
    if (!first) throw new Error('no line')
    await shown.user.clear(first)
    await shown.user.type(first, 'Scores all scales')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Take this task out: Takes blood' }))
    await shown.user.type(within(dialog).getByLabelText('Reason'), 'The laboratory does it now')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep the log' }))
    await waitFor(() => expect(dialog.isConnected).toBe(false))
    expect(shown.bridge.inputsOf('delegation.set')).toEqual([
      {
        userId: NURSE_ID,
        entries: [{ ...scoring, task: 'Scores all scales' }],
        reason: 'The laboratory does it now',
      },
    ])
  })

  test('a task without words or first day, or a change without a reason, is not sent', async () => {
    const shown = showLog([person({ entries: [] })])
    const dialog = await openDialog(shown)
    await shown.user.click(within(dialog).getByRole('button', { name: 'Add a task' }))
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep the log' }))
    expect(await within(dialog).findByText('A task needs words and a first day.')).toBeTruthy()
    expect(within(dialog).getByText('Say why in at least five letters.')).toBeTruthy()
    expect(shown.bridge.inputsOf('delegation.set')).toEqual([])
  })

  test('a last day before the first is said at once, and not sent', async () => {
    const shown = showLog([person({ entries: [{ ...blood, until: '2026-01-15' }] })])
    const dialog = await openDialog(shown)
    expect(within(dialog).getByText('The last day is before the first.')).toBeTruthy()
    await shown.user.type(within(dialog).getByLabelText('Reason'), 'Typed wrongly')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep the log' }))
    expect(shown.bridge.inputsOf('delegation.set')).toEqual([])
  })

  test('a refusal is shown, and everything typed stands', async () => {
    const shown = showLog([person()], true, {
      'delegation.set': () => {
        throw new Refused('notAllowed', 'Your role does not allow this. Nothing was changed.')
      },
    })
    const dialog = await openDialog(shown)
    const [first] = within(dialog).getAllByLabelText('Task')
    if (!first) throw new Error('no line')
    await shown.user.type(first, ' and FIM')
    await shown.user.type(within(dialog).getByLabelText('Reason'), 'Trained in it now')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Keep the log' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Your role does not allow this')
    expect(first).toHaveProperty('value', 'Scores GMFM-88 and FIM')
    expect(within(dialog).getByLabelText('Reason')).toHaveProperty('value', 'Trained in it now')
  })
})

describe('R14: who could do what on a day', () => {
  const able: DayOfPerson = {
    userId: NURSE_ID,
    name: 'Maryam Ahmadi',
    organisation: 'Children’s hospital',
    roles: ['nurse', 'coordinator'],
    rights: ['record.read', 'record.write'],
    tasks: [blood],
  }

  function showDay(people: readonly DayOfPerson[], more: BridgeDouble['handlers'] = {}) {
    const bridge = new BridgeDouble({ 'delegation.onDay': () => [...people], ...more })
    return { bridge, ...renderAs('monitor', bridge, <OnDay />) }
  }

  test('names each role held on it, the tasks that stood and the rights, which open on wish', async () => {
    const { user } = showDay([able])
    const [, row] = within(await screen.findByRole('table', { name: 'Who could do what' })).getAllByRole('row')
    expect(row?.textContent).toContain('Research nurse, ')
    expect(row?.textContent).toContain('Takes blood')
    expect(row?.textContent).toContain('no training noted')
    await user.click(screen.getByText('2 rights'))
    expect(screen.getByText('read the record').closest('details')).toHaveProperty('open', true)
  })

  test('asks for today first, and for the day that is typed', async () => {
    const { bridge, user } = showDay([able])
    await screen.findByRole('table')
    expect(bridge.inputsOf('delegation.onDay')).toEqual([{ day: new Date().toLocaleDateString('sv-SE') }])
    const [year] = within(screen.getByRole('group', { name: 'Day' })).getAllByRole('spinbutton')
    if (!year) throw new Error('no year')
    await user.click(year)
    await user.keyboard('20250301')
    await waitFor(() => expect(bridge.inputsOf('delegation.onDay').at(-1)).toEqual({ day: '2025-03-01' }))
  })

  test('says so when nobody could do anything', async () => {
    showDay([])
    expect(await screen.findByText('Nobody could do anything on that day')).toBeTruthy()
  })

  test('a fault is said', async () => {
    showDay([], {
      'delegation.onDay': () => {
        throw new Refused('failed', 'The trail could not be read.')
      },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('The trail could not be read.')
  })
})

test('a day stands in the calendar of the person', () => {
  const bridge = new BridgeDouble()
  const shown = (calendar: 'gregorian' | 'solarHijri') => {
    bridge.handlers['application.state'] = () => ({ ...SIGNED_IN, calendar })
    const { client } = renderWith(bridge, <Day day="2026-03-21" />)
    client.setQueryData(['application.state', {}], { ...SIGNED_IN, calendar })
  }
  shown('gregorian')
  expect(screen.getByText('2026-03-21')).toBeTruthy()
  shown('solarHijri')
  return screen.findByText('1405/01/01')
})
