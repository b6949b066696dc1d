import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../shared/roles.ts'
import { BridgeDouble, Refused } from '../testing/bridge.ts'
import { renderAs } from '../testing/render.tsx'
import { RedactButton } from './RedactButton.tsx'
import type { RedactableParts } from './RedactDialog.tsx'

const NAME = 'None, says the aunt Parastoo'
const BOTH: RedactableParts = { new: NAME, old: null, reason: 'Her aunt told it' }
const REASON = 'A name was typed'

const buttonFor = (role: Role, parts: RedactableParts, bridge = new BridgeDouble()) => ({
  bridge,
  ...renderAs(role, bridge, <RedactButton sequence={12} parts={parts} />),
})

async function openDialog(parts: RedactableParts = BOTH, handlers: BridgeDouble['handlers'] = {}) {
  const shown = buttonFor('investigator', parts, new BridgeDouble(handlers))
  await shown.user.click(await screen.findByRole('button', { name: 'Redact' }))
  return { ...shown, dialog: await screen.findByRole('dialog', { name: 'Redact from record 12' }) }
}

type Opened = Awaited<ReturnType<typeof openDialog>>

async function fillIn({ user, dialog }: Opened, more: { readonly part?: string } = {}) {
  const inside = within(dialog)
  if (more.part !== undefined) await user.click(inside.getByRole('radio', { name: new RegExp(more.part) }))
  await user.type(inside.getByLabelText('Reason'), REASON)
  await user.type(inside.getByLabelText('Your password'), 'my own password')
  await user.type(inside.getByLabelText('User name of the second person'), 'ada.admin')
  await user.type(inside.getByLabelText('Password of the second person'), 'the other password')
}

const press = ({ user, dialog }: Opened) => user.click(within(dialog).getByRole('button', { name: 'Redact for good' }))

describe('R07: the way to a redaction', () => {
  test('stands only before those who may propose one', async () => {
    buttonFor('investigator', BOTH)
    expect(await screen.findByRole('button', { name: 'Redact' })).toBeTruthy()
    for (const role of ['nurse', 'coordinator', 'monitor', 'administrator'] as const) {
      buttonFor(role, BOTH)
      expect(screen.queryByRole('button', { name: 'Redact' }), role).toBeNull()
    }
  })

  test('is not there where nothing is left that could be taken out', () => {
    buttonFor('investigator', { new: null, old: null, reason: null })
    expect(screen.queryByRole('button', { name: 'Redact' })).toBeNull()
  })
})

describe('R07: the dialog', () => {
  test('shows the words themselves, what goes, what stays and which copies remain', async () => {
    const { dialog } = await openDialog()
    expect(within(dialog).getByRole('radio', { name: `The value after: ${NAME}` })).toBeTruthy()
    expect(within(dialog).getByRole('radio', { name: 'The reason: Her aunt told it' })).toBeTruthy()
    expect(within(dialog).queryByRole('radio', { name: /The value before/ })).toBeNull()
    expect(dialog.textContent).toContain('The chain still verifies.')
    expect(dialog.textContent).toContain('Copies that exist already still hold it')
  })

  test('sends nothing before the part, the reason and both persons are there', async () => {
    const opened = await openDialog()
    await press(opened)
    expect(await within(opened.dialog).findAllByText('Please fill this in.')).toHaveLength(3)
    expect(within(opened.dialog).getByText('Say why in at least five letters.')).toBeTruthy()
    expect(opened.bridge.inputsOf('redaction.redact')).toEqual([])
  })

  test('asks the door for exactly the part that was chosen, and goes when it is done', async () => {
    const opened = await openDialog(BOTH, {
      'redaction.redact': () => ({ sequence: 40, keptAt: '2026-11-22T10:00:00.000Z' }),
    })
    await fillIn(opened, { part: 'The reason' })
    await press(opened)
    await waitFor(() => expect(opened.dialog.isConnected).toBe(false))
    expect(opened.bridge.inputsOf('redaction.redact')).toEqual([
      {
        sequence: 12,
        part: 'reason',
        reason: REASON,
        password: 'my own password',
        second: { username: 'ada.admin', password: 'the other password' },
      },
    ])
  })

  test('chooses the only part there is by itself', async () => {
    const { dialog } = await openDialog({ new: NAME, old: null, reason: null })
    expect(within(dialog).getByRole('radio')).toHaveProperty('checked', true)
  })

  test('a refusal is shown; the reason and the name stay, both passwords are typed again', async () => {
    const opened = await openDialog(BOTH, {
      'redaction.redact': () => {
        throw new Refused('wrongPassword', 'The password of the second person is wrong. Nothing was changed.')
      },
    })
    await fillIn(opened, { part: 'The value after' })
    await press(opened)
    const inside = within(opened.dialog)
    expect((await inside.findByRole('alert')).textContent).toContain('The password of the second person is wrong')
    expect(inside.getByLabelText('Reason')).toHaveProperty('value', REASON)
    expect(inside.getByLabelText('User name of the second person')).toHaveProperty('value', 'ada.admin')
    expect(inside.getByLabelText('Your password')).toHaveProperty('value', '')
    expect(inside.getByLabelText('Password of the second person')).toHaveProperty('value', '')
    expect(inside.getByRole('radio', { name: /The value after/ })).toHaveProperty('checked', true)
  })

  test('put away, it has asked for nothing', async () => {
    const opened = await openDialog()
    await fillIn(opened, { part: 'The reason' })
    await opened.user.click(within(opened.dialog).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(opened.dialog.isConnected).toBe(false))
    expect(opened.bridge.inputsOf('redaction.redact')).toEqual([])
  })
})
