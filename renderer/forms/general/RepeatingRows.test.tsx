import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { freshId, openForm } from '../../testing/openForm.tsx'
import { FormDouble } from '../../testing/formStore.ts'

const at = (item: string, repeat: number) => ({ group: 'THERAPY', repeat, item })

function therapies(): FormDouble {
  const form = new FormDouble(freshId(), 'REHAB', null)
  form.put([
    { address: { group: 'PERIOD', repeat: 1, item: 'REHAB_ANY' }, answer: { value: 'Y' } },
    { address: at('REHAB_SESSIONS', 1), answer: { value: '2' } },
    { address: at('REHAB_SESSIONS', 2), answer: { value: '7' } },
  ])
  form.state = 'open'
  return form
}

test('a row of the record is struck out with a reason, stays in view with who and why, and can be restored', async () => {
  const { form, user } = await openForm('REHAB', null, therapies())
  await user.click(await screen.findByRole('button', { name: 'Strike out Row 2' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Strike out' }))
  expect(form.view().struckRows).toEqual([])
  await user.type(within(dialog).getByRole('textbox'), 'It never took place')
  await user.click(within(dialog).getByRole('button', { name: 'Strike out' }))

  expect((await screen.findByText(/It never took place/)).textContent).toContain('Struck out by Nurse')
  expect(screen.getByText(/Row 2: 7/).tagName).toBe('DEL')
  expect(screen.queryByRole('group', { name: 'Row 2' })).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Restore Row 2' }))
  const again = await screen.findByRole('dialog')
  await user.type(within(again).getByRole('textbox'), 'It did take place')
  await user.click(within(again).getByRole('button', { name: 'Restore' }))
  expect(await screen.findByRole('group', { name: 'Row 2' })).toBeDefined()
})

test('a row that is only typed simply goes away', async () => {
  const { form, user } = await openForm('REHAB', null, therapies())
  await user.click(await screen.findByRole('button', { name: 'Add a row' }))
  await user.click(await screen.findByRole('button', { name: 'Remove Row 3' }))
  expect(screen.queryByRole('group', { name: 'Row 3' })).toBeNull()
  expect(form.view().struckRows).toEqual([])
})
