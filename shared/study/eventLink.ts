import type { CalculatedValue } from '../form/calculate.ts'
import { valueOf, type FormValues } from '../form/values.ts'
import type { Text } from '../text/text.ts'
import { words } from './build.ts'
import { AE_WINDOW } from './forms/ae.ts'
import type { GivenInjection } from './lookup.ts'

/** What the product computed of an adverse event, by item OID; undefined for what could not be computed. */
export function computedOf(calculated: readonly CalculatedValue[], item: string): string | undefined {
  const value = calculated.find(({ address }) => address.item === item)?.value
  return typeof value === 'string' ? value : undefined
}

/**
 * Why an event counts for an injection and falls into its window, in words: which injection began when, how many hours lie
 * between, and where the cuts of the windows are (24 h, 72 h, 7 and 30 days).
 */
export function linkInWords(
  values: FormValues,
  calculated: readonly CalculatedValue[],
  injections: readonly GivenInjection[],
): Text {
  if (valueOf(values, 'AE_ONSET') === undefined) {
    return words(
      'The onset is open: with it the injection before is found.',
      'شروع ثبت نشده است؛ با آن تزریق پیشین پیدا می‌شود.',
    )
  }
  const byHand = valueOf(values, 'AE_LINK_OTHER')
  const number = byHand ?? computedOf(calculated, 'AE_LINKED')
  if (number === undefined) {
    return words(
      'An injection falls into what the onset may mean. Give its day and hour.',
      'تزریقی در بازه شروع قرار دارد. روز و ساعت شروع را ثبت کنید.',
    )
  }
  if (number === '0') {
    return byHand === undefined
      ? words('No injection began before the onset.', 'پیش از شروع، تزریقی انجام نشده است.')
      : words('Linked to no injection, by hand.', 'به انتخاب شما به هیچ تزریقی مرتبط نشد.')
  }
  const injection = injections.find((each) => String(each.number) === number)
  if (!injection) return words(`Injection ${number} is not recorded as given.`, `تزریق ${number} ثبت نشده است.`)
  return reason(number, injection.start.replace('T', ' '), calculated, byHand !== undefined)
}

function reason(number: string, start: string, calculated: readonly CalculatedValue[], byHand: boolean): Text {
  const hours = computedOf(calculated, 'AE_HOURS')
  const window = AE_WINDOW.entries.find(({ code }) => code === computedOf(calculated, 'AE_WINDOW'))?.label
  const en = [
    byHand
      ? `Linked by hand to injection ${number}, which began on ${start}.`
      : `Injection ${number} is the latest before the onset; it began on ${start}.`,
    hours === undefined ? 'The hour of the onset is not known.' : `The onset lies ${hours} h after it.`,
    window === undefined ? 'The window cannot be told.' : `Window: ${window.en.toLowerCase()}.`,
  ]
  const fa = [
    byHand
      ? `به انتخاب شما به تزریق ${number} مرتبط شد که در ${start} آغاز شد.`
      : `آخرین تزریق پیش از شروع، تزریق ${number} است که در ${start} آغاز شد.`,
    hours === undefined ? 'ساعت شروع معلوم نیست.' : `شروع ${hours} ساعت پس از آن است.`,
    window?.fa === undefined ? 'بازه معلوم نیست.' : `بازه: ${window.fa}.`,
  ]
  return words(en.join(' '), fa.join(' '))
}
