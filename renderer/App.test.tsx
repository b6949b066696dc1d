import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { ApplicationView } from '../shared/ipc/views/session.ts'
import { App } from './App.tsx'
import { BridgeDouble, SIGNED_IN } from './testing/bridge.ts'
import { FormDouble, SUBJECT_ID } from './testing/formStore.ts'
import { freshId } from './testing/openForm.tsx'
import { renderApp } from './testing/render.tsx'

const SIGNED_OUT: ApplicationView = { ...SIGNED_IN, phase: 'signedOut', person: null }
const EMPTY_DAY = { visits: [], drafts: [], holds: [], seriousEvents: [], eventsToFinish: [], queries: [] }

/** A main process with one session that can be locked and opened again by anybody. */
function office(next: ApplicationView = SIGNED_IN) {
  const form = new FormDouble(freshId(), 'GMFM88', 'BL')
  let application = SIGNED_IN
  const bridge = new BridgeDouble({
    'application.state': () => application,
    'session.signIn': () => {
      application = next
      return { result: 'signedIn', application }
    },
    'today.get': () => EMPTY_DAY,
    'forms.read': () => form.view(),
    'forms.keep': ({ changes }) => form.keep(changes),
  })
  const lock = () => {
    application = SIGNED_OUT
    act(() => bridge.say('session.locked', {}))
  }
  const place = {
    screen: 'form',
    subjectId: SUBJECT_ID,
    studyEventOid: 'BL',
    studyEventRepeat: 1,
    form: 'GMFM88',
    formId: form.formId,
  } as const
  return { bridge, form, lock, place }
}

async function signInAgain(user: ReturnType<typeof renderApp>['user']) {
  await user.type(await screen.findByLabelText('User name'), 'nurse')
  await user.type(screen.getByLabelText('Password'), 'a good password{Enter}')
}

describe('the whole window', () => {
  test('says on every screen that the children are made up', async () => {
    renderApp(office().bridge, <App />)
    expect((await screen.findByRole('region', { name: 'Training study' })).textContent).toContain('made up')
  })

  test('shows a role only its own places', async () => {
    renderApp(office().bridge, <App />)
    const rail = await screen.findByRole('navigation', { name: 'Places' })
    expect(rail.textContent).toContain('Subjects')
    expect(rail.textContent).not.toContain('Export')
    expect(rail.textContent).not.toContain('People')
  })

  test('hides everything at the lock, and brings the same person back to the same item', async () => {
    const { bridge, lock, place } = office()
    const { user } = renderApp(bridge, <App />, place)
    await screen.findByRole('heading', { level: 1, name: 'GMFM-88' }, { timeout: 10_000 })
    await user.keyboard('321')
    await screen.findByRole('region', { name: 'Item 4' })
    lock()
    await screen.findByLabelText('User name')
    expect(screen.queryByText('TEH-001')).toBeNull()
    await signInAgain(user)
    await screen.findByRole('region', { name: 'Item 4' })
  })

  test('does not bring somebody else there', async () => {
    const other = { ...SIGNED_IN, person: { ...SIGNED_IN.person!, id: freshId(), name: 'Sara' } }
    const { bridge, lock, place } = office(other)
    const { user } = renderApp(bridge, <App />, place)
    await screen.findByRole('heading', { level: 1, name: 'GMFM-88' }, { timeout: 10_000 })
    lock()
    await signInAgain(user)
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Today')
  })

  test('keeps what waits before it locks on request', async () => {
    const { bridge, form, place } = office()
    const { user } = renderApp(bridge, <App />, place)
    await screen.findByRole('heading', { level: 1, name: 'GMFM-88' }, { timeout: 10_000 })
    bridge.handlers['session.lock'] = () => ({})
    await user.keyboard('3{Control>}l{/Control}')
    await waitFor(() => expect(bridge.inputsOf('session.lock')).toHaveLength(1))
    const order = bridge.asked.map(({ channel }) => channel)
    expect(order.indexOf('forms.keep')).toBeLessThan(order.indexOf('session.lock'))
    expect(form.kept.flat()).toHaveLength(1)
  })
})
