import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { JobView } from '../../shared/ipc/views/export.ts'
import type { Role } from '../../shared/roles.ts'
import { BridgeDouble, SIGNED_IN } from '../testing/bridge.ts'
import { renderWith } from '../testing/render.tsx'
import { PrintDialog } from './PrintDialog.tsx'

const SUBJECT = '00000000-0000-4000-8000-0000000000a1'
const job = (state: JobView['state'], namesChildren = false): JobView => ({
  id: '00000000-0000-4000-8000-0000000000f3',
  kind: 'document',
  state,
  done: 0,
  total: 0,
  message: state === 'failed' ? 'The disk is full.' : '',
  result:
    state === 'done' ? { file: 'casebook-TEH-001.pdf', sha256: 'ab'.repeat(32), bytes: 2048, namesChildren } : null,
})

function open(role: Role, handlers: BridgeDouble['handlers'] = {}) {
  const person = SIGNED_IN.person && { ...SIGNED_IN.person, role }
  const bridge = new BridgeDouble({ 'application.state': () => ({ ...SIGNED_IN, person }), ...handlers })
  const what = { kind: 'casebook', subjectId: SUBJECT, code: 'TEH-001' } as const
  const { user } = renderWith(bridge, <PrintDialog what={what} title="Print the casebook" onClose={() => {}} />)
  return { bridge, user }
}

describe('printing a casebook', () => {
  test('is masked unless somebody who may chooses otherwise, and then warns before and after', async () => {
    const made = () => job('done', true)
    const { bridge, user } = open('investigator', { 'documents.order': made, 'jobs.get': made })
    expect(await screen.findByRole('radio', { name: /Without/ })).toHaveProperty('checked', true)
    expect(screen.queryByText('This file will name a child')).toBeNull()
    await user.click(screen.getByRole('radio', { name: 'Identified copy' }))
    expect(screen.getByText('This file will name a child')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Save as PDF' }))
    expect(await screen.findByText('The PDF is there')).toBeDefined()
    expect(screen.getByText('This file will name a child')).toBeDefined()
    expect(bridge.inputsOf('documents.order')).toEqual([{ kind: 'casebook', subjectId: SUBJECT, identified: true }])
  })

  test('offers no identified copy to a monitor', async () => {
    open('monitor')
    expect(await screen.findByRole('button', { name: 'Save as PDF' })).toBeDefined()
    expect(screen.queryByRole('radio')).toBeNull()
  })

  test('says why it failed', async () => {
    const failed = () => job('failed')
    const { user } = open('coordinator', { 'documents.order': failed, 'jobs.get': failed })
    await user.click(await screen.findByRole('button', { name: 'Save as PDF' }))
    expect(await screen.findByText('The disk is full.')).toBeDefined()
  })
})
