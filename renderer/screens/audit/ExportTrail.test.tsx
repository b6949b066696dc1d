import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import type { Role } from '../../../shared/roles.ts'
import { BridgeDouble, Refused } from '../../testing/bridge.ts'
import { renderAs } from '../../testing/render.tsx'
import { ExportTrailButton, ExportTrailState, useTrailExport } from './ExportTrail.tsx'

const JOB_ID = '00000000-0000-4000-8000-0000000000f1'
const HEAD = 'ab12cd34'.repeat(8)
const KEY = 'ef56ab78'.repeat(8)
const FOLDER = '/media/stick/trail-TEH'

function Part() {
  const job = useTrailExport()
  return (
    <>
      <ExportTrailButton job={job} />
      <ExportTrailState job={job} />
    </>
  )
}

const job = (more: Partial<JobView> = {}): JobView => ({
  id: JOB_ID,
  kind: 'trail',
  state: 'done',
  done: 900,
  total: 900,
  message: '',
  result: { count: 900, head: HEAD, keyFingerprint: KEY, folder: FOLDER },
  ...more,
})

function shows(role: Role, ended = job(), more: BridgeDouble['handlers'] = {}) {
  const bridge = new BridgeDouble({ 'trail.export': () => ended, 'jobs.get': () => ended, ...more })
  return { bridge, ...renderAs(role, bridge, <Part />) }
}

async function openDialog({ user }: ReturnType<typeof shows>) {
  await user.click(await screen.findByRole('button', { name: 'Export the trail' }))
  return screen.findByRole('dialog', { name: 'Export the trail' })
}
const write = async ({ user }: ReturnType<typeof shows>) =>
  user.click(await screen.findByRole('button', { name: 'Choose a folder and write' }))

describe('R10: the way to a copy of the trail', () => {
  test('is there for those who may take one', async () => {
    for (const role of ['investigator', 'coordinator', 'monitor'] as const) {
      shows(role)
      expect(await screen.findByRole('button', { name: 'Export the trail' }), role).toBeTruthy()
    }
    for (const role of ['nurse', 'administrator'] as const) {
      shows(role)
      expect(screen.queryByRole('button', { name: 'Export the trail' }), role).toBeNull()
    }
  })

  test('R40: offers the names of the children to the investigator alone', async () => {
    const named = /All, with the names of the children/
    expect(within(await openDialog(shows('monitor'))).queryByRole('radio', { name: named })).toBeNull()
    expect(within(await openDialog(shows('investigator'))).getByRole('radio', { name: named })).toBeTruthy()
  })

  test('leaves identity out unless it is asked for, and then needs no password', async () => {
    const shown = shows('monitor')
    await openDialog(shown)
    await write(shown)
    await waitFor(() =>
      expect(shown.bridge.inputsOf('trail.export')).toEqual([{ values: 'withoutIdentity', password: null }]),
    )
  })

  test('the dangerous one says so, and writes nothing without the password', async () => {
    const shown = shows('investigator')
    const dialog = await openDialog(shown)
    await shown.user.click(within(dialog).getByRole('radio', { name: /All, with the names/ }))
    expect(within(dialog).getByText('This copy names the children')).toBeTruthy()
    await write(shown)
    expect(await within(dialog).findByText('Please fill this in.')).toBeTruthy()
    expect(shown.bridge.inputsOf('trail.export')).toEqual([])
    await shown.user.type(within(dialog).getByLabelText('Password'), 'my own password')
    await write(shown)
    await waitFor(() =>
      expect(shown.bridge.inputsOf('trail.export')).toEqual([{ values: 'all', password: 'my own password' }]),
    )
  })

  test('a password typed for the copy with names does not go with another', async () => {
    const shown = shows('investigator')
    const dialog = await openDialog(shown)
    await shown.user.click(within(dialog).getByRole('radio', { name: /All, with the names/ }))
    await shown.user.type(within(dialog).getByLabelText('Password'), 'my own password')
    await shown.user.click(within(dialog).getByRole('radio', { name: /^None:/ }))
    await write(shown)
    await waitFor(() => expect(shown.bridge.inputsOf('trail.export')).toEqual([{ values: 'none', password: null }]))
  })
})

describe('R08: the copy', () => {
  test('says where it is, how many records it holds, and the two to check it by from paper', async () => {
    const shown = shows('monitor', job(), { 'jobs.showFolder': () => ({}) })
    await openDialog(shown)
    await write(shown)
    const note = (await screen.findByText('The trail is exported: 900 records')).closest('.note')
    expect(note?.textContent).toContain(FOLDER)
    expect(note?.textContent?.replaceAll(/\s/g, '')).toContain(HEAD)
    expect(note?.textContent?.replaceAll(/\s/g, '')).toContain(KEY)
    await shown.user.click(screen.getByRole('button', { name: 'Show folder' }))
    await waitFor(() => expect(shown.bridge.inputsOf('jobs.showFolder')).toEqual([{ id: JOB_ID }]))
    await shown.user.click(screen.getByRole('button', { name: 'I have read this' }))
    await waitFor(() => expect(screen.queryByText(FOLDER)).toBeNull())
  })

  test('under way shows how far it is, and cannot be ordered twice', async () => {
    const shown = shows('monitor', job({ state: 'running', done: 450, result: null }))
    await openDialog(shown)
    await write(shown)
    const bar = await screen.findByRole('progressbar', { name: 'Exporting the trail' })
    expect(bar.getAttribute('aria-valuenow')).toBe('450')
    expect(screen.getByRole('button', { name: 'Export the trail' })).toHaveProperty('disabled', true)
  })

  test('that is cancelled leaves nothing behind, and says so', async () => {
    const shown = shows('monitor', job({ state: 'cancelled', result: null }))
    await openDialog(shown)
    await write(shown)
    expect(await screen.findByText('Cancelled. Nothing was left behind.')).toBeTruthy()
  })

  test('that fails says why', async () => {
    const shown = shows('monitor', job({ state: 'failed', message: 'The stick is full.', result: null }))
    await openDialog(shown)
    await write(shown)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('The trail was not exported')
    expect(alert.textContent).toContain('The stick is full.')
  })

  test('for which no folder was chosen is no error; a wrong password is one', async () => {
    const refused = (code: 'cancelled' | 'wrongPassword') =>
      shows('monitor', job(), {
        'trail.export': () => {
          throw new Refused(code, 'Nothing was written.')
        },
      })
    const put = refused('cancelled')
    await openDialog(put)
    await write(put)
    await waitFor(() => expect(put.bridge.inputsOf('trail.export')).toHaveLength(1))
    expect(screen.queryByRole('alert')).toBeNull()
    const wrong = refused('wrongPassword')
    await openDialog(wrong)
    await write(wrong)
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was written.')
  })
})
