import { defineCheck, type Check, type CheckContext } from '../../form/check.ts'
import { valueOf } from '../../form/values.ts'
import { formAt, formsOf, injectionDates } from '../lookup.ts'
import { listed, words } from '../../text/text.ts'

/** Edit checks of the end of the study for one child. */

const SCALES = ['GMFCS', 'GMFM88', 'BBS', 'MAS', 'FIM']

export const ec125 = defineCheck({
  id: 'EC125',
  severity: 'hard',
  forms: ['COMPLETE'],
  rule: "'Completed' means four injections and the scales at 12 months, or a reason why not.",
  source: 'paper',
  run: ({ record, values }) => {
    if (valueOf(values, 'STUDY_STATUS') !== 'COMPLETED' || valueOf(values, 'STUDY_STATUS_REASON') !== undefined) {
      return null
    }
    const given = injectionDates(record).filter((date) => date !== null).length
    const absent = SCALES.filter((oid) => {
      const form = formAt(record, oid, 'M12')
      return !form || form.notDone !== undefined
    })
    const missing = [
      ...(given < 4 ? [words(`${given} of 4 injections are recorded`, `${given} تزریق از ۴ تزریق ثبت شده است`)] : []),
      ...(absent.length > 0
        ? [words(`no ${absent.join(', ')} at 12 months`, `در ۱۲ ماهگی این‌ها نیست: ${absent.join('، ')}`)]
        : []),
    ]
    if (missing.length === 0) return null
    const what = listed(missing, ', and ', ' و ')
    const message = words(
      `Completed, but ${what.en}. Write why, or choose another status.`,
      `وضعیت «تکمیل» است، ولی ${what.fa}. علت را بنویسید یا وضعیت دیگری انتخاب کنید.`,
    )
    return { message, item: 'STUDY_STATUS_REASON' }
  },
})

/** What the definition says by itself, and does not let pass with a comment. */
const ALWAYS_HARD = ['schema', 'open', 'future']

/**
 * EC126. Which queries are hard depends on the check that raised them, so it is made with the other checks: one by a person
 * counts as hard. It is shown while the form is filled in and binds once it is complete, when the investigator signs.
 */
export function finalSignature(others: readonly Check[]): Check {
  const soft = new Set(others.filter(({ severity }) => severity === 'soft').map(({ id }) => id))
  const isHard = (check: string | null) =>
    check === null || ALWAYS_HARD.includes(check) || (check.startsWith('EC') && !soft.has(check))
  return defineCheck({
    id: 'EC126',
    severity: 'hard',
    forms: ['COMPLETE'],
    rule: 'The final signature waits for hard queries and those of people, for the final report of every serious event, and for the signatures of all other forms.',
    source: 'assumed',
    run: (context) => {
      const { form, record } = context
      const queries = record.openQueries.filter(({ check }) => isHard(check)).length
      const unsigned = record.forms.filter(
        ({ id, state }) => id !== form.id && (state === 'open' || state === 'complete'),
      ).length
      const waits = [
        ...(queries > 0
          ? [words(`${queries} open ${queries === 1 ? 'query' : 'queries'}`, `${queries} پرسش باز`)]
          : []),
        ...openReports(context).map((number) =>
          words(`the final report of serious adverse event ${number}`, `گزارش نهایی عارضه جدی ${number}`),
        ),
        ...(unsigned > 0
          ? [
              words(
                `the signature of ${unsigned} other ${unsigned === 1 ? 'form' : 'forms'}`,
                `امضای ${unsigned} فرم دیگر`,
              ),
            ]
          : []),
      ]
      if (waits.length === 0) return null
      const severity = form.state === 'empty' || form.state === 'open' ? 'suggestion' : 'hard'
      const what = listed(waits, '; ')
      return {
        severity,
        message: words(
          `Before the investigator signs this form: ${what.en}.`,
          `پیش از امضای این فرم از سوی پژوهشگر: ${what.fa}.`,
        ),
      }
    },
  })
}

/** The numbers of serious events that have no final report. */
function openReports({ record, valuesOf }: CheckContext): readonly number[] {
  const final = formsOf(record, 'SAE')
    .map((report) => valuesOf(report))
    .filter((report) => valueOf(report, 'SAE_REPORT_TYPE') === 'FINAL')
    .map((report) => valueOf(report, 'SAE_AE'))
  return formsOf(record, 'AE')
    .filter((event) => valueOf(valuesOf(event), 'AE_SERIOUS') === 'Y' && !final.includes(event.id))
    .map(({ repeat }) => repeat)
}
