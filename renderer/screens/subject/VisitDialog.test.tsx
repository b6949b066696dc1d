import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { VisitRow } from '../../../shared/ipc/views/subjects.ts'
import { BridgeDouble } from '../../testing/bridge.ts'
import { freshId } from '../../testing/openForm.tsx'
import { renderWith } from '../../testing/render.tsx'
import { VisitDialog } from './VisitDialog.tsx'

const visit = (more: Partial<VisitRow>): VisitRow => ({
  studyEventId: null,
  oid: 'INJ1',
  repeat: 1,
  status: 'notDue',
  planned: null,
  earliest: null,
  latest: null,
  actual: null,
  missedReason: null,
  cells: [],
  ...more,
})

function open(of: Partial<VisitRow>) {
  const receipt = () => ({ keptAt: '2026-03-01T05:30:00.000Z', sequence: 9 })
  const bridge = new BridgeDouble({ 'visits.plan': receipt, 'visits.setDate': receipt, 'visits.missed': receipt })
  const onClose = vi.fn<() => void>()
  const subjectId = freshId()
  return {
    bridge,
    onClose,
    subjectId,
    ...renderWith(bridge, <VisitDialog subjectId={subjectId} visit={visit(of)} onClose={onClose} />),
  }
}

describe('the date of a visit', () => {
  test('a visit that is planned is planned anew with a reason', async () => {
    const { bridge, user, onClose, subjectId } = open({ planned: '2026-04-02' })
    await user.click(await screen.findByRole('radio', { name: 'is planned' }))
    await user.click(screen.getByRole('button', { name: 'Keep the plan' }))
    expect(bridge.inputsOf('visits.plan')).toEqual([])
    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'The theatre is closed that week')
    await user.click(screen.getByRole('button', { name: 'Keep the plan' }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(bridge.inputsOf('visits.plan')).toEqual([
      { subjectId, oid: 'INJ1', repeat: 1, date: '2026-04-02', reason: 'The theatre is closed that week' },
    ])
  })

  test('what took place is planned no more', async () => {
    open({ planned: '2026-02-02', actual: '2026-02-02', status: 'occurred' })
    await screen.findByRole('radio', { name: 'took place' })
    expect(screen.queryByRole('radio', { name: 'is planned' })).toBeNull()
  })

  test('a visit that was missed says why', async () => {
    const { bridge, user, onClose, subjectId } = open({})
    await user.click(await screen.findByRole('radio', { name: 'was missed' }))
    await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'Child had a fever')
    await user.click(screen.getByRole('button', { name: 'Mark as missed' }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(bridge.inputsOf('visits.missed')).toEqual([
      { subjectId, oid: 'INJ1', repeat: 1, reason: 'Child had a fever' },
    ])
  })
})
