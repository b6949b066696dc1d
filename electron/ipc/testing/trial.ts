import { addDays } from '../../../shared/dates/civilDate.ts'
import type { Output } from '../../../shared/ipc/contract.ts'
import { casebook, type Casebook, type Get } from './casebook.ts'

/** The acts that decide something. A test does them through the screen, or through the channels as the others. */
export interface DecisiveActs {
  /** The medical history has two unusual answers: confirms both with a comment and completes the form. */
  confirmUnusual(book: Casebook): Promise<void>
  /** The form before injection 2 says fever and 'go': attempts it, lifts the hold with reason and password, completes. */
  liftHold(book: Casebook): Promise<void>
  /** Signs every form of the child that waits for it. */
  signAll(book: Casebook): Promise<void>
}

/** What stands at each visit besides the running logs, in the order in which it is filled in. */
const AT: Readonly<Record<string, string>> = {
  BMA: 'BMA VITALS',
  BL: 'ELIG MEDHX PHYSEX GMFCS GMFM88 BBS MAS FIM',
  FU1: 'PHYSEX LABS',
  FU9: 'PHONE',
  M12: 'PHYSEX LABS GMFCS GMFM88 BBS MAS FIM',
}
/** So many days after the fourth injection the follow-up of one month takes place; the window ends at 37. */
const TOO_LATE = 41

const EVENT = {
  AE_TERM: 'Fever after the injection',
  AE_CTCAE: 'Fever',
  AE_SOURCE: 'SPONTANEOUS',
  AE_ONGOING: 'N',
  AE_GRADE: '2',
  AESDTH: 'N',
  AESLIFE: 'N',
  AESHOSP: 'Y',
  AESDISAB: 'N',
  AESCONG: 'N',
  AESMIE: 'N',
  AE_REL_CELLS: 'POSSIBLE',
  AE_REL_PUNCTURE: 'UNLIKELY',
  AE_REL_MARROW: 'NOT RELATED',
  AE_REL_SEDATION: 'NOT RELATED',
  AE_EXPECTED: 'Y',
  AE_ACTION: 'DOSE NOT CHANGED',
  AE_TREATMENT: ['HOSPITAL'],
  AE_OUTCOME: 'RECOVERED/RESOLVED',
}

/** A child from consent to the visit at 12 months, everything signed. `first` is the civil date of its first injection. */
export async function wholeTrial(get: Get, first: string, acts: DecisiveActs): Promise<Casebook> {
  const book = await casebook(get, first, 0, { FU1: TOO_LATE })
  const { days, subjectId } = book.subject
  await fillVisit(book, 'SCR', 'CONSENT DEMOG')
  await book.type('MEDHX', 'SCR', { GEST_AGE: '30', BIRTH_WEIGHT: '1400' })
  await acts.confirmUnusual(book)
  await fillVisit(book, 'SCR', 'LABS GMFCS PHYSEX IMAGING ELIG')
  await acts.signAll(book)
  await fillVisit(book, 'BMA')
  await fillVisit(book, 'BL')
  await giveInjection(book, 1)

  await fillVisit(book, 'INJ2', 'PRODUCT LABS VITALS')
  await book.type('PREINJ', 'INJ2', { FEVER_NOW: 'Y', GO_DECISION: 'GO' })
  await acts.liftHold(book)
  await book.fill('INJ', 'INJ2')
  await afterInjection(book, 2)
  await seriousEvent(book, addDays(days['INJ2'] ?? '', 9))
  await giveInjection(book, 3)
  await giveInjection(book, 4)

  await fillVisit(book, 'FU1')
  for (const visit of ['FU3', 'FU6']) await book.date(visit)
  await fillVisit(book, 'FU9')
  await fillVisit(book, 'M12')
  await book.fill('COMPLETE', 'M12', { DATE_LAST_VISIT: days['M12'] ?? '' })
  for (const { formId, state } of await deviationsOf(get, subjectId)) {
    if (state !== 'complete') await book.finish('DEV', formId)
  }
  await acts.signAll(book)
  return book
}

/** A child that goes after its first injection. */
export async function withdrawnChild(get: Get, first: string): Promise<Casebook> {
  const book = await casebook(get, first, 1)
  await fillVisit(book, 'SCR', 'CONSENT DEMOG MEDHX LABS GMFCS ELIG')
  await fillVisit(book, 'BMA')
  await giveInjection(book, 1)
  const decision = addDays(book.subject.days['INJ1'] ?? '', 20)
  await book.fill('WITHDRAW', 'ET', {
    DECISION_DATE: decision,
    WITHDRAW_WHO: 'PARENT',
    WITHDRAW_SCOPE: '2',
    WITHDRAW_REASON: 'TRAVEL',
    LAST_CONTACT: decision,
  })
  return book
}

/** The rows of the deviation log. */
export async function deviationsOf(get: Get, subjectId: string) {
  const { logs }: Output<'subjects.get'> = await get('subjects.get', { subjectId })
  return logs.find(({ form }) => form === 'DEV')?.rows ?? []
}

/** Dates the visit, as everything here is typed from paper afterwards, and fills its forms. */
async function fillVisit(book: Casebook, visit: string, forms = AT[visit] ?? ''): Promise<void> {
  await book.date(visit)
  for (const form of forms.split(' ')) await book.fill(form, visit)
}

/** An injection with the night on the ward and the two calls after it. */
async function giveInjection(book: Casebook, number: number): Promise<void> {
  await fillVisit(book, `INJ${number}`, 'PRODUCT LABS VITALS PREINJ INJ')
  await afterInjection(book, number)
}

async function afterInjection(book: Casebook, number: number): Promise<void> {
  await fillVisit(book, `OBS-${number}`, 'VITALS POSTINJ')
  for (const call of ['TC3', 'TC7']) await fillVisit(book, `${call}-${number}`, 'PHONE POSTINJ')
}

/** An event that needed a hospital stay, with the first and the last report about it. */
async function seriousEvent(book: Casebook, day: string): Promise<void> {
  const over = `${addDays(day, 2)}T10:00`
  const event = await book.fill('AE', null, { ...EVENT, AE_ONSET: `${day}T10:00`, AE_END: over })
  const report = {
    SAE_AE: event,
    SAE_CRITERIA: ['AESHOSP'],
    SAE_AWARE: `${day}T12:00`,
    SAE_SENT_TO: ['SPONSOR', 'EC'],
    SAE_ADMIT: `${day}T11:00`,
    SAE_DISCHARGE: over,
    SAE_NARRATIVE:
      'Fever on the ninth day. Two nights in hospital for observation, cultures without growth, recovered.',
  }
  await book.fill('SAE', null, { ...report, SAE_REPORT_TYPE: 'INITIAL', SAE_SENT: `${day}T16:00` })
  await book.fill('SAE', null, { ...report, SAE_REPORT_TYPE: 'FINAL', SAE_SENT: `${addDays(day, 8)}T16:00` })
}
