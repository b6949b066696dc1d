import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { SubjectRow } from '../../../shared/ipc/views/subjects.ts'
import { BridgeDouble, Refused } from '../../testing/bridge.ts'
import { freshId } from '../../testing/openForm.tsx'
import { renderWith } from '../../testing/render.tsx'
import { Subjects } from './Subjects.tsx'

const SARA: SubjectRow = {
  id: freshId(),
  code: 'TEH-001',
  name: 'Sara Karimi',
  status: 'screening',
  gmfcs: 'IV',
  ageYears: 6,
  nextVisit: null,
  nextDose: null,
  openQueries: 0,
  drafts: 0,
  holds: 0,
  complete: 3,
  expected: 40,
}

describe('the subjects', () => {
  test('are asked for anew with what is typed', async () => {
    const bridge = new BridgeDouble({ 'subjects.list': ({ search }) => (search === 'zz' ? [] : [SARA]) })
    const { user } = renderWith(bridge, <Subjects />)
    await screen.findByRole('table')
    await user.type(screen.getByRole('searchbox'), 'zz')
    await screen.findByText('No child matches “zz”')
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    await screen.findByRole('table')
    expect(bridge.inputsOf('subjects.list').at(-1)).toEqual({ search: '' })
  })

  test('say what to do next while there are none', async () => {
    renderWith(new BridgeDouble({ 'subjects.list': () => [] }), <Subjects />)
    expect((await screen.findByText(/Register the first child/)).textContent).toContain('screening')
  })

  test('say what is safe when they cannot be read, and try again', async () => {
    const bridge = new BridgeDouble({
      'subjects.list': () => {
        throw new Refused('storeDamaged', 'Restore the last backup.')
      },
    })
    const { user } = renderWith(bridge, <Subjects />)
    expect((await screen.findByRole('alert')).textContent).toContain('Restore the last backup.')
    bridge.handlers['subjects.list'] = () => [SARA]
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('table')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('registering a child', () => {
  test('asks for both names first, then opens the child', async () => {
    const subjectId = freshId()
    const bridge = new BridgeDouble({
      'subjects.list': () => [],
      'subjects.register': () => ({ subjectId, code: 'TEH-001' }),
    })
    const { user, history } = renderWith(bridge, <Subjects />)
    await user.click((await screen.findAllByRole('button', { name: 'Register a child' }))[0] ?? document.body)
    await user.type(await screen.findByLabelText('Given name'), 'Sara')
    await user.click(screen.getByRole('button', { name: 'Register' }))
    await screen.findAllByText('Please fill this in.')
    expect(bridge.inputsOf('subjects.register')).toHaveLength(0)
    await user.type(screen.getByLabelText('Family name'), 'Karimi{Enter}')
    await waitFor(() => expect(history.route).toEqual({ screen: 'subject', subjectId }))
    expect(bridge.inputsOf('subjects.register')).toEqual([
      { givenName: 'Sara', familyName: 'Karimi', recordNumber: '' },
    ])
  })
})
