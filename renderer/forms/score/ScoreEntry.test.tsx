import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { gmfm88Items } from '../../../shared/instruments/gmfm88Items.ts'
import { Refused } from '../../testing/bridge.ts'
import type { FormDouble } from '../../testing/formStore.ts'
import { openForm } from '../../testing/openForm.tsx'

async function openGmfm() {
  const opened = await openForm('GMFM88', 'BL')
  await expectAt(1)
  return opened
}

const labelOf = (number: number) => gmfm88Items[number - 1]?.label ?? ''
async function expectAt(number: number) {
  expect((await screen.findByRole('heading', { level: 2, name: labelOf(number) })).textContent).toBe(labelOf(number))
}
const answersOf = (form: FormDouble) =>
  form.view().draft?.items.map(({ address, answer }) => [address.item, answer] as const) ?? []

describe('scoring by key', () => {
  test('a whole GMFM-88 takes 88 keys and no mouse', async () => {
    const { form, user } = await openGmfm()
    await user.keyboard('3210'.repeat(22))
    await waitFor(() => expect(answersOf(form)).toHaveLength(88))
    expect(answersOf(form).slice(0, 5)).toEqual([
      ['GMFM01', { value: '3' }],
      ['GMFM02', { value: '2' }],
      ['GMFM03', { value: '1' }],
      ['GMFM04', { value: '0' }],
      ['GMFM05', { value: '3' }],
    ])
    expect(answersOf(form).at(-1)).toEqual(['GMFM88', { value: '0' }])
    const panel = screen.getByRole('complementary', { name: 'Progress' })
    await within(panel).findByText('Nothing open')
  }, 60_000)

  test('N asks for a reason, and one more key gives it and moves on', async () => {
    const { form, user } = await openGmfm()
    await user.keyboard('n')
    await screen.findByRole('button', { name: /1\s*Refused/ })
    await user.keyboard('1')
    await expectAt(2)
    await waitFor(() => expect(answersOf(form)).toEqual([['GMFM01', { missing: 'NT', reason: 'REFUSED' }]]))
  })

  test('Backspace steps back and clears', async () => {
    const { form, user } = await openGmfm()
    await user.keyboard('32{Backspace}')
    await expectAt(2)
    await waitFor(() =>
      expect(answersOf(form)).toEqual([
        ['GMFM01', { value: '3' }],
        ['GMFM02', null],
      ]),
    )
  })

  test('digits typed on a Persian keyboard count as digits', async () => {
    const { form, user } = await openGmfm()
    await user.keyboard('۲')
    await expectAt(2)
    await waitFor(() => expect(answersOf(form)).toEqual([['GMFM01', { value: '2' }]]))
  })

  test('a digit that is no answer of the item changes nothing', async () => {
    const { bridge, user } = await openGmfm()
    await user.keyboard('4')
    await expectAt(1)
    expect(bridge.inputsOf('forms.keep')).toHaveLength(0)
  })

  test('arrows move, End jumps to the next dimension and F8 to the next open item', async () => {
    const { user } = await openGmfm()
    await user.keyboard('3{ArrowDown}3')
    await expectAt(4)
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
    await expectAt(1)
    await user.keyboard('{F8}')
    await expectAt(2)
    await user.keyboard('{End}')
    await expectAt(18)
    await user.keyboard('{Home}')
    await expectAt(1)
  })

  test('the rest of a dimension becomes 0 after one question, marked as filled in bulk', async () => {
    const { form, user } = await openGmfm()
    await user.keyboard('33')
    await user.click(await screen.findByRole('button', { name: 'Rest of this part (15)' }))
    await user.click(await screen.findByRole('menuitem', { name: 'All 0' }))
    await user.click(await screen.findByRole('button', { name: 'Fill 15 items' }))
    await expectAt(18)
    await waitFor(() => expect(answersOf(form)).toHaveLength(17))
    const bulk = form.kept.flat().filter((change) => change.mode === 'bulk')
    expect(bulk).toHaveLength(15)
    expect(bulk[0]?.answer).toEqual({ value: '0' })
  })
})

describe('when keeping fails', () => {
  test('the answer stays on the screen, the failure is said, and a retry keeps it', async () => {
    const { form, bridge, user } = await openGmfm()
    const keep = bridge.handlers['forms.keep']
    bridge.handlers['forms.keep'] = () => {
      throw new Refused('diskFull', 'The disk is full. Free some space.')
    }
    await user.keyboard('31')
    const alert = await screen.findByRole('alert')
    await waitFor(() => expect(alert.textContent).toContain('2 entries are not kept yet'))
    expect(alert.textContent).toContain('The disk is full.')
    if (keep) bridge.handlers['forms.keep'] = keep
    await user.click(within(alert).getByRole('button', { name: 'Try again now' }))
    await waitFor(() => expect(answersOf(form)).toHaveLength(2))
    await screen.findByText(/Kept/)
  })

  test('an entry that is refused for what it is does not hold up the others', async () => {
    const { form, bridge, user } = await openGmfm()
    bridge.handlers['forms.keep'] = (input) => {
      if (input.changes.some((change) => change.address.item === 'GMFM02')) throw new Refused('badInput')
      return form.keep(input.changes)
    }
    await user.keyboard('321')
    await waitFor(() => expect(answersOf(form).map(([item]) => item)).toEqual(['GMFM01', 'GMFM03']))
  })
})
