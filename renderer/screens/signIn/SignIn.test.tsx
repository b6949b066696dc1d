import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { ApplicationView, SignInResult } from '../../../shared/ipc/views/session.ts'
import { BridgeDouble, SIGNED_IN } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { SignIn } from './SignIn.tsx'

const SIGNED_OUT: ApplicationView = { ...SIGNED_IN, phase: 'signedOut', person: null, synthetic: false }

async function signInWith(result: SignInResult) {
  const entered: ApplicationView[] = []
  const bridge = new BridgeDouble({ 'session.signIn': () => result })
  const { user } = renderWith(
    bridge,
    <SignIn application={SIGNED_OUT} onSignedIn={(next) => entered.push(next)} onRecover={() => undefined} />,
  )
  await user.type(screen.getByLabelText('User name'), 'nurse')
  await user.type(screen.getByLabelText('Password'), 'a wrong guess{Enter}')
  return { bridge, user, entered }
}

describe('signing in', () => {
  test('a right password enters', async () => {
    const { bridge, entered } = await signInWith({ result: 'signedIn', application: SIGNED_IN })
    await waitFor(() => expect(entered).toEqual([SIGNED_IN]))
    expect(bridge.inputsOf('session.signIn')).toEqual([{ username: 'nurse', password: 'a wrong guess' }])
  })

  test('a wrong one says how many tries are left, empties the field and waits there', async () => {
    await signInWith({ result: 'wrong', triesLeft: 3 })
    expect((await screen.findByRole('alert')).textContent).toContain('3 tries left')
    const password = screen.getByLabelText('Password')
    expect(password).toHaveProperty('value', '')
    expect(document.activeElement).toBe(password)
  })

  test('too many say how long to wait, and the button waits too', async () => {
    const { bridge, user } = await signInWith({ result: 'wait', until: new Date(Date.now() + 90_000).toISOString() })
    expect((await screen.findByRole('alert')).textContent).toMatch(/in 1 min (30|29|28) s/)
    expect(screen.getByRole('button', { name: 'Sign in' })).toHaveProperty('disabled', true)
    await user.type(screen.getByLabelText('Password'), 'another{Enter}')
    expect(bridge.inputsOf('session.signIn')).toHaveLength(1)
  })

  test('a disabled account is told whom to ask', async () => {
    await signInWith({ result: 'disabled' })
    expect((await screen.findByRole('alert')).textContent).toContain('Ask the administrator')
  })
})
