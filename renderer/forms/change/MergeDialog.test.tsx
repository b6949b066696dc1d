import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FormView } from '../../../shared/ipc/views/form.ts'
import { FormDouble } from '../../testing/formStore.ts'
import { freshId, openForm } from '../../testing/openForm.tsx'

const SEX = { group: 'CHILD', repeat: 1, item: 'SEX' }

test('a draft on an older version asks item by item, takes the record over and keeps what was preferred', async () => {
  const form = new FormDouble(freshId(), 'DEMOG', 'SCR')
  form.put([{ address: SEX, answer: { value: '1' } }])
  form.keep([{ address: SEX, answer: { value: '2' }, mode: 'single' }])
  form.kept.length = 0
  const fresh = form.view.bind(form)
  // Somebody else saved in between: the draft is stale until the record's answer has been taken over.
  form.view = (): FormView => {
    const view = fresh()
    return { ...view, draft: view.draft && { ...view.draft, stale: form.kept.length === 0 } }
  }
  const { user } = await openForm('DEMOG', 'SCR', form)
  await user.click(await screen.findByRole('radio', { name: 'Mine: Female' }))
  await user.click(screen.getByRole('button', { name: 'Go on with these' }))
  await waitFor(() => expect(form.kept).toHaveLength(2))
  expect(form.kept.flat().map(({ answer }) => answer)).toEqual([{ value: '1' }, { value: '2' }])
  expect(screen.queryByText('Somebody changed this form meanwhile')).toBeNull()
})
