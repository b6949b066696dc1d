import { surelyBefore } from '../../dates/partialDate.ts'
import { defineCheck } from '../../form/check.ts'
import { valueOf } from '../../form/values.ts'
import { onlyValue } from '../lookup.ts'
import { consentDate } from './consentOf.ts'
import { departs } from './departs.ts'
import { type Text, words } from '../../text/text.ts'

/** Edit checks of the medication log. */

/** What the protocol forbids once the child takes part, each with its words. */
const PROHIBITED: Readonly<Record<string, Text>> = {
  BONT: words('Botulinum toxin', 'بوتولینوم توکسین'),
  PHENOL: words('Phenol', 'فنول'),
  ITB: words('Intrathecal baclofen', 'باکلوفن داخل نخاعی'),
  CELL_THERAPY: words('Another cell therapy', 'سلول‌درمانی دیگر'),
}

export const ec120 = defineCheck({
  id: 'EC120',
  severity: 'deviation',
  forms: ['CONMED'],
  rule: 'No botulinum toxin, phenol, baclofen pump or other cell therapy begins after consent. One that does is a major deviation; a partial date counts when all of it lies after consent.',
  source: 'assumed',
  run: (context) => {
    const what = PROHIBITED[valueOf(context.values, 'CM_CLASS') ?? '']
    const start = valueOf(context.values, 'CM_START')
    const consent = consentDate(context)
    if (what === undefined || start === undefined || consent === undefined || !surelyBefore(consent, start)) return null
    const facts = { category: 'PROHIBITED', class: 'MAJOR', ...(start.length === 10 ? { date: start } : {}) } as const
    return departs(facts, words(`${what.en} began after consent.`, `${what.fa} پس از رضایت شروع شده است.`), 'CM_START')
  },
})

export const ec121 = defineCheck({
  id: 'EC121',
  severity: 'hard',
  forms: ['CONMED'],
  rule: 'A medicine begins after birth and does not end before it begins.',
  source: 'assumed',
  run: ({ values, record }) => {
    const start = valueOf(values, 'CM_START')
    const end = valueOf(values, 'CM_END')
    const birth = onlyValue(record, 'DEMOG', 'BIRTH_DATE')
    if (start === undefined) return null
    const early = birth !== undefined && surelyBefore(start, birth)
    const before = end !== undefined && surelyBefore(end, start)
    return [
      ...(early
        ? [
            {
              message: words('This lies before birth. Correct the date.', 'این پیش از تولد است. تاریخ را اصلاح کنید.'),
              item: 'CM_START',
            },
          ]
        : []),
      ...(before
        ? [
            {
              message: words(
                'The end lies before the start. Correct one of the two.',
                'پایان پیش از شروع است. یکی از این دو را اصلاح کنید.',
              ),
              item: 'CM_END',
            },
          ]
        : []),
    ]
  },
})
