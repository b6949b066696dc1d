import { type Text, words } from '../../text/text.ts'

/** '1 day', '3 days'. */
export const daysWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** Days outside a window in words, negative when early: '2 days early', '1 day late'. */
export const outsideWords = (days: number): Text =>
  days < 0
    ? words(`${daysWords(-days)} early`, `${-days} روز زودتر`)
    : words(`${daysWords(days)} late`, `${days} روز دیرتر`)
