import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { AccountRow } from '../../../shared/ipc/views/people.ts'
import { ALL_RIGHTS, ROLES } from '../../../shared/roles.ts'
import { BridgeDouble, Refused, SIGNED_IN } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { People } from './People.tsx'

const OTHER_ID = '00000000-0000-4000-8000-0000000000bb'
const me = SIGNED_IN.person && { ...SIGNED_IN.person, role: 'administrator' as const }
const PASSWORD = 'a short sentence of words'

function account(more: Partial<AccountRow> = {}): AccountRow {
  return {
    id: OTHER_ID,
    username: 'zahra',
    name: 'Zahra Karimi',
    role: 'nurse',
    organisation: 'Children’s hospital',
    status: 'active',
    mustChangePassword: false,
    lastSignIn: null,
    failedSince: 0,
    ...more,
  }
}

const ADMINISTRATOR = account({ id: me?.id ?? '', username: 'admin', name: 'Ali Rahimi', role: 'administrator' })

async function open(others: readonly AccountRow[] = [account()], handlers: BridgeDouble['handlers'] = {}) {
  const bridge = new BridgeDouble({
    'application.state': () => ({ ...SIGNED_IN, person: me }),
    'people.list': () => [ADMINISTRATOR, ...others],
    ...handlers,
  })
  const drawn = renderWith(bridge, <People />, { screen: 'people' })
  await screen.findByRole('table', { name: 'Accounts' })
  return { bridge, ...drawn }
}

const rowOf = (name: RegExp) => screen.getByRole('row', { name })

async function choose(user: Awaited<ReturnType<typeof open>>['user'], act: string) {
  await user.click(screen.getByRole('button', { name: 'Acts for Zahra Karimi' }))
  await user.click(await screen.findByRole('menuitem', { name: act }))
  return screen.findByRole('dialog')
}

async function typePassword(user: Awaited<ReturnType<typeof open>>['user'], first: string, second = first) {
  await user.type(screen.getByLabelText('New password'), first)
  await user.type(screen.getByLabelText('The same password again'), second)
}

describe('the accounts', () => {
  test('say who, which role, whether they may sign in, and what failed since', async () => {
    await open([
      account({ failedSince: 3, mustChangePassword: true }),
      account({ id: SIGNED_IN.person?.id.replace('aa', 'cc') ?? '', name: 'Nima Jafari', status: 'disabled' }),
    ])
    const row = rowOf(/Zahra Karimi/)
    for (const part of ['zahra', 'Research nurse', 'Active', 'temporary password', 'never', '3'])
      expect(row.textContent).toContain(part)
    expect(rowOf(/Nima Jafari/).textContent).toContain('Disabled')
  })

  test('nobody acts on their own account here', async () => {
    await open()
    await waitFor(() => expect(rowOf(/Ali Rahimi/).textContent).toContain('you'))
    expect(within(rowOf(/Ali Rahimi/)).queryByRole('button')).toBeNull()
  })

  test('an administrator alone is told whom to add', async () => {
    await open([])
    expect(await screen.findByText('You are alone here')).toBeDefined()
  })

  test('are narrowed by typing when they are many', async () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      account({ id: `00000000-0000-4000-8000-00000000010${index}`, name: `Nurse ${index}`, username: `n${index}` }),
    )
    const { user } = await open(many)
    await user.type(screen.getByRole('searchbox', { name: 'Filter people' }), 'nurse 7')
    expect(screen.getByRole('rowheader', { name: /Nurse 7/ })).toBeDefined()
    expect(screen.queryByRole('rowheader', { name: /Nurse 6/ })).toBeNull()
    await user.type(screen.getByRole('searchbox', { name: 'Filter people' }), 'x')
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    expect(screen.getByRole('rowheader', { name: /Nurse 6/ })).toBeDefined()
  })

  test('that cannot be read say so and can be asked for again', async () => {
    const bridge = new BridgeDouble({
      'application.state': () => ({ ...SIGNED_IN, person: me }),
      'people.list': () => {
        throw new Refused('notAllowed', 'Only an administrator sees the accounts.')
      },
    })
    renderWith(bridge, <People />)
    expect(await screen.findByText('Only an administrator sees the accounts.')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined()
  })
})

describe('adding a person', () => {
  test('asks for everything before it asks main', async () => {
    const { bridge, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Add a person' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Add' }))
    expect(within(dialog).getAllByText('Please fill this in.')).toHaveLength(1)
    expect(within(dialog).getByText('At least two letters.')).toBeDefined()
    expect(bridge.inputsOf('people.add')).toEqual([])
  })

  test('gives the account a temporary password and says what to tell the person', async () => {
    const { bridge, user } = await open([], { 'people.add': () => account() })
    await user.click(screen.getByRole('button', { name: 'Add a person' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(screen.getByLabelText('Full name'), 'Zahra Karimi')
    await user.type(screen.getByLabelText('User name'), 'zahra')
    await user.click(within(dialog).getByRole('button', { name: /Role/ }))
    await user.click(await screen.findByRole('option', { name: 'Monitor' }))
    await typePassword(user, PASSWORD)
    await user.click(within(dialog).getByRole('button', { name: 'Add' }))
    await screen.findByText('Zahra Karimi can sign in now')
    expect(bridge.inputsOf('people.add')).toEqual([
      {
        name: 'Zahra Karimi',
        username: 'zahra',
        role: 'monitor',
        organisation: 'Children’s hospital',
        temporaryPassword: PASSWORD,
      },
    ])
  })

  test('a name that is taken is said in the dialog, and what was typed stays', async () => {
    const { user } = await open([], {
      'people.add': () => {
        throw new Refused('badInput', 'Somebody has this user name. Nothing was added. Choose another.')
      },
    })
    await user.click(screen.getByRole('button', { name: 'Add a person' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(screen.getByLabelText('Full name'), 'Zahra Karimi')
    await user.type(screen.getByLabelText('User name'), 'zahra')
    await user.click(within(dialog).getByRole('button', { name: /Role/ }))
    await user.click(await screen.findByRole('option', { name: 'Monitor' }))
    await typePassword(user, PASSWORD)
    await user.click(within(dialog).getByRole('button', { name: 'Add' }))
    await screen.findByText('Somebody has this user name. Nothing was added. Choose another.')
    expect(screen.getByLabelText('Full name')).toHaveProperty('value', 'Zahra Karimi')
  })
})

describe('disabling somebody', () => {
  test('says that the key changes and what old copies still allow, and wants a reason', async () => {
    const { bridge, user } = await open([account()], { 'people.disable': () => account({ status: 'disabled' }) })
    const dialog = await choose(user, 'Disable')
    expect(dialog.textContent).toContain('The key of the store is changed at once')
    expect(dialog.textContent).toContain('still opens with the old key')
    await user.type(within(dialog).getByLabelText('Reason'), 'left')
    await user.click(within(dialog).getByRole('button', { name: 'Disable' }))
    await within(dialog).findByText('Say why in at least five letters.')
    expect(bridge.inputsOf('people.disable')).toEqual([])
    await user.type(within(dialog).getByLabelText('Reason'), ' the trial{Enter}')
    await screen.findByText('Zahra Karimi is disabled and the key is changed')
    expect(bridge.inputsOf('people.disable')).toEqual([{ userId: OTHER_ID, reason: 'left the trial' }])
  })
})

describe('letting somebody in again', () => {
  test('resets a password with a reason', async () => {
    const { bridge, user } = await open([account()], { 'people.resetPassword': () => account() })
    const dialog = await choose(user, 'Reset password')
    await typePassword(user, PASSWORD)
    await user.type(within(dialog).getByLabelText('Reason'), 'Forgotten')
    await user.click(within(dialog).getByRole('button', { name: 'Reset password' }))
    await screen.findByText('Zahra Karimi has a temporary password')
    expect(bridge.inputsOf('people.resetPassword')).toEqual([
      { userId: OTHER_ID, temporaryPassword: PASSWORD, reason: 'Forgotten' },
    ])
  })

  test('does not take two passwords that differ', async () => {
    const { bridge, user } = await open([account({ status: 'disabled' })])
    const dialog = await choose(user, 'Enable')
    await typePassword(user, PASSWORD, `${PASSWORD}!`)
    await user.type(within(dialog).getByLabelText('Reason'), 'Came back')
    await user.click(within(dialog).getByRole('button', { name: 'Enable' }))
    await within(dialog).findByText('The two are not the same.')
    expect(bridge.inputsOf('people.enable')).toEqual([])
  })
})

describe('the role table', () => {
  test('has a line in words for every right and a cell for every role', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('tab', { name: 'Roles' }))
    const table = screen.getAllByRole('table').at(-1) as HTMLElement
    const lines = within(table)
      .getAllByRole('row')
      .filter((row) => within(row).queryAllByRole('cell').length === ROLES.length + 1)
    expect(lines).toHaveLength(ALL_RIGHTS.length)
  })

  // A literal copy of a few lines of the table, never derived from the code.
  test.each([
    ['register children, enter, change and complete forms', ['May', 'May', 'May not', 'May not', 'May not']],
    ['sign, with the password typed again', ['May not', 'May', 'May not', 'May not', 'May not']],
    ['close questions', ['May not', 'May not', 'May', 'May', 'May not']],
    ['see the names of children', ['May', 'May', 'May not', 'May not', 'May not']],
    ['add people, disable them and give temporary passwords', ['May not', 'May not', 'May not', 'May not', 'May']],
    ['make a de-identified export', ['May not', 'May', 'May', 'May not', 'May not']],
  ])('says who may %s', async (words, expected) => {
    const { user } = await open()
    await user.click(screen.getByRole('tab', { name: 'Roles' }))
    const line = screen.getByRole('row', { name: new RegExp(`^${words}`) })
    const cells = within(line).getAllByRole('cell').slice(1)
    expect(cells.map((cell) => cell.querySelector('.heard')?.textContent)).toEqual(expected)
  })
})
