import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditRow } from '../../../shared/ipc/views/audit.ts'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import type { Role } from '../../../shared/roles.ts'
import { useRoute } from '../../route/useRoute.tsx'
import { BridgeDouble, Refused, SIGNED_IN } from '../../testing/bridge.ts'
import { renderWith } from '../../testing/render.tsx'
import { Audit } from './Audit.tsx'

const HEAD = 'ab12cd34'.repeat(8)
const JOB_ID = '00000000-0000-4000-8000-0000000000f1'

// A page in jsdom has no size and does not scroll: a list would draw no line and never come to its end.
beforeAll(() => {
  for (const side of ['clientWidth', 'clientHeight'] as const)
    Object.defineProperty(Element.prototype, side, { configurable: true, value: 600 })
  Element.prototype.scrollTo = () => undefined
})

function row(sequence: number, more: Partial<AuditRow> = {}): AuditRow {
  return {
    sequence,
    time: '2026-11-22T10:30:00.000Z',
    offset: '+03:30',
    clock: 'ok',
    userId: null,
    by: 'Maryam Ahmadi',
    role: 'nurse',
    organisation: 'Children’s hospital',
    kind: 'form.saved',
    subjectId: null,
    subjectCode: 'TEH-001',
    studyEventOid: 'BL',
    formId: null,
    formOid: 'GMFM88',
    entity: 'item',
    item: 'GMFM/1/GMFM12',
    old: null,
    new: '2',
    reason: null,
    observed: null,
    entered: null,
    mode: 'single',
    check: null,
    detail: '',
    hash: HEAD,
    redacted: false,
    ...more,
  }
}

function trailOf(rows: readonly AuditRow[]) {
  return ({ before, limit }: { before: number | null; limit: number }) => {
    const left = rows.filter(({ sequence }) => before === null || sequence < before)
    const page = left.slice(0, limit)
    return {
      rows: [...page],
      total: rows.length,
      next: left.length > page.length ? (page.at(-1)?.sequence ?? null) : null,
      head: HEAD,
      lastSequence: rows[0]?.sequence ?? 0,
    }
  }
}

function Here() {
  const route = useRoute()
  return route.screen === 'audit' ? <Audit filter={route.filter} /> : null
}

async function openTrail(rows: readonly AuditRow[], role: Role = 'investigator', more: BridgeDouble['handlers'] = {}) {
  const person = SIGNED_IN.person && { ...SIGNED_IN.person, role }
  const bridge = new BridgeDouble({
    'application.state': () => ({ ...SIGNED_IN, person }),
    'subjects.list': () => [],
    'audit.page': trailOf(rows),
    ...more,
  })
  const drawn = renderWith(bridge, <Here />, { screen: 'audit', filter: {} })
  await screen.findByRole('heading', { level: 1, name: 'Audit trail' })
  return { bridge, ...drawn }
}

const detail = (sequence: number) => screen.findByRole('article', { name: `Record ${sequence}` })

describe('the list', () => {
  test('shows the newest record whole at first, and arrows move through the others', async () => {
    const { user } = await openTrail([row(3, { reason: 'Read wrongly' }), row(2), row(1, { kind: 'store.created' })])
    await detail(3)
    const list = await screen.findByRole('listbox', { name: 'Records, newest first' })
    list.focus()
    await user.keyboard('{ArrowDown}')
    await detail(2)
    await user.keyboard('{End}')
    expect(within(await detail(1)).getByRole('heading')).toHaveProperty('textContent', 'Store created')
    await user.keyboard('{ArrowDown}')
    await detail(1)
    await user.keyboard('{Home}{ArrowUp}')
    await detail(3)
    expect(screen.getByRole('option', { selected: true }).getAttribute('aria-posinset')).toBe('1')
  })

  test('fetches older records from where the last page ended', async () => {
    const { bridge, user } = await openTrail(Array.from({ length: 250 }, (_, index) => row(250 - index)))
    const list = await screen.findByRole('listbox')
    list.focus()
    expect(bridge.inputsOf('audit.page').map(({ before }) => before)).toEqual([null])
    await user.keyboard('{End}')
    await detail(51)
    await waitFor(() => expect(bridge.inputsOf('audit.page').at(-1)?.before).toBe(51))
    await waitFor(async () => {
      await user.keyboard('{End}')
      await screen.findByRole('article', { name: 'Record 1' })
    })
    expect(await screen.findByText('250 records')).toBeDefined()
  })

  test('says what it would hold while there is nothing', async () => {
    await openTrail([])
    expect(await screen.findByText('Nothing has been recorded yet')).toBeDefined()
  })

  test('a refusal says what happened and can be tried again', async () => {
    const { bridge, user } = await openTrail([row(1)], 'investigator', {
      'audit.page': () => {
        throw new Refused('storeDamaged', 'The trail could not be read. Make a copy of the data folder.')
      },
    })
    expect(await screen.findByText('The trail could not be read. Make a copy of the data folder.')).toBeDefined()
    bridge.handlers['audit.page'] = trailOf([row(1)])
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await detail(1)).toBeDefined()
  })
})

describe('one record', () => {
  test('shows before and after, reason, the three times, check and hash', async () => {
    await openTrail([
      row(7, {
        kind: 'form.changed',
        old: '1',
        new: 'NT (REFUSED)',
        reason: 'Read wrongly from the paper',
        observed: '2026-11-22T09:15',
        entered: '2026-11-22T10:00:00.000Z',
        mode: 'bulk',
        check: 'EC041',
        clock: 'suspect',
        detail: 'files: 12',
      }),
    ])
    const text = (await detail(7)).textContent
    for (const part of [
      'Form changed after completion',
      'Not tested: Refused',
      'Read wrongly from the paper',
      '2026-11-22 09:15',
      '2026-11-22 13:30:00',
      '2026-11-22 14:00:00',
      'several at once',
      'EC041',
      'The clock was doubtful',
      '12',
    ])
      expect(text).toContain(part)
    expect(within(await detail(7)).getByLabelText(HEAD)).toBeTruthy()
  })

  test('a redacted value is said to be redacted and is not shown', async () => {
    await openTrail([row(7, { redacted: true, old: 'Zahra', new: 'Zahra' })])
    const record = await detail(7)
    expect(record.textContent).toContain('This value was redacted')
    expect(document.body.textContent).not.toContain('Zahra')
  })

  test('an identity value is masked for a role that sees no names, whatever came over the bridge', async () => {
    const rows = [row(7, { formOid: 'DEMOG', item: 'DEMOG/1/GIVEN_NAME', new: 'Zahra' })]
    await openTrail(rows, 'monitor')
    expect((await detail(7)).textContent).toContain('masked for your role')
    await waitFor(() => expect(document.body.textContent).not.toContain('Zahra'))
  })
})

describe('the sentence', () => {
  test('narrows to an act kind, and shows everything again', async () => {
    const { bridge, user, history } = await openTrail([row(2), row(1)])
    await user.click(await screen.findByRole('button', { name: 'What happened: everything that happened' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Form changed after completion' }))
    await waitFor(() => expect(bridge.inputsOf('audit.page').at(-1)?.filter).toEqual({ kind: 'form.changed' }))
    expect(history.route).toEqual({ screen: 'audit', filter: { kind: 'form.changed' } })
    await user.click(screen.getByRole('button', { name: 'Show everything' }))
    await waitFor(() => expect(bridge.inputsOf('audit.page').at(-1)?.filter).toEqual({}))
  })

  test('offers items only of a chosen form, and forgets the item with the form', async () => {
    const { bridge, user } = await openTrail([row(1)])
    await user.click(await screen.findByRole('button', { name: 'Form: in every form' }))
    await user.click(await screen.findByRole('menuitemradio', { name: /GMFM-88/ }))
    await user.click(await screen.findByRole('button', { name: 'Item: in any item' }))
    await user.keyboard('GMFM12')
    await user.click(await screen.findByRole('menuitemradio', { name: /GMFM12/ }))
    await waitFor(() =>
      expect(bridge.inputsOf('audit.page').at(-1)?.filter).toEqual({ formOid: 'GMFM88', item: 'GMFM12' }),
    )
    await user.click(await screen.findByRole('button', { name: 'Form: in GMFM-88' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'in every form' }))
    await waitFor(() => expect(bridge.inputsOf('audit.page').at(-1)?.filter).toEqual({}))
  })

  test('words searched for are not put by with the place, as they may be a name', async () => {
    const { bridge, user, history } = await openTrail([row(1)])
    await user.type(await screen.findByRole('searchbox', { name: 'Search the trail' }), 'Zahra')
    await waitFor(() => expect(bridge.inputsOf('audit.page').at(-1)?.filter).toEqual({ text: 'Zahra' }))
    expect(history.route).toEqual({ screen: 'audit', filter: {} })
  })

  test('says so when nothing is like that', async () => {
    const { bridge, user } = await openTrail([row(1)])
    bridge.handlers['audit.page'] = trailOf([])
    await user.click(await screen.findByRole('button', { name: /^Completion:/ }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'only after completion' }))
    expect(await screen.findByText('No record is like that')).toBeDefined()
  })

  test('a nurse is offered no other people, an administrator no children', async () => {
    await openTrail([row(1)], 'nurse')
    await screen.findByRole('button', { name: /^Subject:/ })
    expect(screen.queryByRole('button', { name: /^Person:/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Verify the whole trail' })).toBeNull()
    await openTrail([row(1)], 'administrator', { 'people.list': () => [] })
    await screen.findByRole('button', { name: /^Person:/ })
    expect(screen.queryByRole('button', { name: /^Subject:/ })).toBeNull()
  })
})

describe('verification', () => {
  const job = (more: Partial<JobView>): JobView => ({
    id: JOB_ID,
    kind: 'verify',
    state: 'running',
    done: 0,
    total: 900,
    message: '',
    result: null,
    ...more,
  })
  const result = { whole: true, records: 900, lastSequence: 900, head: HEAD, keyFingerprint: HEAD, findings: [] }

  test('shows how far it is and that the trail is whole', async () => {
    let now = job({})
    const { bridge, user } = await openTrail([row(900)], 'monitor', {
      'verify.start': () => now,
      'jobs.get': () => now,
    })
    await user.click(await screen.findByRole('button', { name: 'Verify the whole trail' }))
    now = job({ done: 450 })
    await screen.findByRole('button', { name: 'Cancel' })
    bridge.say('job.progress', now)
    await waitFor(() =>
      expect(screen.getByRole('progressbar', { name: 'Verifying the trail' }).getAttribute('aria-valuenow')).toBe(
        '450',
      ),
    )
    now = job({ state: 'done', done: 900, result })
    bridge.say('job.progress', now)
    expect(await screen.findByText('The trail is whole and the record agrees with it')).toBeDefined()
  })

  test('finds the end also when no progress is pushed', async () => {
    let now = job({})
    const { user } = await openTrail([row(900)], 'monitor', { 'verify.start': () => now, 'jobs.get': () => now })
    await user.click(await screen.findByRole('button', { name: 'Verify the whole trail' }))
    await screen.findByRole('button', { name: 'Cancel' })
    now = job({ state: 'done', result })
    expect(
      await screen.findByText('The trail is whole and the record agrees with it', {}, { timeout: 5_000 }),
    ).toBeDefined()
  })

  test('names every finding', async () => {
    const findings = [
      { problem: 'hash', sequence: 12 },
      { problem: 'currentAltered', sequence: 31, entity: 'item', entityId: 'F', field: 'GMFM/1/GMFM12' },
      { problem: 'somethingNew', sequence: null },
    ]
    const ended = job({ state: 'done', result: { ...result, whole: false, findings, findingCount: 3 } })
    const { user } = await openTrail([row(900)], 'monitor', { 'verify.start': () => ended, 'jobs.get': () => ended })
    await user.click(await screen.findByRole('button', { name: 'Verify the whole trail' }))
    const note = await screen.findByRole('alert')
    expect(note.textContent).toContain('3 things are wrong')
    expect(note.textContent).toContain('Record 12: the record, or one before it, was altered')
    expect(note.textContent).toContain(
      'Record 31 (item F GMFM/1/GMFM12): the current value is not the last one recorded',
    )
    expect(note.textContent).toContain('Outside the trail: somethingNew')
  })

  test('can be cancelled', async () => {
    let now = job({})
    const { user } = await openTrail([row(900)], 'monitor', {
      'verify.start': () => now,
      'jobs.get': () => now,
      'jobs.cancel': () => (now = job({ state: 'cancelled' })),
    })
    await user.click(await screen.findByRole('button', { name: 'Verify the whole trail' }))
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    expect(await screen.findByText('Cancelled. Nothing was left behind.')).toBeDefined()
  })
})
