import { setting } from '../../form/condition.ts'
import type { FormDefinition, ItemGroupDefinition } from '../../form/definition.ts'
import { fim } from '../../instruments/fim.ts'
import { fimFam } from '../../instruments/fimFam.ts'
import type { Instrument } from '../../instruments/instrument.ts'
import { weefim } from '../../instruments/weefim.ts'
import { calculated, choice, codeList, date, group, user, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'
import { instrumentName } from '../instrumentWords.ts'
import { scoreItems } from '../scoreItems.ts'

/** The three variants, which never mix: each has its own items, ranges and sums. */
export const FIM_VARIANTS: readonly Instrument[] = [fim, weefim, fimFam]

const VARIANT = codeList(
  'FIM_VARIANT',
  'Functional independence measure used',
  Object.fromEntries(FIM_VARIANTS.map((each) => [each.id, instrumentName(each)])),
)

const INFORMANT = codeList('FIM_INFORMANT', 'How it was found', {
  OBSERVED: words('Observed', 'مشاهده'),
  INTERVIEW: words('Parent interview', 'مصاحبه با والدین'),
  PHONE: words('By phone', 'تلفنی'),
})

const MODE = codeList('FIM_MODE', 'How the child moves about', {
  W: words('Walks', 'راه می‌رود'),
  C: words('Wheelchair', 'صندلی چرخدار'),
  B: words('Both alike', 'هر دو'),
})

/* Not testable because of risk is scored 1 and flagged; there is no 'not applicable' (instruments, section 4). */
const missing = [
  { code: 'NT', label: words('Not testable because of risk (counts 1)', 'به دلیل خطر قابل ارزیابی نیست') },
]

function itemsOf(instrument: Instrument): ItemGroupDefinition {
  const items = scoreItems(instrument, { source: 'ref(WeeFIM); sibling(Zali15)', field: 'item[i]', missing })
  return group(`${instrument.id}_ITEMS`, instrumentName(instrument), items, {
    visible: setting('fim.variant', instrument.id),
  })
}

/** Functional independence. The variant is a study setting; item names only, level descriptions are licensed. */
export const fimForm: FormDefinition = {
  oid: 'FIM',
  version: '1.0',
  name: words('Functional independence (FIM)', 'استقلال عملکردی (FIM)'),
  kind: 'visit',
  layout: 'score',
  dateItem: 'FIM_DATE',
  mayBeNotDone: true,
  blindScores: true,
  source: 'paper',
  itemGroups: [
    group('ASSESSMENT', words('Assessment', 'ارزیابی'), [
      date('FIM_DATE', words('Date of assessment', 'تاریخ ارزیابی'), 'assumed'),
      user('FIM_ASSESSOR', words('Assessor', 'ارزیاب'), 'assumed', ['nurse', 'investigator']),
      calculated(
        'FIM_VARIANT',
        words('Measure used', 'نسخه'),
        'paper says FIM; Zali15 used UK FIM+FAM',
        'fim_variant',
        {
          codeList: VARIANT,
          disclosure: 'coded',
          field: 'variant',
        },
      ),
      choice('FIM_INFORMANT', words('How it was found', 'روش'), 'ref(WeeFIM)', INFORMANT, { field: 'informant' }),
      choice('FIM_LICENCE', words('The site holds the licence', 'مرکز مجوز دارد'), 'ref(WeeFIM)', YES_NO, {
        disclosure: 'operational',
        field: 'licence_ack',
        unusual: {
          N: words(
            'The measure must not be used without its licence. Tell the coordinator.',
            'این ابزار بدون مجوز نباید به کار رود. به هماهنگ‌کننده اطلاع دهید.',
          ),
        },
      }),
      choice('FIM_LOCOMOTION', words('Walking item scored for', 'نحوه حرکت'), 'instruments section 4', MODE, {
        help: words(
          'The way the child moves about more often. Compare visits only within one way.',
          'شیوه‌ای که کودک بیشتر با آن حرکت می‌کند. ویزیت‌ها را تنها در یک شیوه مقایسه کنید.',
        ),
      }),
    ]),
    ...FIM_VARIANTS.map(itemsOf),
    group('FIM_SCORES', words('Scores', 'نمره‌ها'), [
      calculated('FIM_MOTOR', words('Motor', 'حرکتی'), 'paper; ranges ref(WeeFIM, FIMFAM)', 'fim_motor', {
        field: 'motor_total',
      }),
      calculated('FIM_COGNITIVE', words('Cognitive', 'شناختی'), 'paper; ranges ref(WeeFIM, FIMFAM)', 'fim_cognitive', {
        field: 'cognitive_total',
      }),
      calculated('FIM_TOTAL', words('Total', 'نمره کل'), 'ref(WeeFIM)', 'fim_total'),
    ]),
  ],
}
