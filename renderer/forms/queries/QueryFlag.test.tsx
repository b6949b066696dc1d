import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { QueryRow } from '../../../shared/ipc/views/queries.ts'
import { FormDouble } from '../../testing/formStore.ts'
import { freshId, openForm } from '../../testing/openForm.tsx'
import { queryDouble, threadDouble } from '../../testing/queries.ts'

const WEIGHT = { group: 'CHILD', repeat: 1, item: 'WEIGHT' }

/** A demography form with queries in the double's memory. */
async function openWithQueries(queries: readonly QueryRow[] = [], weight = '18.5') {
  const form = new FormDouble(freshId(), 'DEMOG', 'SCR')
  form.put([{ address: WEIGHT, answer: { value: weight } }])
  form.state = 'open'
  const known: QueryRow[] = queries.map((query) => ({ ...query, formId: form.formId }))
  const opened = await openForm('DEMOG', 'SCR', form)
  opened.bridge.handlers['queries.list'] = () => known
  opened.bridge.handlers['queries.thread'] = ({ queryId }) =>
    threadDouble(known.find(({ id }) => id === queryId) ?? queryDouble(queryId))
  opened.bridge.handlers['queries.raise'] = ({ text, check, address }) => {
    const query = queryDouble(freshId(), { formId: form.formId, text, check, address })
    known.push(query)
    return threadDouble(query)
  }
  await opened.client.invalidateQueries()
  return opened
}

describe('a query on a form', () => {
  test('is raised from the flag of its item and is then told under the item', async () => {
    const { user, bridge, form } = await openWithQueries()
    await user.click(await screen.findByRole('button', { name: 'Raise query on Weight' }))
    const dialog = await screen.findByRole('dialog', { name: 'Weight' })
    await user.click(within(dialog).getByRole('button', { name: 'Raise query' }))
    await within(dialog).findByText('Write a few words first.')
    await user.type(within(dialog).getByLabelText('What is asked'), 'The chart says 18.9.')
    await user.click(within(dialog).getByRole('button', { name: 'Raise query' }))
    await screen.findByText('The chart says 18.9.')
    expect(bridge.inputsOf('queries.raise')).toEqual([
      {
        subjectId: form.view().subjectId,
        formId: form.formId,
        address: WEIGHT,
        text: 'The chart says 18.9.',
        check: null,
        assignTo: null,
      },
    ])
    await screen.findByRole('button', { name: 'Query on Weight' })
  })

  test('opens its thread at the item, where it can be answered', async () => {
    const query = queryDouble(freshId())
    const { user, bridge } = await openWithQueries([query])
    bridge.handlers['queries.answer'] = () => threadDouble({ ...query, status: 'answered' })
    await user.click(await screen.findByRole('button', { name: 'Query on Weight' }))
    const dialog = await screen.findByRole('dialog', { name: 'Weight' })
    await user.type(await within(dialog).findByLabelText('Your words'), 'Copied wrongly.')
    await user.click(within(dialog).getByRole('button', { name: 'Answer' }))
    await waitFor(() =>
      expect(bridge.inputsOf('queries.answer')).toEqual([{ queryId: query.id, text: 'Copied wrongly.' }]),
    )
  })

  test('stands for a soft check when it is raised from one', async () => {
    const { user, bridge, form } = await openWithQueries([], '70')
    const soft = form.view().findings.find(({ severity, address }) => severity === 'soft' && address?.item === 'WEIGHT')
    if (!soft) throw new Error('no soft check speaks of this weight')
    const note = (await screen.findByText(soft.message)).closest('.note')
    if (!(note instanceof HTMLElement)) throw new Error('the check is not told in a note')
    await user.click(within(note).getByRole('button', { name: 'Raise query' }))
    await user.type(await within(note).findByLabelText('What is asked'), 'Is it so?')
    await user.click(within(note).getByRole('button', { name: 'Raise query' }))
    await waitFor(() =>
      expect(bridge.inputsOf('queries.raise')).toMatchObject([{ check: soft.check, address: WEIGHT }]),
    )
    await waitFor(() => expect(within(note).queryByRole('button', { name: 'Raise query' })).toBeNull())
  })
})
