import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { BridgeDouble, Refused } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { Settings } from './Settings.tsx'

function row(more: Partial<SettingRow> = {}): SettingRow {
  return {
    key: 'age.max',
    label: 'Oldest age at consent',
    group: 'Eligibility',
    value: '12',
    default: '12',
    allowed: null,
    source: 'paper',
    changedBy: null,
    changedAt: null,
    mayChange: true,
    ...more,
  }
}

const CODING = row({
  key: 'mas.coding',
  label: 'How grade 1+ counts',
  group: 'Scales',
  value: '1.5',
  default: '1.5',
  allowed: [
    { value: '1.5', label: '1+ counts 1.5' },
    { value: 'ordinal', label: '1+ counts 2' },
  ],
  source: 'ref(MAS1+); default assumed',
})

async function open(rows: readonly SettingRow[], handlers: BridgeDouble['handlers'] = {}) {
  const bridge = new BridgeDouble({ 'settings.list': () => [...rows], 'settings.set': () => row(), ...handlers })
  const drawn = renderWith(bridge, <Settings />, { screen: 'settings' })
  await screen.findAllByRole('heading', { level: 2 })
  return { bridge, ...drawn }
}

describe('the settings', () => {
  test('stand in their groups with value, default, source and who changed them', async () => {
    await open([row({ value: '14', changedBy: 'Sara Karimi', changedAt: '2026-11-01T08:00:00.000Z' }), CODING])
    const changed = screen.getByRole('row', { name: /Oldest age/ }).textContent
    for (const part of ['14', '12', 'Paper', 'Sara Karimi', '2026-11-01']) expect(changed).toContain(part)
    const untouched = screen.getByRole('row', { name: /How grade/ }).textContent
    for (const part of ['1+ counts 1.5', 'Assumed', 'ref(MAS1+); default assumed', 'as it came'])
      expect(untouched).toContain(part)
  })

  test('are only read by a role that may not change them', async () => {
    await open([row({ mayChange: false })])
    expect(screen.getByText('Your role sees the settings and does not change them.')).toBeDefined()
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull()
  })

  test('can be searched, and found again when nothing matches', async () => {
    const { user } = await open([row(), CODING])
    await user.type(screen.getByRole('searchbox', { name: 'Filter settings' }), 'nothing like it')
    await user.click(await screen.findByRole('button', { name: 'Show all' }))
    await waitFor(() => expect(screen.getAllByRole('table')).toHaveLength(2))
    await user.click(screen.getByRole('radio', { name: 'Assumed' }))
    expect(screen.queryByRole('row', { name: /Oldest age/ })).toBeNull()
  })
})

describe('changing a setting', () => {
  test('needs another value and a reason', async () => {
    const { bridge, user } = await open([row()])
    await user.click(screen.getByRole('button', { name: 'Change: Oldest age at consent' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Change' }))
    await within(dialog).findByText('This is the value already.')
    await within(dialog).findByText('Say why in at least five letters.')
    await user.clear(within(dialog).getByLabelText('New value'))
    await user.type(within(dialog).getByLabelText('New value'), '99')
    await within(dialog).findByText('A number from 1 to 17.')
    expect(bridge.inputsOf('settings.set')).toEqual([])
  })

  test('is asked for with its reason and said when done', async () => {
    const { bridge, user } = await open([CODING])
    await user.click(screen.getByRole('button', { name: 'Change: How grade 1+ counts' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('radio', { name: '1+ counts 2' }))
    await user.type(within(dialog).getByLabelText('Reason'), ' Amendment 2 {Enter}')
    await screen.findByText('Changed: How grade 1+ counts')
    expect(bridge.inputsOf('settings.set')).toEqual([{ key: 'mas.coding', value: 'ordinal', reason: 'Amendment 2' }])
  })

  test('keeps a set in the order of its list, however it was ticked', async () => {
    const muscles = row({
      key: 'mas.muscles',
      label: 'Muscles',
      value: 'GAS',
      default: 'GAS',
      allowed: [
        { value: 'HAM', label: 'Hamstrings' },
        { value: 'GAS', label: 'Calf' },
      ],
    })
    const { bridge, user } = await open([muscles])
    await user.click(screen.getByRole('button', { name: 'Change: Muscles' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('checkbox', { name: 'Hamstrings' }))
    await user.type(within(dialog).getByLabelText('Reason'), 'Amendment 2')
    await user.click(within(dialog).getByRole('button', { name: 'Change' }))
    await waitFor(() => expect(bridge.inputsOf('settings.set').at(-1)?.value).toBe('HAM GAS'))
  })

  test('that is refused says why and keeps what was typed', async () => {
    const { user } = await open([row()], {
      'settings.set': () => {
        throw new Refused('stale', 'Somebody changed this setting meanwhile. Nothing was changed. Look again.')
      },
    })
    await user.click(screen.getByRole('button', { name: 'Change: Oldest age at consent' }))
    const dialog = await screen.findByRole('dialog')
    await user.clear(within(dialog).getByLabelText('New value'))
    await user.type(within(dialog).getByLabelText('New value'), '14')
    await user.type(within(dialog).getByLabelText('Reason'), 'Amendment 2{Enter}')
    await within(dialog).findByText('Somebody changed this setting meanwhile. Nothing was changed. Look again.')
    expect(within(dialog).getByLabelText('New value')).toHaveProperty('value', '14')
  })

  test('can go back to the default', async () => {
    const { user } = await open([row({ value: '14' })])
    await user.click(screen.getByRole('button', { name: 'Change: Oldest age at consent' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Use the default' }))
    expect(within(dialog).getByLabelText('New value')).toHaveProperty('value', '12')
  })
})
