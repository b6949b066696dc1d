import { screen } from '@testing-library/react'
import { KeptLine } from '../keep/KeptLine.tsx'
import { useRoute } from '../route/useRoute.tsx'
import { FormScreen } from '../forms/FormScreen.tsx'
import { BridgeDouble, Refused } from './bridge.ts'
import { FormDouble, SUBJECT_ID } from './formStore.ts'
import { renderWith } from './render.tsx'

let next = 1

/** An id that no other form of the test run has. */
export function freshId(): string {
  next += 1
  return `00000000-0000-4000-8000-${String(next).padStart(12, '0')}`
}

function FormOfRoute() {
  const route = useRoute()
  return route.screen === 'form' ? <FormScreen place={route} /> : null
}

/** Puts one form on the screen, with the bottom line of the frame, on a double that runs the real engine. */
export async function openForm(
  oid: string,
  studyEventOid: string | null,
  form = new FormDouble(freshId(), oid, studyEventOid),
  more: ConstructorParameters<typeof BridgeDouble>[0] = {},
) {
  const bridge = new BridgeDouble({
    'forms.read': () => form.view(),
    'forms.keep': ({ changes }) => form.keep(changes),
    'forms.complete': () => {
      if (form.view().open.length > 0) throw new Refused('blockedByCheck', 'Answer what is open.')
      return form.complete()
    },
    'forms.change': ({ changes, reason }) => form.change(changes, reason),
    'forms.strikeRow': ({ row, reason }) => form.strikeRow(row, reason),
    'forms.restoreRow': ({ row }) => form.restoreRow(row),
    'forms.itemHistory': () => [],
    'queries.list': () => [],
    ...more,
  })
  const { user, history, client } = renderWith(
    bridge,
    <>
      <FormOfRoute />
      <KeptLine />
    </>,
    { screen: 'form', subjectId: SUBJECT_ID, studyEventOid, studyEventRepeat: 1, form: oid, formId: form.formId },
  )
  await screen.findByRole('heading', { level: 1, hidden: true })
  return { form, bridge, user, history, client }
}

/** What the draft of the double holds, by item. */
export function draftOf(form: FormDouble) {
  return Object.fromEntries(
    form.view().draft?.items.map(({ address, answer }) => [address.item, answer] as const) ?? [],
  )
}
