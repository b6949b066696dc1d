import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { Role } from '../../../shared/roles.ts'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import { BridgeDouble, Refused, SIGNED_IN } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { Export } from './Export.tsx'

const JOB_ID = '00000000-0000-4000-8000-0000000000f2'
const HASH = '0123abcd'.repeat(8)

const PREVIEW: Output<'export.preview'> = {
  profileLabel: 'De-identified: safe harbor, 45 CFR 164.514(b)(2). Not anonymous.',
  subjects: 18,
  kept: [{ form: 'GMFM88', item: 'GMFM12', label: 'Pulls to sitting' }],
  dropped: [{ form: 'DEMOG', item: 'GIVEN_NAME', label: 'Given name', because: 'identifies a child' }],
  changed: [{ form: 'GMFM88', item: 'GMFM_DATE', label: 'Date of assessment', how: 'study day' }],
  k: 5,
  smallCells: [{ class: { sex: '2', age: '7', gmfcs: '' }, count: 2 }],
  draftsLeftOut: 2,
}

const MADE = {
  folder: '/exports/trialbook-safe-harbor-0123abcd',
  namesChildren: false,
  encrypted: false,
  files: [{ name: 'GMFM88.csv', sha256: HASH, bytes: 2048, rows: 54 }],
  subjects: 18,
  values: 20311,
  headHash: HASH,
  scan: { passed: true, hits: [] as { form: string; item: string; file: string }[] },
}

const job = (more: Partial<JobView> = {}): JobView => ({
  id: JOB_ID,
  kind: 'export',
  state: 'running',
  done: 3,
  total: 18,
  message: '',
  result: null,
  ...more,
})

function open(handlers: BridgeDouble['handlers'] = {}, role: Role = 'coordinator') {
  const person = SIGNED_IN.person && { ...SIGNED_IN.person, role }
  const bridge = new BridgeDouble({
    'application.state': () => ({ ...SIGNED_IN, person }),
    'export.preview': () => PREVIEW,
    'export.chooseFolder': () => ({ folder: '/exports' }),
    'export.start': () => job(),
    'jobs.get': () => job(),
    ...handlers,
  })
  return { bridge, ...renderWith(bridge, <Export />, { screen: 'export' }) }
}

async function toLook(user: UserEvent) {
  await user.type(await screen.findByLabelText('Who receives it'), 'Statistician')
  await user.type(screen.getByLabelText('What it is for'), 'Interim analysis')
  await user.click(screen.getByRole('button', { name: 'Look at what it holds' }))
  await screen.findByRole('heading', { name: /^Small cells/ })
}

async function toWrite(user: UserEvent) {
  await toLook(user)
  await user.click(screen.getByRole('button', { name: 'Choose a folder and write' }))
}

describe('what', () => {
  test('each profile stands there with its legal label, and none that names children', async () => {
    open()
    const profiles = await screen.findAllByRole('radio', { name: /CFR|expert determination/ })
    expect(profiles).toHaveLength(3)
    expect(document.body.textContent).toContain('needs a data use agreement')
    expect(document.body.textContent).not.toMatch(/identified export/i)
  })

  test('without recipient and purpose it goes nowhere, says so, and takes one to the first gap', async () => {
    const { bridge, user } = open()
    await user.click(await screen.findByRole('button', { name: 'Look at what it holds' }))
    await screen.findByText('Please fill this in.')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Who receives it')))
    expect(bridge.inputsOf('export.preview')).toEqual([])
  })

  test('a comma cannot be both marks', async () => {
    const { bridge, user } = open()
    await user.click(await screen.findByRole('radio', { name: 'Comma, 1,5' }))
    await user.type(screen.getByLabelText('Who receives it'), 'Statistician')
    await user.type(screen.getByLabelText('What it is for'), 'Interim analysis')
    await user.click(screen.getByRole('button', { name: 'Look at what it holds' }))
    await screen.findByText(/cannot stand both between columns and inside numbers/)
    expect(bridge.inputsOf('export.preview')).toEqual([])
    await user.click(screen.getByRole('radio', { name: 'Semicolon' }))
    await user.click(screen.getByRole('button', { name: 'Look at what it holds' }))
    await waitFor(() =>
      expect(bridge.inputsOf('export.preview').at(-1)).toMatchObject({ delimiter: ';', decimalMark: ',' }),
    )
  })
})

describe('look', () => {
  test('says what is kept, changed and dropped, and why', async () => {
    const { user } = open()
    await toLook(user)
    expect(screen.getByText(/2 drafts are left out/)).toBeDefined()
    const groups = screen.getAllByRole('group').map((group) => group.textContent)
    expect(groups.find((text) => text?.startsWith('Changed'))).toContain('study day')
    expect(groups.find((text) => text?.startsWith('Dropped'))).toContain('identifies a child')
    expect(groups.find((text) => text?.startsWith('Kept'))).toContain('Pulls to sitting')
  })

  test('typing narrows the lists and opens what it finds', async () => {
    const { user } = open()
    await toLook(user)
    await user.type(screen.getByRole('searchbox', { name: 'Filter items' }), 'identifies')
    await screen.findByText('1 / 1')
    expect(screen.getAllByText('0 / 1')).toHaveLength(2)
    expect(document.querySelectorAll('details[open]')).toHaveLength(1)
  })

  test('another treatment of small cells is looked at anew', async () => {
    const { bridge, user } = open()
    await toLook(user)
    const cells = within(screen.getAllByRole('table')[0] as HTMLElement)
    expect(cells.getByText('not given')).toBeDefined()
    expect(cells.getByText('Female')).toBeDefined()
    bridge.handlers['export.preview'] = () => ({ ...PREVIEW, smallCells: [] })
    await user.click(screen.getByRole('radio', { name: 'Use wider bands of age and level' }))
    await screen.findByText('Every class holds at least 5 children.')
    expect(bridge.inputsOf('export.preview').at(-1)?.smallCells).toBe('generalise')
  })

  test('with no child there is nothing to write', async () => {
    const { user } = open({ 'export.preview': () => ({ ...PREVIEW, subjects: 0, smallCells: [] }) })
    await user.type(await screen.findByLabelText('Who receives it'), 'Statistician')
    await user.type(screen.getByLabelText('What it is for'), 'Interim analysis')
    await user.click(screen.getByRole('button', { name: 'Look at what it holds' }))
    await screen.findByText('No child to export yet')
    expect(screen.getByRole('button', { name: 'Choose a folder and write' })).toHaveProperty('disabled', true)
  })

  test('a refusal is said, and the way back is open', async () => {
    const { user } = open({
      'export.preview': () => {
        throw new Refused('failed', 'The preview could not be made. Nothing was written.')
      },
    })
    await user.type(await screen.findByLabelText('Who receives it'), 'Statistician')
    await user.type(screen.getByLabelText('What it is for'), 'Interim analysis')
    await user.click(screen.getByRole('button', { name: 'Look at what it holds' }))
    await screen.findByText('The preview could not be made. Nothing was written.')
    await user.click(screen.getByRole('button', { name: 'Back' }))
    expect(await screen.findByLabelText('Who receives it')).toHaveProperty('value', 'Statistician')
  })
})

describe('write', () => {
  test('nothing starts when no folder is chosen', async () => {
    const { bridge, user } = open({ 'export.chooseFolder': () => ({ folder: null }) })
    await toWrite(user)
    await waitFor(() => expect(bridge.inputsOf('export.chooseFolder')).toHaveLength(1))
    expect(bridge.inputsOf('export.start')).toEqual([])
    expect(screen.getByRole('heading', { name: /^Small cells/ })).toBeDefined()
  })

  test('ends with every file, its rows and its hash, and the folder can be shown', async () => {
    const done = job({ state: 'done', done: 18, result: MADE })
    const { bridge, user } = open({ 'export.start': () => done, 'jobs.get': () => done, 'jobs.showFolder': () => ({}) })
    await toWrite(user)
    await screen.findByText('The export is written and complete')
    const file = screen.getByRole('row', { name: /GMFM88\.csv/ })
    expect(file.textContent).toContain('54')
    expect(within(file).getByLabelText(HASH)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Show folder' }))
    await waitFor(() => expect(bridge.inputsOf('jobs.showFolder')).toEqual([{ id: JOB_ID }]))
    await user.click(screen.getByRole('button', { name: 'Make another export' }))
    expect(await screen.findByLabelText('Who receives it')).toHaveProperty('value', '')
  })

  test('stopped by the residual scan it names item and file, what is safe and what to do', async () => {
    const scan = {
      passed: false,
      hits: [
        { form: 'DEMOG', item: 'GIVEN_NAME', file: 'long.csv' },
        { form: '', item: 'telephone number', file: 'AE.csv' },
      ],
    }
    const stopped = job({ state: 'failed', message: 'stopped', result: { ...MADE, files: [], scan } })
    const { user } = open({ 'export.start': () => stopped, 'jobs.get': () => stopped })
    await toWrite(user)
    const note = await screen.findByRole('alert')
    expect(note.textContent).toContain('No file was left behind')
    expect(note.textContent).toContain('then export again')
    expect(screen.getByRole('row', { name: /Given name.*long\.csv/ })).toBeDefined()
    expect(screen.getByRole('row', { name: /telephone number.*AE\.csv/ })).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Show folder' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Change the request' }))
    expect(await screen.findByLabelText('Who receives it')).toHaveProperty('value', 'Statistician')
  })

  test('a failure says what is safe', async () => {
    const failed = job({ state: 'failed', message: 'The disk is full.' })
    const { user } = open({ 'export.start': () => failed, 'jobs.get': () => failed })
    await toWrite(user)
    const note = await screen.findByRole('alert')
    expect(note.textContent).toContain('The disk is full.')
    expect(note.textContent).toContain('the record is unchanged')
  })

  test('can be cancelled, and then says that nothing is there', async () => {
    let now = job()
    const { user } = open({
      'jobs.get': () => now,
      'jobs.cancel': () => (now = job({ state: 'cancelled' })),
    })
    await toWrite(user)
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    expect(await screen.findByText('The export was cancelled')).toBeDefined()
  })

  test('a refused start is said and leads back to the request', async () => {
    const { user } = open({
      'export.start': () => {
        throw new Refused('readOnly', 'The folder cannot be written. Nothing was changed. Choose another.')
      },
    })
    await toWrite(user)
    await screen.findByText('The folder cannot be written. Nothing was changed. Choose another.')
    await user.click(screen.getByRole('button', { name: 'Change the request' }))
    expect(await screen.findByLabelText('Who receives it')).toHaveProperty('value', 'Statistician')
  })
})

describe('an export that names the children', () => {
  async function order(handlers: BridgeDouble['handlers']) {
    const opened = open(handlers, 'investigator')
    await opened.user.click(await screen.findByRole('radio', { name: /^Full, identified/ }))
    await opened.user.type(screen.getByLabelText('Who receives it'), 'The ward')
    await opened.user.type(screen.getByLabelText('What it is for'), 'Named copy')
    await opened.user.click(screen.getByRole('button', { name: 'Look at what it holds' }))
    await screen.findByRole('heading', { name: 'Items' })
    return opened
  }

  test('looks for no small cells, as nobody in it is hidden', async () => {
    await order({})
    expect(screen.queryByRole('heading', { name: /^Small cells/ })).toBeNull()
    expect(document.body.textContent).not.toContain('Every class holds')
  })

  test('asks again with the password, and when it is written it never says that no name was found', async () => {
    const done = job({ state: 'done', done: 18, result: { ...MADE, namesChildren: true } })
    const { bridge, user } = await order({ 'export.start': () => done, 'jobs.get': () => done })
    await user.click(screen.getByRole('button', { name: 'Choose a folder and write' }))
    await user.click(await screen.findByRole('button', { name: 'Write it with names' }))
    expect(bridge.inputsOf('export.start')).toEqual([])
    await user.click(screen.getByRole('checkbox', { name: /Encrypt the files/ }))
    expect(screen.queryByLabelText('Passphrase for the receiver')).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: /I have read this/ }))
    await user.type(screen.getByLabelText('Your password'), 'four quiet cups of green tea')
    await user.click(screen.getByRole('button', { name: 'Write it with names' }))
    await screen.findByText('These files name children')
    expect(screen.getByText(/They are not encrypted/)).toBeDefined()
    expect(document.body.textContent).not.toContain('found no name')
    expect(bridge.inputsOf('export.start').at(-1)).toMatchObject({ profile: 'full', recipient: 'The ward' })
  })

  test('is encrypted unless somebody wants otherwise, with words that are drawn anew each time', async () => {
    const done = job({ state: 'done', result: { ...MADE, namesChildren: true, encrypted: true } })
    const { bridge, user } = await order({ 'export.start': () => done, 'jobs.get': () => done })
    await user.click(screen.getByRole('button', { name: 'Choose a folder and write' }))
    const field = await screen.findByLabelText<HTMLInputElement>('Passphrase for the receiver')
    await waitFor(() => expect(field.value).toMatch(/^[a-z]+( [a-z]+){5}$/))
    const first = field.value
    await user.click(screen.getByRole('button', { name: 'Other words' }))
    await waitFor(() => expect(field.value).not.toBe(first))
    await user.clear(field)
    await user.type(field, 'too short')
    await user.click(screen.getByRole('checkbox', { name: /I have read this/ }))
    await user.type(screen.getByLabelText('Your password'), 'four quiet cups of green tea')
    await user.click(screen.getByRole('button', { name: 'Write it with names' }))
    await screen.findByText('At least 12 characters.')
    expect(bridge.inputsOf('export.start')).toEqual([])
    await user.type(field, ' but longer')
    await user.click(screen.getByRole('button', { name: 'Write it with names' }))
    await screen.findByText(/Send the folder one way and the passphrase another/)
    expect(bridge.inputsOf('export.start').at(-1)).toMatchObject({ passphrase: 'too short but longer' })
    expect(document.body.textContent).not.toContain('too short but longer')
  })
})
