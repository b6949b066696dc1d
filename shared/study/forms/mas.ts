import { setting } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { mas as instrument } from '../../instruments/mas.ts'
import { calculated, choice, date, decimal, group, user, words } from '../build.ts'
import { notTested, REASON } from '../codeLists.ts'
import { codeListOf, scoreItems } from '../scoreItems.ts'

const muscleOf = new Map(instrument.items.map((item) => [item.id, item.muscle]))

const items = scoreItems(instrument, {
  source: 'paper (scale); muscle list assumed',
  field: 'muscle x side',
  missing: notTested('Not assessed', [REASON.refused, REASON.contracture, REASON.unwell, REASON.time, REASON.other]),
  each: (id) => ({ visible: setting('mas.muscles', muscleOf.get(id) ?? '') }),
})

/** Modified Ashworth Scale: muscle by side. Which muscles is a setting; the grade is kept as text, never as a number. */
export const masForm: FormDefinition = {
  oid: 'MAS',
  version: '1.0',
  name: words('Modified Ashworth Scale', 'مقیاس اشورث اصلاح‌شده'),
  kind: 'visit',
  layout: 'bodySides',
  dateItem: 'MAS_DATE',
  mayBeNotDone: true,
  blindScores: true,
  source: 'paper',
  itemGroups: [
    group('ASSESSMENT', words('Assessment', 'ارزیابی'), [
      date('MAS_DATE', words('Date of assessment', 'تاریخ ارزیابی'), 'assumed'),
      user('MAS_ASSESSOR', words('Assessor', 'ارزیاب'), 'ref(MAS1+)', ['nurse', 'investigator'], { field: 'assessor' }),
      decimal(
        'MAS_DOSE_HOURS',
        words('Time since the last antispastic dose', 'زمان از آخرین داروی ضداسپاسم'),
        'assumed',
        1,
        { hard: { min: 0, max: 72 } },
        {
          unit: 'h',
          field: 'time_since_antispastic_dose',
          missing: [{ code: 'NONE', label: words('No antispastic drug', 'داروی ضداسپاسم ندارد') }],
        },
      ),
    ]),
    group('MAS_MUSCLES', words('Muscles', 'عضلات'), items),
    group('MAS_SCORES', words('Summary', 'خلاصه'), [
      choice(
        'MAS_GLOBAL',
        words('One grade for the child', 'نمره کلی کودک'),
        'paper (the printed means x16 and SDs fit one whole number per child)',
        codeListOf(instrument),
        { field: 'global_score' },
      ),
      calculated(
        'MAS_ANALYSIS',
        words('Analysis value of the one grade', 'مقدار تحلیلی نمره کلی'),
        'ref(MAS1+); default assumed',
        'mas_analysis',
        {
          decimals: 1,
          field: 'analysis_value',
        },
      ),
      calculated('MAS_MEAN', words('Mean over muscles, 1+ as 1.5', 'میانگین عضلات'), 'assumed', 'mas_mean', {
        decimals: 2,
        field: 'worst / mean over muscles',
      }),
      calculated(
        'MAS_MEAN_ORDINAL',
        words('Mean over muscles, scale 0 to 5', 'میانگین عضلات، مقیاس ۰ تا ۵'),
        'assumed',
        'mas_mean_ordinal',
        {
          decimals: 2,
        },
      ),
      calculated('MAS_WORST', words('Highest grade', 'بالاترین نمره'), 'assumed', 'mas_worst', {
        codeList: codeListOf(instrument),
        disclosure: 'coded',
        field: 'worst / mean over muscles',
      }),
      calculated('MAS_SCORED', words('Sites scored', 'تعداد نقاط ارزیابی‌شده'), 'assumed', 'mas_scored'),
    ]),
  ],
}
