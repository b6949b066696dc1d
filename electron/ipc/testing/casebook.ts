import { addDays } from '../../../shared/dates/civilDate.ts'
import { addressKey, parseAddressKey } from '../../../shared/form/address.ts'
import type { Answer } from '../../../shared/form/answer.ts'
import { addressOf } from '../../../shared/form/items.ts'
import type { FormSnapshot, SubjectRecord } from '../../../shared/form/record.ts'
import type { FormView } from '../../../shared/ipc/views/form.ts'
import { DEFAULT_SETTINGS } from '../../../shared/study/settings.ts'
import { currentForm } from '../../../shared/study/study.ts'
import { trainingAnswers, type Given } from '../../../db/training/answers.ts'
import { childrenUnderWay } from '../../../db/training/children.ts'
import { cohort } from '../../../db/training/cohort.ts'
import { filledIn } from '../../../db/training/plausible.ts'
import { visitDays } from '../../../db/training/schedule.ts'
import type { TrainingSubject } from '../../../db/training/subject.ts'
import type { ChannelName, Input, Output } from '../../../shared/ipc/contract.ts'

/** Asks a channel as the page does; a refusal is a mistake of the test. */
export type Get = <N extends ChannelName>(channel: N, input: Input<N>) => Promise<Output<N>>

/** An invented child whose casebook a test fills in through the channels, as the person who is signed in. */
export interface Casebook {
  readonly subject: TrainingSubject
  /** Says on which day a visit took place, unless that is said already. */
  date(visit: string): Promise<void>
  /** Opens a form and types answers, and unremarkable ones for all they leave open; keeps, but does not complete. */
  type(form: string, visit: string | null, given?: Given): Promise<FormView>
  /** Types and completes; what is asked softly is confirmed with a comment. Gives the id of the form. */
  fill(form: string, visit: string | null, given?: Given): Promise<string>
  /** Completes what is in a form already, a deviation that a check has opened for instance, with the rest unremarkable. */
  finish(form: string, formId: string): Promise<void>
}

/**
 * A child who is registered with its first injection on a civil date; `index` tells one such child from another. Visits may be
 * moved to so many days after the fourth injection, by their OID.
 */
export async function casebook(
  get: Get,
  firstInjection: string,
  index: number,
  moved: Readonly<Record<string, number>> = {},
): Promise<Casebook> {
  const child = childrenUnderWay[index]
  const row = cohort[6 + index]
  if (!child || !row) throw new Error('the training study has no such child')
  const { givenName, familyName, recordNumber } = child
  const { subjectId } = await get('subjects.register', { givenName, familyName, recordNumber })
  const planned = visitDays(firstInjection, index)
  const later = Object.entries(moved).map(([visit, count]) => [visit, addDays(planned['INJ4'] ?? '', count)] as const)
  const days: Readonly<Record<string, string>> = { ...planned, ...Object.fromEntries(later) }
  const reason = 'Agreed with the family'
  await get('visits.plan', { subjectId, oid: 'INJ1', repeat: 1, date: firstInjection, reason })
  const birthDate = addDays(days['SCR'] ?? firstInjection, -Math.round(child.months * 30.44))
  const subject: TrainingSubject = {
    index,
    child,
    cohort: { ...row, events: [] },
    birthDate,
    days,
    subjectId,
    investigator: '',
    forms: {},
  }
  // A form names the staff only where it asks for one of them.
  const staff = new Map<string, string>()
  const personOf = (role: string) => staff.get(role) ?? ''
  const open = (form: string, visit: string | null, formId: string | null = null) =>
    get('forms.open', { subjectId, studyEventOid: visit, studyEventRepeat: 1, form, formId })

  async function typeInto(view: FormView, given: Given): Promise<FormView> {
    const { oid, formId, studyEventOid: visit } = view
    for (const { id, role } of view.people) staff.set(role, id)
    subject.investigator = personOf('investigator')
    if (visit !== null) subject.forms[`${visit}/${oid}`] = formId
    const stored = new Map(
      [...view.items, ...(view.draft?.items ?? [])].map(({ address, answer }) => [addressKey(address), answer]),
    )
    const wanted = filledIn(
      currentForm(oid),
      snapshotOf(view, Object.fromEntries(stored)),
      recordOf(view),
      { settings: { ...DEFAULT_SETTINGS, ...view.settings }, now: '2999-01-01T00:00', clockSuspect: false },
      valuesOf(oid, { ...(visit === null ? {} : trainingAnswers(oid, visit, subject)), ...given }),
      {
        date: (visit === null ? undefined : days[visit]) ?? days['INJ1'] ?? firstInjection,
        of: `${visit}/${oid}`,
        nurse: personOf('nurse'),
        investigator: subject.investigator,
      },
    )
    const changes = Object.entries(wanted)
      .filter(([key]) => !stored.has(key))
      .map(([key, answer]) => ({ address: parseAddressKey(key), answer }))
    if (changes.length > 0) await get('forms.keep', { formId, base: view.base, changes })
    return get('forms.read', { formId })
  }

  async function completeAll(typed: FormView): Promise<string> {
    const { formId } = typed
    for (const { check, severity, address, confirmed } of typed.findings) {
      if (severity !== 'soft' || confirmed) continue
      await get('forms.confirm', { formId, check, address: address ?? null, comment: 'As the source document says' })
    }
    const { base } = await get('forms.read', { formId })
    await get('forms.complete', { formId, base })
    return formId
  }

  return {
    subject,
    async date(oid) {
      await get('visits.setDate', { subjectId, oid, repeat: 1, date: days[oid] ?? '', reason: null })
    },
    type: async (form, visit, given = {}) => typeInto(await open(form, visit), given),
    fill: async (form, visit, given = {}) => completeAll(await typeInto(await open(form, visit), given)),
    async finish(form, formId) {
      await completeAll(await typeInto(await open(form, null, formId), {}))
    },
  }
}

function valuesOf(form: string, given: Given): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(given).map(([place, value]): [string, Answer] => {
      const [item = '', repeat = '1'] = place.split('/')
      const isPlain = typeof value === 'string' || Array.isArray(value)
      return [addressKey(addressOf(currentForm(form), item, Number(repeat))), isPlain ? { value } : (value as Answer)]
    }),
  )
}

function snapshotOf(view: FormView, values: FormSnapshot['values']): FormSnapshot {
  const { formId: id, oid, version, studyEventOid: studyEvent } = view
  return { id, oid, version, repeat: 1, studyEvent, state: 'open', values }
}

/** As much of a record as the conditions of a form ask for: at which visit it stands. */
function recordOf({ subjectId, studyEventOid: oid }: FormView): SubjectRecord {
  const planned = { status: 'planned', actualDate: null, repeat: 1 } as const
  return {
    subject: { id: subjectId, code: '', site: '' },
    studyEvents: oid === null ? [] : [{ id: oid, oid, ...planned }],
    forms: [],
    openQueries: [],
  }
}
