import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { LockState } from '../../shared/ipc/views/locks.ts'
import type { Role } from '../../shared/roles.ts'
import { APPLICATION_KEY } from '../frame/application.ts'
import { LiftHold } from '../screens/subject/LiftHold.tsx'
import { BridgeDouble, Refused, SIGNED_IN } from '../testing/bridge.ts'
import { freshId } from '../testing/openForm.tsx'
import { renderWith } from '../testing/render.tsx'
import { LockButton } from './LockButton.tsx'

const PLACE = { scope: 'studyEvent', id: freshId() } as const

const standing = (change: Partial<LockState> = {}): LockState => ({
  ...PLACE,
  frozen: false,
  locked: false,
  frozenAbove: false,
  lockedAbove: false,
  openQueries: 0,
  drafts: [],
  unsigned: [],
  may: { freeze: true, unfreeze: false, lock: true, unlock: false },
  ...change,
})

const LOCKED = standing({ locked: true, may: { freeze: false, unfreeze: false, lock: false, unlock: true } })

/** The application with somebody of a role signed in. */
const as = (role: Role) => ({
  ...SIGNED_IN,
  person: SIGNED_IN.person && { ...SIGNED_IN.person, role },
})

function show(role: Role, bridge: BridgeDouble, part: React.ReactNode) {
  bridge.handlers['application.state'] = () => as(role)
  const shown = renderWith(bridge, part)
  shown.client.setQueryData(APPLICATION_KEY, as(role))
  return shown
}

describe('freezing and locking', () => {
  test('is not offered to those who may do neither', async () => {
    show('nurse', new BridgeDouble(), <LockButton place={PLACE} name="Week 4" />)
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull())
  })

  test('says what is open before a lock, and freezes in one act', async () => {
    const bridge = new BridgeDouble({
      'locks.state': () =>
        standing({
          openQueries: 2,
          unsigned: [
            { formId: freshId(), form: 'DEMOG', subjectCode: 'TEH-001', studyEventOid: 'SCR', state: 'unsigned' },
          ],
        }),
      'locks.freeze': () => standing({ frozen: true }),
    })
    const { user } = show('coordinator', bridge, <LockButton place={PLACE} name="Week 4" />)
    await user.click(await screen.findByRole('button', { name: 'Freeze or lock: Week 4' }))
    const open = await screen.findByRole('list', { name: /Still open/ })
    expect(
      within(open)
        .getAllByRole('listitem')
        .map((line) => line.textContent),
    ).toEqual(['2 open questions', 'Demographics: not signed'])
    await user.click(screen.getByRole('button', { name: 'Freeze' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(bridge.inputsOf('locks.freeze')).toEqual([{ place: PLACE }])
  })

  test('unlocks only with a reason and an investigator beside one', async () => {
    const bridge = new BridgeDouble({
      'locks.state': () => LOCKED,
      'locks.unlock': ({ second }) => {
        if (second.password !== 'right one') throw new Refused('wrongPassword', 'It stays locked.')
        return standing()
      },
    })
    const { user } = show('coordinator', bridge, <LockButton place={PLACE} name="Week 4" />)
    await user.click(await screen.findByRole('button', { name: 'Freeze or lock: Week 4' }))
    await user.click(await screen.findByRole('button', { name: 'Unlock' }))
    await screen.findByText('Say why in at least five letters.')
    expect(bridge.inputsOf('locks.unlock')).toHaveLength(0)
    await user.type(screen.getByLabelText('Reason'), 'Wrong dose date')
    await user.type(screen.getByLabelText('User name of the investigator'), 'leila')
    await user.type(screen.getByLabelText('Password of the investigator'), 'wrong one')
    await user.click(screen.getByRole('button', { name: 'Unlock' }))
    expect((await screen.findByRole('alert')).textContent).toContain('It stays locked.')
    await user.type(screen.getByLabelText('Password of the investigator'), 'right one')
    await user.click(screen.getByRole('button', { name: 'Unlock' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(bridge.inputsOf('locks.unlock').at(-1)).toEqual({
      place: PLACE,
      reason: 'Wrong dose date',
      second: { username: 'leila', password: 'right one' },
    })
  })
})

describe('lifting a hold', () => {
  const hold = { id: freshId(), check: 'EC-31', message: 'Platelets are below the limit.' }

  test('asks the investigator for a reason and the password', async () => {
    const bridge = new BridgeDouble({ 'holds.lift': () => ({ keptAt: '2026-11-22T10:00:00.000Z', sequence: 9 }) })
    const { user } = show('investigator', bridge, <LiftHold hold={hold} />)
    await user.click(await screen.findByRole('button', { name: 'Lift the hold' }))
    const dialog = await screen.findByRole('dialog', { name: 'Lift the hold' })
    await user.click(within(dialog).getByRole('button', { name: 'Lift the hold' }))
    await within(dialog).findByText('Say why in at least five letters.')
    expect(bridge.inputsOf('holds.lift')).toHaveLength(0)
    await user.type(within(dialog).getByLabelText('Reason'), 'Repeated today, normal')
    await user.type(within(dialog).getByLabelText('Password'), 'a good long password')
    await user.click(within(dialog).getByRole('button', { name: 'Lift the hold' }))
    await waitFor(() =>
      expect(bridge.inputsOf('holds.lift')).toEqual([
        { holdId: hold.id, reason: 'Repeated today, normal', password: 'a good long password' },
      ]),
    )
  })

  test('is not offered to a nurse', async () => {
    show('nurse', new BridgeDouble(), <LiftHold hold={hold} />)
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull())
  })
})
