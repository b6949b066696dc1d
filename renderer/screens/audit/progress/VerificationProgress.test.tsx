import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { VerificationProgress as Progress } from '../../../../shared/ipc/views/verification.ts'
import type { JobView } from '../../../../shared/ipc/views/export.ts'
import type { Role } from '../../../../shared/roles.ts'
import { BridgeDouble, Refused } from '../../../testing/bridge.ts'
import { renderAs } from '../../../testing/render.tsx'
import { VerificationProgress } from './VerificationProgress.tsx'

const FIRST = '00000000-0000-4000-8000-0000000000c1'
const SECOND = '00000000-0000-4000-8000-0000000000c2'
const FORM = '00000000-0000-4000-8000-0000000000f1'

const child = (subjectId: string, subjectCode: string, more: Partial<Progress> = {}): Progress => ({
  subjectId,
  subjectCode,
  planned: 10,
  plannedVerified: 4,
  verified: 5,
  changed: 1,
  forms: [
    {
      formId: FORM,
      form: 'GMFM88',
      studyEventOid: 'BL',
      repeat: 1,
      plan: 'sample',
      items: 88,
      verified: 5,
      changed: 1,
    },
  ],
  ...more,
})
const CHILDREN = [child(FIRST, 'TEH-001'), child(SECOND, 'TEH-002', { plannedVerified: 10, changed: 0 })]

function shows(children: readonly Progress[] = CHILDREN, role: Role = 'monitor', more: BridgeDouble['handlers'] = {}) {
  const bridge = new BridgeDouble({ 'verification.progress': () => [...children], ...more })
  return { bridge, ...renderAs(role, bridge, <VerificationProgress />, { screen: 'audit', filter: {} }) }
}

const table = () => screen.findByRole('table', { name: 'Source verification by child' })
const rowOf = async (code: string) => {
  const row = within(await table())
    .getByRole('rowheader', { name: code })
    .closest('tr')
  if (!row) throw new Error(`no row for ${code}`)
  return within(row)
}

describe('how far source verification is', () => {
  test('is summed over the children and told child by child, with what changed since', async () => {
    shows()
    await table()
    expect(screen.getByRole('progressbar', { name: 'Required items verified' }).textContent).toBe('14 / 20')
    expect(screen.getByText('1 changed since')).toBeTruthy()
    expect((await rowOf('TEH-001')).getAllByRole('cell').map(({ textContent }) => textContent)).toContain('1')
  })

  test('opens a child to its forms, each with its place on the plan, and leads to the form', async () => {
    const { user, history } = shows()
    await user.click((await rowOf('TEH-001')).getByRole('button', { name: 'TEH-001' }))
    expect((await table()).textContent).toContain('in the sample')
    await user.click(screen.getByRole('link', { name: 'GMFM-88' }))
    expect(history.route).toMatchObject({ screen: 'form', subjectId: FIRST, form: 'GMFM88', formId: FORM })
  })

  test('while no form is complete, it says when there will be something', async () => {
    shows([child(FIRST, 'TEH-001', { forms: [], planned: 0 })])
    await screen.findByText('No form is complete yet')
    expect(screen.queryByRole('table')).toBeNull()
    expect(screen.getByRole('button', { name: 'Next open item' })).toHaveProperty('disabled', true)
  })

  test('a fault is said, and asked again on wish', async () => {
    let isBroken = true
    const { user } = shows(CHILDREN, 'monitor', {
      'verification.progress': () => {
        if (isBroken) throw new Refused('failed', 'The record could not be read.')
        return [...CHILDREN]
      },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('The record could not be read.')
    isBroken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await table()
  })
})

describe('the next open item', () => {
  const place = {
    subjectId: FIRST,
    subjectCode: 'TEH-001',
    formId: FORM,
    form: 'GMFM88',
    studyEventOid: 'BL',
    address: { group: 'GMFM', repeat: 1, item: 'GMFM12' },
  }

  test('of all children, or of one, is gone to at its item', async () => {
    const { bridge, user, history } = shows(CHILDREN, 'monitor', { 'verification.next': () => place })
    await user.click((await rowOf('TEH-001')).getByRole('button', { name: 'Next' }))
    await waitFor(() => expect(history.route).toMatchObject({ formId: FORM, item: 'GMFM/1/GMFM12' }))
    await user.click(screen.getByRole('button', { name: 'Next open item' }))
    await waitFor(() =>
      expect(bridge.inputsOf('verification.next')).toEqual([
        { subjectId: FIRST, after: null },
        { subjectId: null, after: null },
      ]),
    )
  })

  test('is offered for no child that is done', async () => {
    shows()
    expect((await rowOf('TEH-002')).queryByRole('button', { name: 'Next' })).toBeNull()
  })

  test('says when nothing is left', async () => {
    const { user, history } = shows(CHILDREN, 'monitor', { 'verification.next': () => null })
    await table()
    await user.click(screen.getByRole('button', { name: 'Next open item' }))
    expect(await screen.findByText('Every item of the plan is verified.')).toBeTruthy()
    expect(history.route.screen).toBe('audit')
  })

  test('a refusal is said, and one stays where one is', async () => {
    const { user, history } = shows(CHILDREN, 'monitor', {
      'verification.next': () => {
        throw new Refused('notAllowed', 'Your role does not allow this.')
      },
    })
    await table()
    await user.click(screen.getByRole('button', { name: 'Next open item' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Your role does not allow this.')
    expect(history.route.screen).toBe('audit')
  })

  test('R25: is not offered to those who do not verify', async () => {
    shows(CHILDREN, 'coordinator')
    await table()
    expect(screen.queryByRole('button', { name: /Next/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Visit report' })).toBeTruthy()
  })
})

describe('the visit report', () => {
  const job = (more: Partial<JobView>): JobView => ({
    id: FIRST,
    kind: 'document',
    state: 'running',
    done: 0,
    total: 5,
    message: '',
    result: null,
    ...more,
  })
  const order = async ({ user }: ReturnType<typeof shows>) => {
    await table()
    await user.click(screen.getByRole('button', { name: 'Visit report' }))
    await user.click(await screen.findByRole('button', { name: 'Choose a file and write' }))
  }

  test('is ordered since a day, and says where it went', async () => {
    const ended = job({ state: 'done', result: { file: 'visit-report.pdf' } })
    const shown = shows(CHILDREN, 'monitor', { 'documents.order': () => ended, 'jobs.get': () => ended })
    await order(shown)
    await screen.findByText('The visit report is written')
    expect(screen.getByText('visit-report.pdf')).toBeTruthy()
    const [asked] = shown.bridge.inputsOf('documents.order')
    expect(asked).toMatchObject({ kind: 'visitReport' })
    expect(asked?.kind === 'visitReport' && asked.since).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('that fails says why, and can be put away', async () => {
    const failed = job({ state: 'failed', message: 'The disk is full. Nothing was left behind.' })
    const shown = shows(CHILDREN, 'monitor', { 'documents.order': () => failed, 'jobs.get': () => failed })
    await order(shown)
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.')
    await shown.user.click(screen.getByRole('button', { name: 'I have read this' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  test('that is not begun, because no file was chosen, leaves no error behind', async () => {
    const shown = shows(CHILDREN, 'monitor', {
      'documents.order': () => {
        throw new Refused('cancelled', 'No file was chosen.')
      },
    })
    await order(shown)
    await waitFor(() => expect(shown.bridge.inputsOf('documents.order')).toHaveLength(1))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
