import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Role } from '../../../shared/roles.ts'
import { BridgeDouble, SIGNED_IN } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { ExportTrailButton, ExportTrailState, useTrailExport } from './ExportTrail.tsx'

const ID = '00000000-0000-4000-8000-0000000000f2'
const MANIFEST = 'ab12cd34'.repeat(8)

function Place() {
  const job = useTrailExport()
  return (
    <>
      <ExportTrailButton job={job} />
      <ExportTrailState job={job} />
    </>
  )
}

function draw(role: Role) {
  const person = SIGNED_IN.person && { ...SIGNED_IN.person, role }
  const bridge = new BridgeDouble({
    'application.state': () => ({ ...SIGNED_IN, person }),
    'trail.release': () => ({
      id: ID,
      kind: 'trail',
      state: 'done',
      done: 2,
      total: 2,
      message: '',
      result: { records: 7, children: 2, keyFingerprint: MANIFEST, manifest: MANIFEST, files: [], folder: '/out/x' },
    }),
  })
  return { bridge, ...renderWith(bridge, <Place />, { screen: 'audit', filter: {} }) }
}

test('R10: a coordinator makes the de-identified trail for a recipient and purpose, and is told the hash of its manifest', async () => {
  const { bridge, user } = draw('coordinator')
  await user.click(await screen.findByRole('button', { name: 'Export the trail' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: /^De-identified/ }))
  await user.click(dialog.getByRole('radio', { name: /^Shifted dates/ }))
  await user.click(dialog.getByRole('button', { name: 'Choose a folder and write' }))
  expect(bridge.inputsOf('trail.release')).toEqual([])
  await user.type(dialog.getByLabelText('Who receives it'), ' A university ')
  await user.type(dialog.getByLabelText('What it is for'), 'A paper')
  await user.click(dialog.getByRole('button', { name: 'Choose a folder and write' }))
  expect(await screen.findByText('The de-identified trail is written: 7 records')).toBeDefined()
  expect(screen.getByText('SHA-256 of the manifest')).toBeDefined()
  expect(bridge.inputsOf('trail.release')).toEqual([
    { profile: 'date-shifted', recipient: 'A university', purpose: 'A paper' },
  ])
  expect(bridge.inputsOf('trail.export')).toEqual([])
})

test('a monitor is offered the masked trail, and no release', async () => {
  const { user } = draw('monitor')
  await user.click(await screen.findByRole('button', { name: 'Export the trail' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getAllByRole('radio')).toHaveLength(2)
  expect(dialog.queryByRole('radio', { name: /^De-identified/ })).toBeNull()
})
