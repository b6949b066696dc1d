import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { SignContent, SignTarget, WaitingSignature } from '../../../shared/ipc/views/signatures.ts'
import { BridgeDouble, Refused } from '../../testing/bridge.ts'
import { renderAs } from '../../testing/render.tsx'
import { contentOf, demographics, gross, ROWS, signatureOn, wholeVisit } from './testing.ts'
import { WaitingForSignature } from './WaitingForSignature.tsx'
import { WaitingSignatures } from './WaitingSignatures.tsx'

const PASSWORD = 'a good long password'

interface Given {
  readonly rows?: readonly WaitingSignature[]
  readonly content?: (target: SignTarget) => SignContent
  readonly sign?: () => void
}

/** The list before an investigator who has signed before in this session. */
function shows({ rows = ROWS, content = contentOf, sign = () => undefined }: Given = {}) {
  let waiting = rows
  const bridge = new BridgeDouble({
    'signatures.waiting': () => [...waiting],
    'signatures.preview': ({ targets }) => ({
      needsUsername: false,
      contents: targets.map(content),
      people: [],
      references: [],
    }),
    'signatures.sign': ({ targets }) => {
      sign()
      waiting = waiting.filter(({ scope, id }) => scope === 'form' && !targets.some((target) => target.id === id))
      return targets.map(signatureOn)
    },
  })
  return { bridge, ...renderAs('investigator', bridge, <WaitingSignatures />) }
}

const tick = (name: string | RegExp) => screen.findByRole('checkbox', { name })
const look = () => screen.findByRole('button', { name: 'Look and sign' })

async function signIt({ user }: ReturnType<typeof shows>) {
  const dialog = await screen.findByRole('dialog', { name: 'Sign' })
  await user.click(await within(dialog).findByRole('radio', { name: 'I have reviewed these data.' }))
  await user.type(within(dialog).getByLabelText('Password'), `${PASSWORD}{Enter}`)
  return dialog
}

describe('the list of what waits for a signature', () => {
  test('says where nothing waits, and when something will', async () => {
    shows({ rows: [] })
    expect(await screen.findByText('Nothing waits for your signature')).toBeTruthy()
  })

  test('says what changed since a signature, and what is asked', async () => {
    const { user, bridge } = shows()
    bridge.handlers['signatures.changes'] = () => [
      {
        sequence: 90,
        time: '2026-11-22T11:00:00.000Z',
        by: 'Maryam Ahmadi',
        formId: demographics.id,
        form: 'DEMOG',
        address: { group: 'CHILD', repeat: 1, item: 'SEX' },
        field: 'CHILD/1/SEX',
        old: '1',
        new: '2',
        reason: 'Typed wrongly',
      },
    ]
    const child = await screen.findByRole('region', { name: 'TEH-001' })
    expect(child.textContent).toContain('1 changed since signature')
    expect(child.textContent).toContain('2 open questions')
    await user.click(screen.getByRole('button', { name: 'What changed in Demographics' }))
    const line = await within(await screen.findByRole('list', { name: 'What changed' })).findByRole('listitem')
    expect(line.textContent).toMatch(/Sex: Male Female Maryam Ahmadi .* Typed wrongly/)
  })

  test('goes to a form that is to be read first', async () => {
    const { user, history } = shows()
    await user.click(await screen.findByRole('button', { name: 'Open GMFM-88' }))
    expect(history.route).toMatchObject({ screen: 'form', form: 'GMFM88', formId: gross.id })
  })

  test('is walked with the arrows, chosen with space and looked at with Ctrl and Enter', async () => {
    const { user, bridge } = shows()
    const all = await tick('All of TEH-001')
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(all)
    await user.keyboard('{ArrowDown}{ArrowDown} ')
    expect(await screen.findByText('1 chosen')).toBeTruthy()
    await user.keyboard('{Control>}{Enter}{/Control}')
    await screen.findByRole('dialog', { name: 'Sign' })
    expect(bridge.inputsOf('signatures.preview')[0]?.targets).toEqual([{ scope: 'form', id: demographics.id }])
  })

  test('a whole visit stands for its forms: they cannot be signed twice', async () => {
    const { user } = shows()
    await user.click(await tick(/Baseline/))
    await user.click(await tick('The whole visit in one signature'))
    expect(screen.getByText('1 chosen')).toBeTruthy()
    expect(await tick('GMFM-88')).toHaveProperty('disabled', true)
    expect(screen.getAllByText('in the signature of the whole')).toHaveLength(2)
  })

  test('more than fit into one act are not sent', async () => {
    const many = Array.from({ length: 101 }, (_, index) => ({
      ...gross,
      id: `00000000-0000-4000-8000-00000000${String(index + 1000)}`,
    }))
    const { user } = shows({ rows: many })
    await user.click(await tick('All of TEH-001'))
    expect(await screen.findByText(/At most 100 are signed at once/)).toBeTruthy()
    expect(await look()).toHaveProperty('disabled', true)
  })
})

describe('R29: signing what is chosen', () => {
  test('makes one signature for each, bound to what was shown, and says what was made', async () => {
    const shown = shows()
    const { user, bridge } = shown
    await user.click(await tick('All of TEH-001'))
    await user.click(await tick('The whole visit in one signature'))
    await user.click(await look())
    const dialog = await signIt(shown)
    await waitFor(() => expect(dialog.isConnected).toBe(false))
    const [sent] = bridge.inputsOf('signatures.sign')
    expect(sent).toMatchObject({ meaning: 'reviewed', username: null, password: PASSWORD })
    expect(sent?.targets).toHaveLength(3)
    for (const { id, scope, contentHash } of sent?.targets ?? []) {
      expect(contentHash).toBe(contentOf({ scope, id }).contentHash)
    }
    expect(sent?.targets.some(({ id }) => id === wholeVisit.id)).toBe(true)
    expect(await screen.findByText('3 signatures are made')).toBeTruthy()
    expect(screen.getByText('Leila Sohrabi')).toBeTruthy()
  })

  test('also says what was made when nothing is left to sign', async () => {
    const shown = shows()
    await shown.user.click(await tick('All of TEH-001'))
    await shown.user.click(await look())
    await signIt(shown)
    expect(await screen.findByText('4 signatures are made')).toBeTruthy()
    expect(screen.getByText('Nothing waits for your signature')).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('one that changed meanwhile is named and pointed at, nothing is signed, and the password is typed again', async () => {
    let version = '1'
    const shown = shows({
      content: (target) => contentOf(target, target.id === gross.id ? { contentHash: version.repeat(64) } : {}),
      sign: () => {
        if (version !== '1') return
        version = '2'
        throw new Refused('stale', 'Changed since it was shown: TEH-001, Baseline, GMFM-88. Nothing was signed.')
      },
    })
    const { user, bridge } = shown
    await user.click(await tick('All of TEH-001'))
    await user.click(await look())
    const dialog = await signIt(shown)
    expect((await within(dialog).findByRole('alert')).textContent).toContain('TEH-001, Baseline, GMFM-88')
    const point = await within(dialog).findByText('Changed since you looked: look at it again')
    expect(point.closest('li')?.textContent).toContain('GMFM-88')
    expect(within(dialog).getAllByText('Changed since you looked: look at it again')).toHaveLength(1)
    expect(within(dialog).getByLabelText('Password')).toHaveProperty('value', '')
    await user.type(within(dialog).getByLabelText('Password'), `${PASSWORD}{Enter}`)
    await waitFor(() => expect(dialog.isConnected).toBe(false))
    const hashOf = (index: number) =>
      bridge.inputsOf('signatures.sign')[index]?.targets.find(({ id }) => id === gross.id)?.contentHash
    expect([hashOf(0), hashOf(1)]).toEqual(['1'.repeat(64), '2'.repeat(64)])
  })

  test('what cannot be signed says why and is left out; the others are signed', async () => {
    const shown = shows({
      content: (target) => contentOf(target, target.id === gross.id ? { blocks: ['A draft lies on: GMFM-88.'] } : {}),
    })
    const { user, bridge } = shown
    await user.click(await tick('All of TEH-001'))
    await user.click(await look())
    const dialog = await screen.findByRole('dialog', { name: 'Sign' })
    await within(dialog).findByText('A draft lies on: GMFM-88.')
    expect(within(dialog).queryByLabelText('Password')).toBeNull()
    await user.click(within(dialog).getByRole('button', { name: 'Leave them out' }))
    await signIt(shown)
    await waitFor(() => expect(dialog.isConnected).toBe(false))
    expect(bridge.inputsOf('signatures.sign')[0]?.targets.map(({ id }) => id)).not.toContain(gross.id)
    expect(await tick('GMFM-88')).toBeTruthy()
  })

  test('a wrong password signs nothing, and the choice stands', async () => {
    const shown = shows({
      sign: () => {
        throw new Refused('wrongPassword', 'Nothing was signed.')
      },
    })
    const { user } = shown
    await user.click(await tick('All of TEH-001'))
    await user.click(await look())
    const dialog = await signIt(shown)
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Nothing was signed.')
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(await screen.findByText('4 chosen')).toBeTruthy()
  })
})

describe('the way to the list', () => {
  test('stands for the investigator alone', async () => {
    const bridge = new BridgeDouble({ 'signatures.waiting': () => [...ROWS] })
    renderAs('coordinator', bridge, <WaitingForSignature />)
    expect(screen.queryByRole('link')).toBeNull()
    expect(bridge.inputsOf('signatures.waiting')).toEqual([])
    const { user, history } = renderAs('investigator', bridge, <WaitingForSignature />)
    const link = await screen.findByRole('link', { name: /4 forms wait for your signature/ })
    expect(link.textContent).toContain('1 changed since signature')
    await user.click(link)
    expect(history.route).toEqual({ screen: 'signatures' })
  })
})
