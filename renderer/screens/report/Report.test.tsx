import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Output } from '../../../shared/ipc/contract.ts'
import { BridgeDouble, Refused } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { Report } from './Report.tsx'

const TABLE = {
  id: 'values-bbs',
  title: 'Balance: values',
  population: 'Two children',
  columns: [
    { label: 'Child', align: 'start' as const },
    { label: 'Change', align: 'end' as const },
  ],
  rows: [
    ['P-AAAAAA', '2.00'],
    ['P-BBBBBB', '-1.00'],
  ],
  notes: ['Higher is better.'],
}
const PLOT = {
  id: 'change-bbs',
  title: 'Balance: change',
  description: 'Change of two children.',
  width: 440,
  height: 300,
  svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
  table: TABLE,
}
const REPORT: Output<'report.get'> = {
  study: 'A study',
  studyVersion: '1.0',
  synthetic: false,
  cut: '2026-03-01T05:30:00.000Z',
  headHash: 'ab'.repeat(32),
  sequence: 12,
  version: '1.0.0',
  statistics: 'stats/1',
  fimVariants: [],
  caveat: 'One arm, no control group.',
  children: 2,
  pairs: 2,
  sections: [{ id: 'plots', title: 'Scales', cautioned: true, tables: [TABLE], plots: [PLOT] }],
}
const JOB = {
  id: '00000000-0000-4000-8000-0000000000f7',
  kind: 'report' as const,
  state: 'done' as const,
  done: 1,
  total: 1,
  message: '',
  result: { folder: '/reports/one', files: 4, children: 2, headHash: 'ab'.repeat(32) },
}

function open(handlers: BridgeDouble['handlers'] = {}) {
  const bridge = new BridgeDouble({ 'report.get': () => REPORT, ...handlers })
  return { bridge, ...renderWith(bridge, <Report />, { screen: 'report' }) }
}

test('a plot says what it shows, keeps its data folded, and is saved in the form that is chosen', async () => {
  const { bridge, user } = open({ 'report.savePlot': () => ({ saved: true }) })
  const plot = within(await screen.findByRole('figure'))
  expect(plot.getByAltText('Balance: change. Change of two children.')).toBeDefined()
  expect(screen.getByText('One arm, no control group.')).toBeDefined()
  expect(screen.queryByRole('table')).toBeNull()
  await user.click(plot.getByRole('button', { name: /^Data/ }))
  expect(within(plot.getByRole('table')).getByText('P-BBBBBB')).toBeDefined()
  await user.click(plot.getByRole('button', { name: /^Save as/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Picture (PNG)' }))
  await screen.findByText('Saved')
  expect(bridge.inputsOf('report.savePlot')).toEqual([{ plot: 'change-bbs', as: 'png' }])
})

test('with no child it says when a report begins, and nothing can be written', async () => {
  open({ 'report.get': () => ({ ...REPORT, children: 0, pairs: 0, sections: [] }) })
  await screen.findByText('No child yet')
  expect(screen.getByRole('button', { name: /^Write PDF/ })).toHaveProperty('disabled', true)
})

test('with one pair it says that there are too few, and what is missing', async () => {
  const missing = { ...TABLE, id: 'missing', rows: [['P-AAAAAA', 'no form']] }
  const sections = [{ id: 'course', title: 'Course', cautioned: false, tables: [missing], plots: [] }]
  open({ 'report.get': () => ({ ...REPORT, pairs: 1, sections }) })
  await screen.findByText('Too few pairs to compare')
  expect(screen.getByText('1 value is missing')).toBeDefined()
})

test('writing ends with the folder; a closed dialog is no failure; a failure says what is safe', async () => {
  let start: () => typeof JOB = () => {
    throw new Refused('cancelled', 'No folder was chosen. No report was written.')
  }
  const { user, bridge } = open({ 'report.start': () => start(), 'jobs.get': () => JOB, 'jobs.showFolder': () => ({}) })
  const write = await screen.findByRole('button', { name: /^Write PDF/ })
  await waitFor(() => expect(write).toHaveProperty('disabled', false))
  await user.click(write)
  await waitFor(() => expect(bridge.inputsOf('report.start')).toHaveLength(1))
  expect(screen.queryByRole('alert')).toBeNull()
  start = () => JOB
  await user.click(write)
  await screen.findByText('The report is written and complete')
  expect(screen.getByText('/reports/one')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Show folder' }))
  await waitFor(() => expect(bridge.inputsOf('jobs.showFolder')).toEqual([{ id: JOB.id }]))
})

test('a job that failed says what is safe', async () => {
  const failed = { ...JOB, state: 'failed' as const, message: 'The disk is full.', result: null }
  const { user } = open({ 'report.start': () => failed, 'jobs.get': () => failed })
  const write = await screen.findByRole('button', { name: /^Write PDF/ })
  await waitFor(() => expect(write).toHaveProperty('disabled', false))
  await user.click(write)
  const note = await screen.findByRole('alert')
  expect(note.textContent).toMatch(/The disk is full.*record is unchanged/)
})
