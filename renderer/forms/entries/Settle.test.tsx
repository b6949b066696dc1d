import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { EntryComparison } from '../../../shared/ipc/views/entries.ts'
import type { FormView } from '../../../shared/ipc/views/form.ts'
import { FormDouble } from '../../testing/formStore.ts'
import { freshId, openForm } from '../../testing/openForm.tsx'

const LEVEL = { group: 'LEVEL', repeat: 1, item: 'GMFCS' }
const SOURCE = { group: 'ASSESSMENT', repeat: 1, item: 'GMFCS_SOURCE' }
const STATE = {
  stage: 'resolving',
  part: 'resolve',
  number: null,
  firstBy: 'Nina',
  secondBy: 'Nora',
  others: 1,
  mayTakeOver: false,
} as const

function comparison(formId: string): EntryComparison {
  return {
    formId,
    subjectId: freshId(),
    subjectCode: 'TEH-001',
    studyEventOid: 'BL',
    oid: 'GMFCS',
    version: '1.0',
    state: STATE,
    differences: [
      { address: SOURCE, first: { value: 'OBSERVED' }, second: null, record: null },
      { address: LEVEL, first: { value: 'II' }, second: { value: 'III' }, record: null },
    ],
    people: [],
    agreed: 2,
  }
}

async function settling() {
  const form = new FormDouble(freshId(), 'GMFCS', 'BL')
  const view = form.view.bind(form)
  form.view = (): FormView => ({ ...view(), doubleEntry: STATE })
  const asked: unknown[] = []
  const opened = await openForm('GMFCS', 'BL', form, {
    'entries.compare': () => comparison(form.formId),
    'entries.resolve': (wanted) => {
      asked.push(wanted)
      return view()
    },
  })
  await screen.findByRole('heading', { level: 3, name: 'Source' })
  return { ...opened, asked }
}

test('one key each settles the differences, the reason given last is offered for the next', async () => {
  const { user, asked, form } = await settling()
  const finish = screen.getByRole('button', { name: 'Make this the record' })
  await user.keyboard('1')
  expect(finish).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('button', { name: 'Slip of the hand' }))
  await user.keyboard('n2')
  expect(screen.getByText('2 of 2 decided')).toBeTruthy()
  await user.click(finish)
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]).toEqual({
    formId: form.formId,
    decisions: [
      { address: SOURCE, choice: 'first', answer: null, reason: 'Slip of the hand' },
      { address: LEVEL, choice: 'second', answer: null, reason: 'Slip of the hand' },
    ],
  })
})

test('another answer has to be given before it counts as decided, and may be to leave the item open', async () => {
  const { user } = await settling()
  await user.keyboard('3')
  await user.click(screen.getByRole('button', { name: 'As the source has it' }))
  expect(screen.getByText('0 of 2 decided')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Another answer/ }))
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'leave open' }))
  expect(await screen.findByText('1 of 2 decided')).toBeTruthy()
})
