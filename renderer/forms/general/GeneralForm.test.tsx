import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { FormDouble } from '../../testing/formStore.ts'
import { draftOf, freshId, openForm } from '../../testing/openForm.tsx'

const at = (group: string, item: string) => ({ group, repeat: 1, item })

describe('a general form', () => {
  test('keeps a choice as it is made', async () => {
    const { form, user } = await openForm('DEMOG', 'SCR')
    await user.click(await screen.findByRole('radio', { name: 'Female' }))
    await waitFor(() => expect(draftOf(form)).toEqual({ SEX: { value: '2' } }))
  })

  test('keeps typed text after a pause, in its normal form, and shows it so on leaving', async () => {
    const { form, user } = await openForm('DEMOG', 'SCR')
    const weight = await screen.findByRole('textbox', { name: /^Weight/ })
    await user.type(weight, '۱۸٫۵')
    await waitFor(() => expect(draftOf(form)).toEqual({ WEIGHT: { value: '18.5' } }), { timeout: 3_000 })
    await user.tab()
    expect(weight).toHaveProperty('value', '18.5')
  })

  test('names what is impossible under the field once it is left', async () => {
    const { form, user } = await openForm('DEMOG', 'SCR')
    await user.type(await screen.findByRole('textbox', { name: /^Weight/ }), '950')
    await waitFor(() => expect(draftOf(form)).toEqual({ WEIGHT: { value: '950' } }), { timeout: 3_000 })
    expect(screen.queryByText(/Outside what is possible/)).toBeNull()
    await user.tab()
    await screen.findAllByText(/Outside what is possible: from 5 to 80 kg/)
  })

  test('does not complete while something is open, and names it one click away', async () => {
    const { user, history } = await openForm('DEMOG', 'SCR')
    await user.click(await screen.findByRole('button', { name: 'Complete' }))
    const notice = (await screen.findByText(/items stand in the way/)).closest('[role=alert]')
    if (!(notice instanceof HTMLElement)) throw new Error('the notice is not read out')
    await user.click(within(notice).getByRole('button', { name: 'Sex' }))
    expect(history.route).toMatchObject({ screen: 'form', item: 'CHILD/1/SEX' })
  })

  test('shows a question only when another answer asks for it', async () => {
    const { user } = await openForm('CONSENT', 'SCR')
    expect(screen.queryByRole('radiogroup', { name: /Guardianship document/ })).toBeNull()
    await user.click(await screen.findByRole('radio', { name: 'Legal guardian' }))
    await screen.findByRole('radiogroup', { name: /Guardianship document/ })
  })
})

describe('a section that is complete', () => {
  const stay = { address: at('STAY', 'KEPT_IN_48H'), answer: { value: 'N' } }
  const opened = async (form: FormDouble) => {
    await openForm('VITALS', 'OBS-1', form)
    return (await screen.findByRole('button', { name: /^Stay/ })).getAttribute('aria-expanded')
  }

  test('stays open while it lies in a draft: whoever opens a prefilled form sees what was filled in', async () => {
    const form = new FormDouble(freshId(), 'VITALS', 'OBS-1')
    form.keep([{ ...stay, mode: 'single' }])
    expect(await opened(form)).toBe('true')
  })

  test('opens folded where it was complete when the form was saved last', async () => {
    const form = new FormDouble(freshId(), 'VITALS', 'OBS-1')
    form.put([stay])
    expect(await opened(form)).toBe('false')
  })
})

describe('a change after completion', () => {
  test('leaves the old value in view and goes with one reason for all its items', async () => {
    const form = new FormDouble(freshId(), 'DEMOG', 'SCR')
    form.put([
      { address: at('CHILD', 'SEX'), answer: { value: '1' } },
      { address: at('CHILD', 'WEIGHT'), answer: { value: '18.5' } },
    ])
    form.state = 'complete'
    const { user, bridge } = await openForm('DEMOG', 'SCR', form)
    await user.click(await screen.findByRole('button', { name: 'Change answers' }))
    await user.click(screen.getByRole('radio', { name: 'Female' }))
    await screen.findByText('1 item changed')
    expect((await screen.findByText('Male', { selector: 'del' })).textContent).toBe('Male')
    expect(bridge.inputsOf('forms.keep')).toHaveLength(0)
    await user.click(screen.getByRole('button', { name: /Reason/ }))
    await user.click(await screen.findByRole('option', { name: 'Typed or copied wrongly' }))
    await user.type(screen.getByRole('textbox', { name: 'In your own words' }), 'wrong box ticked')
    await user.click(screen.getByRole('button', { name: 'Keep the change' }))
    await waitFor(() => expect(form.changed).toHaveLength(1))
    expect(form.changed[0]).toEqual({
      items: [{ address: at('CHILD', 'SEX'), answer: { value: '2' }, mode: 'single' }],
      reason: 'Typed or copied wrongly: wrong box ticked',
    })
  })
})
