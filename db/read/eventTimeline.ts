import { todayOf } from '../../shared/form/context.ts'
import type { EventTimeline, TimelineEvent } from '../../shared/ipc/views/adverseEvents.ts'
import { spanOf } from '../../shared/study/adverseEvents.ts'
import { computedOf, linkInWords } from '../../shared/study/eventLink.ts'
import { AE_WINDOW } from '../../shared/study/forms/ae.ts'
import { givenInjections } from '../../shared/study/lookup.ts'
import { readCasebook } from './casebook.ts'
import { eventFacts, type EventFacts } from './eventFacts.ts'
import { siteContext, type ReadContext } from './readContext.ts'

/** The injections of a child with its adverse events on them (ui 5 and 9). Throws a Refusal 'notFound'. */
export function readEventTimeline(context: ReadContext, subjectId: string): EventTimeline {
  const site = siteContext(context)
  const casebook = readCasebook(context.db, subjectId)
  const injections = givenInjections(casebook.record)
  const all = eventFacts(context, casebook, site).filter(({ values }) => Object.keys(values).length > 0)
  const words = (event: EventFacts) => ({
    ...told(event),
    why: linkInWords(event.values, event.calculated, injections),
  })
  return {
    subjectId,
    today: todayOf(site),
    injections: injections.map(({ number, start }) => ({ number, start })),
    events: all.flatMap((event): TimelineEvent[] => {
      const span = spanOf(event.values)
      if (!span) return []
      const end = span.end[1].startsWith('9999') ? null : span.end
      return [{ ...words(event), onset: [...span.onset], end: end && [...end] }]
    }),
    undated: all.filter(({ values }) => spanOf(values) === undefined).map(words),
  }
}

function told({ form, title, grade, serious, injection, hours, calculated }: EventFacts) {
  const code = computedOf(calculated, 'AE_WINDOW')
  const window = AE_WINDOW.entries.find((entry) => entry.code === code)?.label ?? null
  return { formId: form.row.id, number: form.row.repeat, title, grade, serious, injection, hours, window }
}
