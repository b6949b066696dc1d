import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import type { ImportFile, ImportPreview } from '../../../shared/ipc/views/import.ts'
import { BridgeDouble, Refused } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { Import } from './Import.tsx'

const JOB_ID = '00000000-0000-4000-8000-0000000000f3'
const HASH = '0123abcd'.repeat(8)

const TABLE: ImportFile = {
  name: 'weights.csv',
  bytes: 120,
  format: 'csv',
  columns: ['Subject', 'Weight'],
  form: 'DEMOG',
  mapping: { Subject: '@subject', Weight: 'WEIGHT' },
}
const ODM: ImportFile = { name: 'study.xml', bytes: 4096, format: 'odm', columns: [], form: '', mapping: {} }

const ACCEPTED: ImportPreview['accepted'][number] = {
  place: 'line 2',
  subject: 'TEH-001',
  form: 'DEMOG',
  studyEvent: 'SCR',
  repeat: 1,
  values: 3,
  does: 'new',
  completes: false,
}
const GOOD: ImportPreview = {
  sha256: HASH,
  children: 1,
  newSubjects: [],
  forms: 1,
  unchanged: 0,
  completed: 0,
  visits: 0,
  values: 3,
  refusedCount: 0,
  findingCount: 0,
  accepted: [ACCEPTED],
  refused: [],
  findings: [],
  empty: false,
  tooLarge: false,
}
const WITH_REFUSED: ImportPreview = {
  ...GOOD,
  refusedCount: 2,
  refused: [
    { place: 'line 3', subject: 'TEH-002', form: 'DEMOG', item: 'Weight', reason: 'It lies outside 5 to 80 kg.' },
    { place: 'line 4', subject: 'TEH-003', form: 'DEMOG', item: 'Sex', reason: 'The list has no such code.' },
  ],
}

const job = (more: Partial<JobView> = {}): JobView => ({
  id: JOB_ID,
  kind: 'import',
  state: 'done',
  done: 4,
  total: 4,
  message: '',
  result: null,
  ...more,
})

function open(handlers: BridgeDouble['handlers'] = {}, preview: ImportPreview = GOOD) {
  const receipt: Output<'import.write'> = { sequence: 40, keptAt: '2026-11-22T10:00:00.000Z' }
  const bridge = new BridgeDouble({
    'import.chooseFile': () => TABLE,
    'import.look': () => job(),
    'jobs.get': () => job(),
    'import.preview': () => preview,
    'import.write': () => receipt,
    ...handlers,
  })
  return { bridge, ...renderWith(bridge, <Import />, { screen: 'import' }) }
}

async function choose(user: UserEvent) {
  await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
  await screen.findByRole('button', { name: 'Choose another file' })
}

async function look(user: UserEvent) {
  await choose(user)
  await user.click(screen.getByRole('button', { name: 'Look at what comes in' }))
}

const writes = () => screen.getByRole('button', { name: 'Import' })

describe('the file', () => {
  test('choosing none leaves the screen as it was', async () => {
    const { bridge, user } = open({ 'import.chooseFile': () => null })
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    await waitFor(() => expect(bridge.inputsOf('import.chooseFile')).toHaveLength(1))
    expect(screen.queryByRole('button', { name: 'Look at what comes in' })).toBeNull()
  })

  test('a table is looked at as its columns were recognised, and registers nobody unless asked to', async () => {
    const { bridge, user } = open()
    await look(user)
    await waitFor(() =>
      expect(bridge.inputsOf('import.look')).toEqual([
        {
          format: 'csv',
          mapping: { form: 'DEMOG', columns: TABLE.mapping, visit: null, complete: false },
          newSubjects: false,
          reason: null,
        },
      ]),
    )
  })

  test('a table without the number of the child goes nowhere, and says what is missing', async () => {
    const { user } = open({ 'import.chooseFile': () => ({ ...TABLE, mapping: { Weight: 'WEIGHT' } }) })
    await choose(user)
    await screen.findByText('Say which column holds the number of the child.')
    expect(screen.getByRole('button', { name: 'Look at what comes in' })).toHaveProperty('disabled', true)
  })

  test('R18: answers are replaced only with a reason, which goes with the request', async () => {
    const { bridge, user } = open({ 'import.chooseFile': () => ODM })
    await choose(user)
    await user.click(screen.getByRole('checkbox', { name: /^Replace other answers/ }))
    expect(screen.getByRole('button', { name: 'Look at what comes in' })).toHaveProperty('disabled', true)
    await user.type(screen.getByLabelText('Reason'), 'The scale was read wrongly')
    await user.click(screen.getByRole('button', { name: 'Look at what comes in' }))
    await waitFor(() =>
      expect(bridge.inputsOf('import.look')).toEqual([
        { format: 'odm', mapping: null, newSubjects: true, reason: 'The scale was read wrongly' },
      ]),
    )
  })

  test('a file that cannot be opened is said in words', async () => {
    const { user } = open({
      'import.chooseFile': () => {
        throw new Refused('badInput', 'The file is not UTF-8. Nothing was imported.')
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    expect(await screen.findByText('The file is not UTF-8. Nothing was imported.')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Choose a file' })).toHaveProperty('disabled', false)
  })
})

describe('the look', () => {
  test('a file without fault is shown row by row and written by one press', async () => {
    const { bridge, user } = open()
    await look(user)
    await screen.findByText('Everything in the file can come in')
    const table = within(screen.getByRole('table'))
    expect(table.getByText('TEH-001')).toBeDefined()
    expect(bridge.inputsOf('import.write')).toEqual([])
    await user.click(writes())
    await screen.findByText('Imported')
    expect(bridge.inputsOf('import.write')).toEqual([{ id: JOB_ID, withoutRefused: false }])
    expect(screen.getByLabelText(HASH)).toBeDefined()
  })

  test('refused rows are named with place, child, item and reason, and stop the import until they are left out', async () => {
    const { bridge, user } = open({}, WITH_REFUSED)
    await look(user)
    await screen.findByRole('heading', { name: '2 refused rows' })
    const row = screen.getByRole('row', { name: /line 3 TEH-002 .* Weight It lies outside 5 to 80 kg\./ })
    expect(row).toBeDefined()
    expect(writes()).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('checkbox', { name: 'Import the others without the 2 refused rows' }))
    await user.click(writes())
    await screen.findByText('2 refused rows stayed out.')
    expect(bridge.inputsOf('import.write')).toEqual([{ id: JOB_ID, withoutRefused: true }])
    expect(screen.getByRole('row', { name: /line 4 TEH-003/ })).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Import another file' }))
    await screen.findByRole('button', { name: 'Choose a file' })
  })

  test('the list of refused rows is saved, and a save that fails is said', async () => {
    const { bridge, user } = open({ 'import.saveList': () => ({ saved: true }) }, WITH_REFUSED)
    await look(user)
    await user.click(await screen.findByRole('button', { name: 'Save the list of refused rows' }))
    await screen.findByText('Saved.')
    expect(bridge.inputsOf('import.saveList')).toEqual([{ id: JOB_ID }])
    bridge.handlers['import.saveList'] = () => {
      throw new Refused('readOnly', 'The folder cannot be written. Choose another.')
    }
    await user.click(screen.getByRole('button', { name: 'Save the list of refused rows' }))
    await screen.findByText('The folder cannot be written. Choose another.')
  })

  test('what the checks say stands there before anything is written', async () => {
    const message = 'The weight is unlikely for this age.'
    const finding = { place: 'line 2', subject: 'TEH-001', form: 'DEMOG', check: 'EC012', severity: 'soft', message }
    const { user } = open({}, { ...GOOD, findingCount: 1, findings: [finding] })
    await look(user)
    await screen.findByRole('heading', { name: 'The checks say 1 thing' })
    expect(screen.getByRole('row', { name: new RegExp(`EC012 ${message}`) })).toBeDefined()
  })

  test.each([
    ['a file with nothing new', { empty: true, forms: 0, accepted: [] }, /nothing that is not in the record already/],
    ['more than the application writes at once', { tooLarge: true }, /Bring it in from the command line/],
  ])('%s cannot be written, and it says why', async (_name, more, words) => {
    const { user } = open({}, { ...GOOD, ...more })
    await look(user)
    await screen.findByText(words)
    expect(writes()).toHaveProperty('disabled', true)
  })

  test('a file that cannot be taken leads back to the choice, which still stands', async () => {
    const failed = job({ state: 'failed', message: 'The file ends in the middle. Nothing was imported.' })
    const { user } = open({ 'import.look': () => failed, 'jobs.get': () => failed })
    await look(user)
    await screen.findByText('The file ends in the middle. Nothing was imported.')
    await user.click(screen.getByRole('button', { name: 'Back' }))
    expect(await screen.findByText('weights.csv')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Look at what comes in' })).toHaveProperty('disabled', false)
  })

  test('a record that has moved on since the look refuses, and the look stays', async () => {
    const message =
      'The record has changed since this file was looked at. Nothing was imported; look at the file again.'
    const { user } = open({
      'import.write': () => {
        throw new Refused('stale', message)
      },
    })
    await look(user)
    await user.click(await screen.findByRole('button', { name: 'Import' }))
    await screen.findByText(message)
    expect(screen.queryByText('Imported')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Back' }))
    await screen.findByText('weights.csv')
  })
})
