import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { addressKey } from '../../../shared/form/address.ts'
import type { VerificationForm } from '../../../shared/ipc/views/verification.ts'
import { FormDouble } from '../../testing/formStore.ts'
import { freshId, openForm } from '../../testing/openForm.tsx'
import { nextUnverified, type VerifiedItem } from './useVerification.ts'

const at = (item: string) => ({ group: 'CHILD', repeat: 1, item })
const open = (item: string): VerifiedItem => ({ address: at(item), state: 'open', by: null, at: null, note: null })
const ticked = (item: string, state: 'verified' | 'changed' = 'verified'): VerifiedItem => ({
  ...open(item),
  state,
  by: 'Nima Rad',
  at: '2026-11-22T10:00:00.000Z',
})

/** A complete demography form before a monitor, with the ticks in the double's memory. */
async function openToVerify(...begin: readonly VerifiedItem[]) {
  const form = new FormDouble(freshId(), 'DEMOG', 'SCR')
  form.put([
    { address: at('SEX'), answer: { value: '1' } },
    { address: at('WEIGHT'), answer: { value: '18.5' } },
  ])
  form.state = 'complete'
  let items = [...begin]
  const ticks = (): VerificationForm => ({
    formId: form.formId,
    subjectId: form.view().subjectId,
    plan: 'all',
    base: form.base,
    items,
    verified: items.filter(({ state }) => state === 'verified').length,
    changed: items.filter(({ state }) => state === 'changed').length,
    mayTick: true,
  })
  const opened = await openForm('DEMOG', 'SCR', form)
  const { bridge } = opened
  bridge.handlers['verification.form'] = ticks
  bridge.handlers['verification.tick'] = ({ addresses }) => {
    const keys = addresses?.map(addressKey)
    items = items.map((item) => (!keys || keys.includes(addressKey(item.address)) ? ticked(item.address.item) : item))
    return ticks()
  }
  bridge.handlers['verification.untick'] = ({ addresses }) => {
    const keys = addresses?.map(addressKey)
    items = items.map((item) => (!keys || keys.includes(addressKey(item.address)) ? open(item.address.item) : item))
    return ticks()
  }
  bridge.handlers['verification.next'] = () => null
  await opened.client.invalidateQueries()
  await screen.findByRole('region', { name: 'Source verification' })
  return { ...opened, bridge }
}

describe('source verification on a form', () => {
  test('goes to the first item that is not verified with N, and ticks it with Space', async () => {
    const { user, bridge, history, form } = await openToVerify(ticked('SEX'), open('WEIGHT'))
    await user.keyboard('n')
    await waitFor(() => expect(history.route).toMatchObject({ item: 'CHILD/1/WEIGHT' }))
    await waitFor(() => expect(document.activeElement?.closest('[data-item="CHILD/1/WEIGHT"]')).not.toBeNull())
    const here = [...document.querySelectorAll('[data-item][aria-current]')]
    expect(here.map((item) => item.getAttribute('data-item'))).toEqual(['CHILD/1/WEIGHT'])
    await user.keyboard(' ')
    await waitFor(() =>
      expect(bridge.inputsOf('verification.tick')).toEqual([
        { formId: form.formId, base: form.base, addresses: [at('WEIGHT')], note: null },
      ]),
    )
    await waitFor(() => expect(screen.getAllByText(/Verified by Nima Rad/)).toHaveLength(2))
  })

  test('takes a tick away with the same key', async () => {
    const { user, bridge } = await openToVerify(ticked('SEX'), open('WEIGHT'))
    await user.keyboard('nn ')
    await waitFor(() => expect(bridge.inputsOf('verification.tick')).toHaveLength(1))
    await waitFor(() => expect(screen.getAllByText(/Verified by/)).toHaveLength(2))
    await user.keyboard(' ')
    await waitFor(() => expect(bridge.inputsOf('verification.untick')).toMatchObject([{ addresses: [at('WEIGHT')] }]))
  })

  test('ticks the whole form in one act, then says that nothing is left', async () => {
    const { user, bridge } = await openToVerify(open('SEX'), open('WEIGHT'))
    await user.click(screen.getByRole('button', { name: 'Whole form' }))
    await waitFor(() => expect(bridge.inputsOf('verification.tick')).toMatchObject([{ addresses: null }]))
    await waitFor(() => expect(screen.getAllByText(/Verified by/)).toHaveLength(2))
    await user.click(screen.getByRole('button', { name: /^Next/ }))
    await screen.findByText('Nothing of this child is left to verify.')
  })

  test('says of a value that changed that its tick fell', async () => {
    await openToVerify(ticked('SEX'), ticked('WEIGHT', 'changed'))
    expect(await screen.findAllByText(/Changed since it was verified by Nima Rad/)).toHaveLength(1)
    expect(await screen.findAllByText('1 changed since')).toHaveLength(1)
  })
})

describe('the next item to verify', () => {
  const form = (items: readonly VerifiedItem[]): VerificationForm => ({
    formId: freshId(),
    subjectId: freshId(),
    plan: 'all',
    base: 1,
    items: [...items],
    verified: 0,
    changed: 0,
    mayTick: true,
  })
  test('lies after the one in view, then round at the start', () => {
    const items = form([open('A'), open('B'), ticked('C')])
    expect(nextUnverified(items, undefined)).toEqual(at('A'))
    expect(nextUnverified(items, 'CHILD/1/A')).toEqual(at('B'))
    expect(nextUnverified(items, 'CHILD/1/B')).toEqual(at('A'))
  })
  test('is none when only the one in view is open', () => {
    expect(nextUnverified(form([open('A'), ticked('B')]), 'CHILD/1/A')).toBeUndefined()
  })
})
