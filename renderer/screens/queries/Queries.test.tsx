import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useRoute } from '../../route/useRoute.tsx'
import { BridgeDouble, Refused } from '../../testing/bridge.ts'
import { freshId } from '../../testing/openForm.tsx'
import { queryDouble, threadDouble } from '../../testing/queries.ts'
import { renderWith } from '../../testing/render.tsx'
import { Queries } from './Queries.tsx'

function InboxOfRoute() {
  const route = useRoute()
  return route.screen === 'queries' ? <Queries queryId={route.queryId} /> : null
}

const INBOX = { screen: 'queries', queryId: null } as const

describe('the inbox of queries', () => {
  test('shows what waits for me with its age, and the first thread beside it', async () => {
    const query = queryDouble(freshId())
    const bridge = new BridgeDouble({ 'queries.list': () => [query], 'queries.thread': () => threadDouble(query) })
    renderWith(bridge, <InboxOfRoute />, INBOX)
    const line = await screen.findByRole('option', { name: /TEH-001/ })
    expect(line.textContent).toContain('4 days old')
    expect(line.textContent).toContain('Weight')
    await screen.findByText('18.5 kg')
    expect(bridge.inputsOf('queries.list')).toEqual([{ waiting: 'me' }])
  })

  test('offers only the steps the role may take, and sends the words with the step', async () => {
    const query = queryDouble(freshId())
    const bridge = new BridgeDouble({
      'queries.list': () => [query],
      'queries.thread': () => threadDouble(query),
      'queries.answer': ({ text }) =>
        threadDouble({ ...query, status: 'answered' }, [
          { kind: 'answer', text, by: 'Maryam Ahmadi', role: 'nurse', at: '2026-11-22T10:00:00.000Z' },
        ]),
    })
    const { user } = renderWith(bridge, <InboxOfRoute />, INBOX)
    await user.click(await screen.findByRole('button', { name: 'Answer' }))
    await screen.findByText('Write a few words first.')
    expect(bridge.inputsOf('queries.answer')).toHaveLength(0)
    expect(screen.queryByRole('button', { name: 'Close the query' })).toBeNull()
    await user.type(screen.getByLabelText('Your words'), 'Weighed again, 18.9.')
    await user.click(screen.getByRole('button', { name: 'Answer' }))
    await waitFor(() =>
      expect(bridge.inputsOf('queries.answer')).toEqual([{ queryId: query.id, text: 'Weighed again, 18.9.' }]),
    )
    await waitFor(() => expect(screen.getByLabelText('Your words')).toHaveProperty('value', ''))
  })

  test('keeps the words when the step is refused, and says why', async () => {
    const query = queryDouble(freshId())
    const bridge = new BridgeDouble({
      'queries.list': () => [query],
      'queries.thread': () => threadDouble(query),
      'queries.comment': () => {
        throw new Refused('frozen', 'The form is locked.')
      },
    })
    const { user } = renderWith(bridge, <InboxOfRoute />, INBOX)
    await user.type(await screen.findByLabelText('Your words'), 'See page 2.')
    await user.click(screen.getByRole('button', { name: 'Comment' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The form is locked.')
    expect(screen.getByLabelText('Your words')).toHaveProperty('value', 'See page 2.')
  })

  test('goes to the item that is asked about', async () => {
    const query = queryDouble(freshId())
    const bridge = new BridgeDouble({ 'queries.list': () => [query], 'queries.thread': () => threadDouble(query) })
    const { user, history } = renderWith(bridge, <InboxOfRoute />, INBOX)
    await user.click(await screen.findByRole('button', { name: 'Go to the item' }))
    expect(history.route).toMatchObject({ screen: 'form', form: 'DEMOG', formId: query.formId, item: 'CHILD/1/WEIGHT' })
  })

  test('asks anew for those that wait for others, and says when there are none', async () => {
    const bridge = new BridgeDouble({ 'queries.list': () => [] })
    const { user } = renderWith(bridge, <InboxOfRoute />, INBOX)
    await screen.findByText('No query waits for you')
    await user.click(screen.getByRole('radio', { name: 'Waiting for others' }))
    await screen.findByText('No query waits for anybody else')
    expect(bridge.inputsOf('queries.list').at(-1)).toEqual({ waiting: 'others' })
  })
})
