import { hoursBetween } from '../../dates/dateTime.ts'
import { minutesOf } from '../../dates/partialDate.ts'
import { notComputed, type Calculation, type CalculationInput, type CalculationRule } from '../../form/calculate.ts'
import { valueOf, type FormValues } from '../../form/values.ts'
import { seriousness, SERIOUSNESS_CRITERIA } from '../../instruments/adverseEvents.ts'
import { ctcaeTerm } from '../../instruments/ctcae.ts'
import { RELATIONS } from '../causality.ts'
import { isRelated } from '../codeLists.ts'
import { formsOf, givenInjections, type GivenInjection } from '../lookup.ts'
import { zoneOf } from './injectionRules.ts'
import { plain } from './scoreRules.ts'
import { words } from '../../text/text.ts'

/** What an adverse event is worth knowing beside its own answers: number, organ class, seriousness, distance to injections. */

const logNumber: CalculationRule = { id: 'log_number', version: 1, run: ({ form }) => ({ value: plain(form.repeat) }) }

const organClass: CalculationRule = {
  id: 'ctcae_soc',
  version: 1,
  run: ({ values }) => {
    const term = valueOf(values, 'AE_CTCAE')
    if (term === undefined) return notComputed(words('the CTCAE term is open', 'اصطلاح CTCAE انتخاب نشده است'))
    const known = ctcaeTerm(term)
    return known ? { value: known.soc } : notComputed(words('CTCAE has no such term', 'CTCAE چنین اصطلاحی ندارد'))
  },
}

/** Y, N, or undefined while the six questions leave it open. */
export function seriousOf(values: FormValues): 'Y' | 'N' | undefined {
  const answers = SERIOUSNESS_CRITERIA.map((criterion) => [criterion, valueOf(values, criterion) ?? null])
  return seriousness(Object.fromEntries(answers) as Record<string, string | null>) ?? undefined
}

const serious: CalculationRule = {
  id: 'ae_serious',
  version: 1,
  run: ({ values }) => {
    const value = seriousOf(values)
    return value === undefined
      ? notComputed(words('one of the six questions is open', 'یکی از شش پرسش باز است'))
      : { value }
  },
}

const latestBefore = (injections: readonly GivenInjection[], minute: string): number =>
  injections.findLast((each) => each.start <= minute)?.number ?? 0

/**
 * The latest injection before the onset, 0 when there was none. A partial onset links only when every completion of it
 * gives the same injection.
 */
const linked: CalculationRule = {
  id: 'ae_linked_injection',
  version: 1,
  run: ({ values, record }) => {
    const onset = valueOf(values, 'AE_ONSET')
    if (onset === undefined) return notComputed(words('the onset is open', 'زمان شروع ثبت نشده است'))
    const [earliest, latest] = minutesOf(onset)
    const injections = givenInjections(record)
    const link = latestBefore(injections, earliest)
    return link === latestBefore(injections, latest)
      ? { value: plain(link) }
      : notComputed(
          words(
            'an injection falls into the onset: give its date and time',
            'تزریقی در بازه شروع قرار دارد: تاریخ و ساعت شروع را ثبت کنید',
          ),
        )
  },
}

/** The injection the event counts for, as a person linked it or else as computed; null for none. */
function injectionOf({ values, record }: CalculationInput): GivenInjection | null | undefined {
  const link = valueOf(values, 'AE_LINK_OTHER') ?? valueOf(values, 'AE_LINKED')
  if (link === undefined) return undefined
  return link === '0' ? null : givenInjections(record).find((each) => plain(each.number) === link)
}

/** Hours from the start of the linked injection to the earliest and latest onset. */
function hoursOf(input: CalculationInput): readonly [number, number] | 'none' | undefined {
  const onset = valueOf(input.values, 'AE_ONSET')
  const injection = injectionOf(input)
  if (injection === null) return 'none'
  if (onset === undefined || injection === undefined) return undefined
  const [earliest, latest] = minutesOf(onset)
  const zone = zoneOf(input.context.settings)
  return [hoursBetween(injection.start, earliest, zone), hoursBetween(injection.start, latest, zone)]
}

const hours: CalculationRule = {
  id: 'ae_hours',
  version: 1,
  run: (input) => {
    const span = hoursOf(input)
    if (span === 'none') return notComputed(words('no injection lies before the onset', 'پیش از شروع تزریقی نبوده است'))
    if (span === undefined)
      return notComputed(words('the onset or its injection is open', 'زمان شروع یا تزریق آن ثبت نشده است'))
    return span[0] === span[1]
      ? { value: plain(span[0]) }
      : notComputed(words('the time of the onset is not known', 'ساعت شروع معلوم نیست'))
  },
}

const windowOf = (hour: number): string =>
  hour <= 24 ? 'H24' : hour <= 72 ? 'H72' : hour <= 168 ? 'D7' : hour <= 720 ? 'D30' : 'LATER'

/** A class of the hours, when both ends of what the onset may mean fall into it. */
function classified(input: CalculationInput, classOf: (hour: number) => string, before: Calculation): Calculation {
  const span = hoursOf(input)
  if (span === 'none') return before
  if (span === undefined)
    return notComputed(words('the onset or its injection is open', 'زمان شروع یا تزریق آن ثبت نشده است'))
  const [first, last] = span.map((hour) => classOf(Math.max(0, hour)))
  return first !== undefined && first === last
    ? { value: first }
    : notComputed(words('the onset is not known well enough', 'زمان شروع به‌اندازه کافی معلوم نیست'))
}

const window: CalculationRule = {
  id: 'ae_window',
  version: 1,
  run: (input) => classified(input, windowOf, { value: 'BEFORE' }),
}

const phase: CalculationRule = {
  id: 'ae_phase',
  version: 1,
  run: (input) =>
    classified(
      input,
      (hour) => (hour <= 168 ? 'EARLY' : 'LATE'),
      notComputed(words('no injection lies before the onset', 'پیش از شروع تزریقی نبوده است')),
    ),
}

/** A suspected unexpected serious reaction: serious, related to the cells or a procedure, and not expected. */
const susar: CalculationRule = {
  id: 'susar',
  version: 1,
  run: ({ values, record }) => {
    const event = formsOf(record, 'AE').find((form) => form.id === valueOf(values, 'SAE_AE'))
    if (!event) return notComputed(words('the adverse event is open', 'عارضه انتخاب نشده است'))
    const expected = valueOf(event.values, 'AE_EXPECTED')
    const answered = RELATIONS.every((item) => valueOf(event.values, item) !== undefined)
    if (expected === undefined || !answered || seriousOf(event.values) === undefined) {
      return notComputed(
        words(
          'the adverse event leaves seriousness, relation or expectedness open',
          'جدیت، ارتباط یا مورد انتظار بودن عارضه باز است',
        ),
      )
    }
    const related = RELATIONS.some((item) => isRelated(valueOf(event.values, item)))
    return { value: seriousOf(event.values) === 'Y' && related && expected === 'N' ? 'Y' : 'N' }
  },
}

export const adverseEventRules: readonly CalculationRule[] = [
  logNumber,
  organClass,
  serious,
  linked,
  hours,
  window,
  phase,
  susar,
]
