import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { ItemChange, KeptView } from '../../shared/ipc/views/form.ts'
import { AskFailure } from '../ask/ask.ts'
import { Keeper } from './keeper.ts'

const KEPT: KeptView = {
  keptAt: '2026-11-22T10:32:07.000Z',
  calculated: [],
  findings: [],
  open: [],
  answered: 0,
  required: 0,
}

const change = (item: string, value: string): ItemChange => ({
  address: { group: 'G', repeat: 1, item },
  answer: { value },
  mode: 'single',
})

/** A main process that acknowledges into a list, or refuses as told. */
function main(refusals: (sent: readonly ItemChange[], attempt: number) => AskFailure | null = () => null) {
  const acknowledged: ItemChange[] = []
  let attempt = 0
  const keeper = new Keeper(
    async (changes) => {
      await Promise.resolve()
      const refusal = refusals(changes, attempt++)
      if (refusal) throw refusal
      acknowledged.push(...changes)
      return KEPT
    },
    () => undefined,
  )
  return { keeper, acknowledged }
}

const lastOf = (changes: readonly ItemChange[]) =>
  Object.fromEntries(changes.map(({ address, answer }) => [address.item, answer]))

describe('keeping', () => {
  test('hands entries over in the order in which they were made', async () => {
    const { keeper, acknowledged } = main()
    keeper.keep([change('A', '1')])
    keeper.keep([change('B', '2'), change('C', '3')])
    await keeper.flush()
    expect(acknowledged.map(({ address }) => address.item)).toEqual(['A', 'B', 'C'])
    expect(keeper.state).toMatchObject({ waiting: 0, keptAt: KEPT.keptAt, failure: null })
  })

  test('says that an entry is kept only after the acknowledgement', async () => {
    const { keeper } = main()
    keeper.keep([change('A', '1')])
    expect(keeper.state).toMatchObject({ waiting: 1, keptAt: null })
    await keeper.flush()
    expect(keeper.state).toMatchObject({ waiting: 0, keptAt: KEPT.keptAt })
  })

  test('waits for a pause while somebody types, and not when asked to flush', async () => {
    vi.useFakeTimers()
    const { keeper, acknowledged } = main()
    for (const text of ['h', 'he', 'hea']) keeper.keep([change('A', text)], true)
    expect(acknowledged).toEqual([])
    await keeper.flush()
    vi.useRealTimers()
    expect(acknowledged).toEqual([change('A', 'hea')])
  })

  test('keeps a newer entry that was made while the older one was on its way', async () => {
    const { keeper, acknowledged } = main()
    keeper.keep([change('A', '1')])
    keeper.keep([change('A', '2')])
    await keeper.flush()
    expect(lastOf(acknowledged)).toEqual({ A: { value: '2' } })
  })
})

describe('when the main process refuses', () => {
  test('a fault leaves everything waiting, and the next flush keeps it', async () => {
    const full = new AskFailure({ code: 'readOnly', message: 'no' })
    const { keeper, acknowledged } = main((_, attempt) => (attempt === 0 ? full : null))
    keeper.keep([change('A', '1'), change('B', '2')])
    await keeper.flush()
    expect(keeper.state).toMatchObject({ waiting: 2, failure: { code: 'readOnly' } })
    await keeper.flush()
    expect(lastOf(acknowledged)).toEqual({ A: { value: '1' }, B: { value: '2' } })
    expect(keeper.state).toMatchObject({ waiting: 0, failure: null })
  })

  test('an entry that is refused for what it is steps aside, is named, and the others are kept', async () => {
    const bad = new AskFailure({ code: 'badInput', message: 'impossible' })
    const { keeper, acknowledged } = main((sent) => (sent.some(({ address }) => address.item === 'B') ? bad : null))
    keeper.keep([change('A', '1'), change('B', '999'), change('C', '3')])
    await keeper.flush()
    expect(lastOf(acknowledged)).toEqual({ A: { value: '1' }, C: { value: '3' } })
    expect([...keeper.state.refused.keys()]).toEqual(['G/1/B'])
    expect(keeper.state.waiting).toBe(0)
  })

  test('whatever is typed and however often keeping fails, the last entry of every item is acknowledged in the end', async () => {
    const typed = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 0, max: 9 })), {
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(typed, fc.array(fc.boolean()), async (entries, failures) => {
        const fault = new AskFailure({ code: 'readOnly', message: 'no' })
        const { keeper, acknowledged } = main((_, attempt) => (failures[attempt] ? fault : null))
        for (const [item, value] of entries) keeper.keep([change(item, String(value))])
        for (let tries = 0; tries <= failures.length; tries += 1) await keeper.flush()
        const wanted = Object.fromEntries(entries.map(([item, value]) => [item, { value: String(value) }]))
        expect(lastOf(acknowledged)).toEqual(wanted)
        expect(keeper.state.waiting).toBe(0)
      }),
    )
  })
})
