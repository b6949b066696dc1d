import { defineCheck, type CheckContext, type Raised } from '../../form/check.ts'
import { valueOf } from '../../form/values.ts'
import { windowAnchorsOf } from '../anchors.ts'
import { study } from '../study.ts'
import { daysOutside, visitWindow, type WindowAnchors } from '../windows.ts'
import { outsideWords } from './daysWords.ts'
import { departs } from './departs.ts'
import { isLeadForm } from './leadForm.ts'
import { sentences, words } from '../../text/text.ts'

/* Visits whose window has a check of its own: the gaps between injections (EC025), baseline (EC028), 12 months (EC029). */
const ELSEWHERE = ['SCR', 'BMA', 'BL', 'INJ1', 'INJ2', 'INJ3', 'INJ4', 'M12']
/* What comes before the first injection is judged once that has been given: until then its window moves with the plan. */
const JUDGED_AT_FIRST = ['SCR', 'BMA']

export const ec020 = defineCheck({
  id: 'EC020',
  severity: 'deviation',
  forms: 'all',
  rule: 'A visit takes place in its window. Said once per visit, on its first required form; for screening and marrow on the form of the first injection.',
  source: 'assumed',
  run: (context) => {
    const { form, studyEvent, record } = context
    if (!studyEvent) return null
    if (form.oid === 'INJ' && studyEvent.oid === 'INJ1') return beforeTheFirst(context)
    if (ELSEWHERE.includes(studyEvent.oid) || !isLeadForm(record, form)) return null
    return outside(context, studyEvent.oid)
  },
})

export const ec029 = defineCheck({
  id: 'EC029',
  severity: 'deviation',
  forms: 'all',
  rule: 'The final assessment lies in its window after the last injection. Outside it counts in the analysis and is shown in the report.',
  source: 'assumed',
  run: (context) => {
    const { form, studyEvent, record } = context
    if (studyEvent?.oid !== 'M12' || !isLeadForm(record, form)) return null
    const raised = outside(context, 'M12')
    return (
      raised && {
        ...raised,
        message: sentences(raised.message, words('It is analysed all the same.', 'با این حال تحلیل می‌شود.')),
      }
    )
  },
})

/** The day the form tells of stands for a visit that has no date yet. */
function dateOf({ definition, studyEvent, values }: CheckContext): string | undefined {
  const own = definition.dateItem === undefined ? undefined : valueOf(values, definition.dateItem)
  return studyEvent?.actualDate ?? own?.slice(0, 10)
}

function outside(context: CheckContext, visit: string): Raised | null {
  const date = dateOf(context)
  const found = date === undefined ? null : outsideBy(context, visit, date, windowAnchorsOf(context.record))
  if (!found || date === undefined) return null
  return departs({ category: 'WINDOW', class: 'MINOR', date, days: found.days }, found.message)
}

function beforeTheFirst(context: CheckContext): Raised | null {
  const { record, values } = context
  const start = valueOf(values, 'INJ_START')?.slice(0, 10)
  if (start === undefined) return null
  const anchors = windowAnchorsOf(record)
  const injections = [start, ...anchors.injections.slice(1)]
  const found = JUDGED_AT_FIRST.flatMap((visit) => {
    const date = record.studyEvents.find((event) => event.oid === visit)?.actualDate ?? undefined
    return (date !== undefined && outsideBy(context, visit, date, { ...anchors, injections })) || []
  })
  const [first] = found
  if (!first) return null
  const facts = { category: 'WINDOW', class: 'MINOR', date: start, days: first.days } as const
  return departs(facts, sentences(...found.map(({ message }) => message)))
}

/** How far a visit lies outside its window, null inside it or while the window may still move. */
function outsideBy({ context }: CheckContext, visit: string, date: string, anchors: WindowAnchors) {
  const definition = study.studyEvents.find(({ oid }) => oid === visit)
  const window = definition && visitWindow(study.studyEvents, definition, anchors, context.settings)
  if (!window || window.provisional) return null
  const days = daysOutside(window, date)
  if (days === 0) return null
  const { en, fa } = definition.name
  const late = outsideWords(days)
  const message = words(
    `${en} took place on ${date}, ${late.en} (window ${window.earliest} to ${window.latest}).`,
    `«${fa}» در ${date} انجام شد، ${late.fa} (بازه ${window.earliest} تا ${window.latest}).`,
  )
  return { days, message }
}
