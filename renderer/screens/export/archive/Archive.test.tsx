import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { JobView } from '../../../../shared/ipc/views/export.ts'
import type { Role } from '../../../../shared/roles.ts'
import { BridgeDouble, Refused, SIGNED_IN } from '../../../testing/bridge.ts'
import { renderWith } from '../../../testing/render.tsx'
import { Export } from '../Export.tsx'

const PASSWORD = 'four quiet cups of green tea'
const MADE = {
  folder: '/stick/trialbook-archive-0123abcd',
  files: 76,
  children: 16,
  lastSequence: 20_311,
  head: '0123abcd'.repeat(8),
  keyFingerprint: '4567cdef'.repeat(8),
  manifestSha256: '89ab0123'.repeat(8),
}

const job = (more: Partial<JobView> = {}): JobView => ({
  id: '00000000-0000-4000-8000-0000000000f9',
  kind: 'archive',
  state: 'running',
  done: 7,
  total: 16,
  step: 'casebooks',
  message: '',
  result: null,
  ...more,
})

async function open(handlers: BridgeDouble['handlers'] = {}, role: Role = 'investigator') {
  const person = SIGNED_IN.person && { ...SIGNED_IN.person, role }
  const bridge = new BridgeDouble({
    'application.state': () => ({ ...SIGNED_IN, person }),
    'archive.start': () => job(),
    'jobs.get': () => job(),
    ...handlers,
  })
  const opened = { bridge, ...renderWith(bridge, <Export />, { screen: 'export' }) }
  await screen.findByRole('heading', { name: 'Export' })
  return opened
}

async function order(user: UserEvent) {
  await user.click(await screen.findByRole('tab', { name: 'Archive' }))
  await user.click(screen.getByRole('button', { name: 'Make an archive' }))
  await user.type(await screen.findByLabelText('What it is for'), 'End of the study')
  await user.click(screen.getByRole('checkbox', { name: /safe place/ }))
  await user.type(screen.getByLabelText('Your password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Choose a folder and write' }))
}

test.each(['coordinator', 'monitor'] as const)('a %s is not offered what only an investigator makes', async (role) => {
  await open({}, role)
  await screen.findByRole('radio', { name: /^Safe harbor/ })
  expect(screen.queryByRole('tab')).toBeNull()
})

describe('the order', () => {
  test('says what it holds, for whom, and that it names children, before anything is asked', async () => {
    const { user, bridge } = await open()
    await user.click(await screen.findByRole('tab', { name: 'Archive' }))
    expect(screen.getByText(/One PDF for each child/)).toBeDefined()
    expect(screen.getByText(/For an inspector/)).toBeDefined()
    expect(screen.getByText('It names the children and is not encrypted')).toBeDefined()
    expect(screen.getByText(/Drafts are not part of the record/)).toBeDefined()
    expect(bridge.inputsOf('archive.start')).toEqual([])
  })

  test('needs purpose, understanding and password, and says each that is missing', async () => {
    const { user, bridge } = await open()
    await user.click(await screen.findByRole('tab', { name: 'Archive' }))
    await user.click(screen.getByRole('button', { name: 'Make an archive' }))
    await user.click(await screen.findByRole('button', { name: 'Choose a folder and write' }))
    for (const words of ['At least three letters.', 'Read it, and tick this first.', 'Type your password.']) {
      expect(screen.getByText(words)).toBeDefined()
    }
    expect(bridge.inputsOf('archive.start')).toEqual([])
  })

  test('a wrong password is said and nothing that was typed is lost; a closed folder dialog is no failure', async () => {
    let refusal: Refused | null = new Refused('wrongPassword', 'That was not right. Nothing was changed.')
    const { user, bridge } = await open({
      'archive.start': () => {
        if (refusal) throw refusal
        return job()
      },
    })
    await order(user)
    await screen.findByText('That was not right. Nothing was changed.')
    expect(screen.getByLabelText('What it is for')).toHaveProperty('value', 'End of the study')
    refusal = new Refused('cancelled', 'No folder was chosen.')
    await user.click(screen.getByRole('button', { name: 'Choose a folder and write' }))
    await waitFor(() => expect(screen.queryByText('That was not right. Nothing was changed.')).toBeNull())
    expect(screen.queryByText('No folder was chosen.')).toBeNull()
    refusal = null
    await user.click(screen.getByRole('button', { name: 'Choose a folder and write' }))
    await screen.findByRole('region', { name: 'Writing the archive' })
    expect(bridge.inputsOf('archive.start').at(-1)).toEqual({ purpose: 'End of the study', password: PASSWORD })
  })
})

describe('the archive', () => {
  test('shows its steps, which one is now, and how far that is; it can be stopped', async () => {
    const { user, bridge } = await open({ 'jobs.cancel': () => job() })
    await order(user)
    const now = await screen.findByText('Casebooks', { selector: '[aria-current=step]' })
    expect(now).toBeDefined()
    expect(screen.getByRole('progressbar', { name: 'Casebooks' }).textContent).toContain('7 / 16')
    const stop = screen.getByRole('button', { name: 'Cancel the archive' })
    await user.click(stop)
    await screen.findByText('Stopping. Nothing will be left behind.')
    expect(stop).toHaveProperty('disabled', true)
    expect(bridge.inputsOf('jobs.cancel')).toHaveLength(1)
  })

  test('ends with its folder and with what to write on paper', async () => {
    const done = job({ state: 'done', result: MADE })
    const { user, bridge } = await open({
      'archive.start': () => done,
      'jobs.get': () => done,
      'jobs.showFolder': () => ({}),
    })
    await order(user)
    await screen.findByText('The archive is there, sealed and complete')
    expect(screen.getByText(MADE.folder)).toBeDefined()
    for (const hash of [MADE.head, MADE.keyFingerprint, MADE.manifestSha256]) {
      expect(screen.getByLabelText(hash)).toBeDefined()
    }
    await user.click(screen.getByRole('button', { name: 'Show folder' }))
    await waitFor(() => expect(bridge.inputsOf('jobs.showFolder')).toEqual([{ id: done.id }]))
    await user.click(screen.getByRole('button', { name: 'I have read this' }))
    await waitFor(() => expect(screen.queryByText('The archive is there, sealed and complete')).toBeNull())
  })

  test.each([
    ['cancelled', '', 'The archive was cancelled', /No folder was left behind/],
    [
      'failed',
      'The disk of the folder you chose is full.',
      'The archive was not written',
      /disk.*full.*record is unchanged/,
    ],
  ] as const)('%s says what is safe', async (state, message, title, words) => {
    const over = job({ state, message })
    const { user } = await open({ 'archive.start': () => over, 'jobs.get': () => over })
    await order(user)
    const heading = await screen.findByText(title)
    expect(heading.closest('.note')?.textContent).toMatch(words)
  })
})
