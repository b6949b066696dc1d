import type { EventRow } from '../../../shared/ipc/views/adverseEvents.ts'

/** Without capitals, accents and signs, so that 'TST-001' and 'tst 001' are the same. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The words of the screen's language for what an event is; each may hold several. */
export interface EventWords {
  readonly serious: string
  readonly related: string
  readonly open: string
  readonly clock: string
  readonly draft: string
  readonly grade: string
}

/** What can be found of an event: child, words of the event, and what it is. A number after the word for grade is its grade. */
function textOf(event: EventRow, words: EventWords): string {
  const is = [
    event.serious === true && words.serious,
    event.related === true && words.related,
    event.ongoing === true && words.open,
    event.clock !== null && words.clock,
    event.draftBy !== null && words.draft,
    event.grade !== null && `${words.grade}${event.grade}`,
  ]
  return fold([event.subjectCode, event.name, event.title, event.term, event.onset, ...is].filter(Boolean).join(' '))
}

/** The events that have every word that was typed, in any order, without regard to capitals and accents. */
export function filterEvents(events: readonly EventRow[], typed: string, words: EventWords): readonly EventRow[] {
  const grade = new RegExp(`(${fold(words.grade)})\\s+(\\d)`, 'gu')
  const wanted = fold(typed).replace(grade, '$1$2').split(' ').filter(Boolean)
  return events.filter((event) => {
    const text = ` ${textOf(event, words)}`
    return wanted.every((word) => text.includes(` ${word}`))
  })
}

export type EventColumn = 'child' | 'event' | 'grade' | 'onset' | 'clock'

/** The events in the order of a column; what is open comes last. `clock` puts running clocks first, the most urgent ahead. */
export function sortEvents(events: readonly EventRow[], by: EventColumn, isDown: boolean): readonly EventRow[] {
  const sign = isDown ? -1 : 1
  return events.toSorted((a, b) => {
    const [one, other] = [keyOf(a, by), keyOf(b, by)]
    if (one === other)
      return a.subjectCode === b.subjectCode ? a.number - b.number : a.subjectCode < b.subjectCode ? -1 : 1
    if (one === null) return 1
    if (other === null) return -1
    return one < other ? -sign : sign
  })
}

function keyOf(event: EventRow, by: EventColumn): string | number | null {
  switch (by) {
    case 'child':
      return event.subjectCode
    case 'event':
      return event.title === null ? null : fold(event.title)
    case 'grade':
      return event.grade
    case 'onset':
      return event.onset
    case 'clock':
      return event.clock?.dueBy ?? null
  }
}
