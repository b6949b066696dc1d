import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { SignatureView } from '../../shared/ipc/views/signatures.ts'
import { Refused } from '../testing/bridge.ts'
import { FormDouble, SUBJECT_ID } from '../testing/formStore.ts'
import { freshId, openForm } from '../testing/openForm.tsx'

const WEIGHT = { group: 'CHILD', repeat: 1, item: 'WEIGHT' }
const HASH = 'ab'.repeat(32)

const place = (formId: string) => ({
  scope: 'form' as const,
  id: formId,
  subjectId: SUBJECT_ID,
  subjectCode: 'TEH-001',
  studyEventOid: 'SCR',
  studyEventRepeat: 1,
  form: 'DEMOG',
  repeat: 1,
})

const signature = (formId: string, state: SignatureView['state'] = 'holds'): SignatureView => ({
  ...place(formId),
  signatureId: freshId(),
  printedName: 'Leila Sohrabi',
  role: 'investigator',
  meaning: 'I take responsibility for these data.',
  signedAt: '2026-11-22T10:00:00.000Z',
  offset: '+03:30',
  contentHash: HASH,
  state,
})

/** A complete demography form before an investigator. */
async function openToSign(blocks: readonly string[] = [], signatures: (formId: string) => SignatureView[] = () => []) {
  const form = new FormDouble(freshId(), 'DEMOG', 'SCR')
  form.put([{ address: WEIGHT, answer: { value: '18.5' } }])
  form.state = 'complete'
  const view = form.view.bind(form)
  form.view = () => ({ ...view(), may: { ...view().may, sign: true } })
  const opened = await openForm('DEMOG', 'SCR', form)
  const { bridge } = opened
  bridge.handlers['signatures.list'] = () => signatures(form.formId)
  bridge.handlers['signatures.preview'] = () => ({
    needsUsername: true,
    people: [],
    references: [],
    contents: [
      {
        ...place(form.formId),
        contentHash: HASH,
        blocks: [...blocks],
        forms: [
          {
            formId: form.formId,
            form: 'DEMOG',
            version: form.view().version,
            repeat: 1,
            studyEventOid: 'SCR',
            state: 'complete',
            notDone: null,
            answered: 1,
            missing: 0,
            confirmedChecks: [],
            openQueries: 0,
            lines: [{ address: WEIGHT, answer: { value: '18.5' }, computed: false }],
          },
        ],
      },
    ],
  })
  bridge.handlers['signatures.sign'] = ({ password }) => {
    if (password !== 'a good long password') throw new Refused('wrongPassword', 'Nothing was signed.')
    form.state = 'signed'
    return [signature(form.formId)]
  }
  await opened.client.invalidateQueries()
  return opened
}

describe('signing a form', () => {
  test('shows what is signed, and binds the signature to exactly that', async () => {
    const { user, bridge, form } = await openToSign()
    await user.click(await screen.findByRole('button', { name: 'Sign' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign' })
    await within(dialog).findByText('18.5 kg')
    await user.click(within(dialog).getByRole('radio', { name: 'I take responsibility for these data.' }))
    await user.type(within(dialog).getByLabelText('User name'), 'leila')
    await user.type(within(dialog).getByLabelText('Password'), 'a good long password{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(bridge.inputsOf('signatures.sign')).toEqual([
      {
        targets: [{ scope: 'form', id: form.formId, contentHash: HASH }],
        meaning: 'responsible',
        username: 'leila',
        password: 'a good long password',
      },
    ])
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign' })).toBeNull())
  })

  test('asks for the meaning and the proof of who signs before anything is sent', async () => {
    const { user, bridge } = await openToSign()
    await user.click(await screen.findByRole('button', { name: 'Sign' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign' })
    await within(dialog).findByText('18.5 kg')
    await user.click(within(dialog).getByRole('button', { name: 'Sign' }))
    expect(await within(dialog).findAllByText('Please fill this in.')).toHaveLength(2)
    expect(bridge.inputsOf('signatures.sign')).toHaveLength(0)
  })

  test('forgets a wrong password and says that nothing was signed', async () => {
    const { user } = await openToSign()
    await user.click(await screen.findByRole('button', { name: 'Sign' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign' })
    await user.click(await within(dialog).findByRole('radio', { name: 'I have reviewed these data.' }))
    await user.type(within(dialog).getByLabelText('User name'), 'leila')
    await user.type(within(dialog).getByLabelText('Password'), 'wrong{Enter}')
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Nothing was signed.')
    expect(within(dialog).getByLabelText('Password')).toHaveProperty('value', '')
  })

  test('says why it cannot be signed, and takes no password then', async () => {
    const { user } = await openToSign(['A draft lies on: DEMOG.'])
    await user.click(await screen.findByRole('button', { name: 'Sign' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign' })
    await within(dialog).findByText('A draft lies on: DEMOG.')
    expect(within(dialog).queryByLabelText('Password')).toBeNull()
    expect(within(dialog).getByRole('button', { name: 'Sign' })).toHaveProperty('disabled', true)
  })
})

describe('a signature on a form', () => {
  test('stands with the printed name and its meaning', async () => {
    await openToSign([], (formId) => [signature(formId)])
    const line = (await screen.findByText('Leila Sohrabi')).parentElement
    expect(line?.textContent).toContain('I take responsibility for these data.')
  })

  test('that no longer holds says what has changed since', async () => {
    const { user, bridge } = await openToSign([], (formId) => [signature(formId, 'changedSince')])
    bridge.handlers['signatures.changes'] = () => [
      {
        sequence: 90,
        time: '2026-11-22T11:00:00.000Z',
        by: 'Maryam Ahmadi',
        formId: null,
        form: 'DEMOG',
        address: WEIGHT,
        field: 'CHILD/1/WEIGHT',
        old: '18.5',
        new: '18.9',
        reason: 'Typed wrongly',
      },
    ]
    await screen.findByText('Changed since signature')
    await user.click(screen.getByRole('button', { name: 'What changed' }))
    const line = await within(await screen.findByRole('list', { name: 'What changed' })).findByRole('listitem')
    expect(line.textContent).toMatch(/Weight: 18\.5 kg 18\.9 kg Maryam Ahmadi .* Typed wrongly/)
  })
})
