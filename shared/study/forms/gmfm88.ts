import { equals } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { gmfm88 as instrument, gmfm88Aids, gmfm88Orthoses } from '../../instruments/gmfm88.ts'
import {
  calculated,
  choice,
  codeList,
  date,
  decimal,
  group,
  multiChoice,
  rows,
  same,
  text,
  user,
  words,
} from '../build.ts'
import { notTested, REASON, YES_NO } from '../codeLists.ts'
import type { Text } from '../../text/text.ts'
import { dimensionWords } from '../instrumentWords.ts'
import { scoreItems } from '../scoreItems.ts'

const SCORE_TYPE = codeList('GMFM_SCORE_TYPE', 'Tested with or without aids', {
  WITHOUT_AIDS: words('Without aids or orthoses', 'بدون وسیله کمکی'),
  WITH_AIDS: words('With aids or orthoses', 'با وسیله کمکی'),
})

const AID_WORDS: Readonly<Record<string, Text>> = {
  ROLLATOR: words('Rollator or pusher', 'رولیتور'),
  WALKER: words('Walker', 'واکر'),
  HFRAME_CRUTCHES: words('H-frame crutches', 'عصای H شکل'),
  CRUTCHES: words('Crutches', 'عصای زیربغل'),
  QUAD_CANE: words('Quad cane', 'عصای چهارپایه'),
  CANE: words('Cane', 'عصا'),
  HIP: words('Hip control orthosis', 'ارتز کنترل لگن'),
  KNEE: words('Knee control orthosis', 'ارتز کنترل زانو'),
  ANKLE_FOOT: words('Ankle-foot orthosis', 'ارتز مچ و پا'),
  FOOT: words('Foot control orthosis', 'ارتز کنترل پا'),
  SHOES: words('Shoes', 'کفش'),
  OTHER: words('Other', 'سایر'),
}

const aidCodes = [...new Set<string>([...gmfm88Aids, ...gmfm88Orthoses])].filter((code) => code in AID_WORDS)
const AIDS = codeList(
  'GMFM_AID',
  'Aids and orthoses',
  Object.fromEntries(aidCodes.map((code) => [code, AID_WORDS[code] ?? same(code)])),
)

/** A dimension with its letter: 'A Lying and rolling'. */
function dimensionName(id: string): Text {
  const { en, fa } = dimensionWords(instrument, id)
  return words(`${id} ${en}`, `${id} ${fa}`)
}

const DIMENSIONS = codeList(
  'GMFM_DIMENSION',
  'Dimensions of the GMFM',
  Object.fromEntries(instrument.dimensions.map(({ id }) => [id, dimensionName(id)])),
)

const items = scoreItems(instrument, {
  source: 'paper; codes ref(CanChild)',
  field: 'item[1..88]',
  missing: notTested('Not tested', [REASON.refused, REASON.unsafe, REASON.time, REASON.equipment, REASON.unwell]),
})

/** The protocol names a dimension's sum by its letter, contents and items. */
const SUM_FIELDS: Readonly<Record<string, string>> = {
  A: 'A lying/rolling 1-17',
  B: 'B sitting 18-37',
  C: 'C crawling/kneeling 38-51',
  D: 'D standing 52-64',
  E: 'E walking/running/jumping 65-88',
}

const sums = instrument.dimensions.flatMap(({ id, max }) => [
  calculated(
    `GMFM_${id}_RAW`,
    words(`${dimensionName(id).en}, sum of ${max}`, `${dimensionName(id).fa}، جمع از ${max}`),
    'paper',
    `gmfm88_raw_${id}`,
    {
      field: SUM_FIELDS[id] ?? id,
    },
  ),
  calculated(
    `GMFM_${id}_PCT`,
    words(`${dimensionName(id).en}, percent`, `${dimensionName(id).fa}، درصد`),
    'paper',
    `gmfm88_percent_${id}`,
    {
      decimals: 2,
      unit: '%',
    },
  ),
])

const percent = { hard: { min: 0, max: 100 } }
const GMAE = 'sibling(Amanat21, Zali15); ref(CanChild)'

/** Gross Motor Function Measure, 88 items. Scores are computed; the GMFM-66 score is copied from the GMAE software. */
export const gmfm88Form: FormDefinition = {
  oid: 'GMFM88',
  version: '1.0',
  name: words('GMFM-88', 'GMFM-88'),
  kind: 'visit',
  layout: 'score',
  dateItem: 'GMFM_DATE',
  mayBeNotDone: true,
  blindScores: true,
  source: 'paper',
  itemGroups: [
    group('ASSESSMENT', words('Assessment', 'ارزیابی'), [
      date('GMFM_DATE', words('Date of assessment', 'تاریخ ارزیابی'), 'paper', 'date', {
        field: 'assess_date / start / end time',
      }),
      date('GMFM_START', words('Start', 'شروع'), 'ref(CanChild)', 'time', { field: 'assess_date / start / end time' }),
      date('GMFM_END', words('End', 'پایان'), 'ref(CanChild)', 'time', { field: 'assess_date / start / end time' }),
      user('GMFM_ASSESSOR', words('Assessor', 'ارزیاب'), 'assumed', ['nurse', 'investigator'], { field: 'assessor' }),
      choice('GMFM_SCORE_TYPE', words('Tested', 'نحوه آزمون'), 'assumed', SCORE_TYPE, { field: 'aids_orthoses' }),
      multiChoice('GMFM_GOALS', words('Goal dimensions', 'حیطه‌های هدف'), 'ref(CanChild)', DIMENSIONS, {
        required: false,
        help: words(
          'The goal total is the mean of the percents of these dimensions.',
          'نمره هدف، میانگین درصدهای این حیطه‌هاست.',
        ),
      }),
      choice(
        'GMFM_TYPICAL',
        words('Typical of the child’s regular performance', 'نمونه عملکرد معمول کودک'),
        'ref(CanChild)',
        YES_NO,
        { required: false },
      ),
    ]),
    rows(
      'GMFM_AIDS',
      words('Aids and orthoses', 'وسایل کمکی و ارتزها'),
      [
        choice('GMFM_AID', words('Aid or orthosis', 'وسیله'), 'assumed', AIDS, { field: 'aids_orthoses' }),
        choice('GMFM_AID_FROM', words('First used in', 'نخستین استفاده در'), 'ref(CanChild)', DIMENSIONS),
        text('GMFM_AID_OTHER', words('Which', 'کدام'), 'assumed', {
          visible: equals('GMFM_AID', 'OTHER'),
          maxLength: 60,
        }),
      ],
      { visible: equals('GMFM_SCORE_TYPE', 'WITH_AIDS'), minRows: 1 },
    ),
    ...instrument.dimensions.map(({ id }) =>
      group(
        `GMFM_${id}`,
        dimensionName(id),
        items.filter((item) => item.dimension === id),
      ),
    ),
    group('GMFM_SCORES', words('Scores', 'نمره‌ها'), [
      ...sums,
      calculated('GMFM_TOTAL', words('Total', 'نمره کل'), 'ref(CanChild)', 'gmfm88_total', {
        decimals: 2,
        unit: '%',
        field: 'total_pct',
      }),
      calculated('GMFM_GOAL_TOTAL', words('Goal total', 'نمره هدف'), 'ref(CanChild)', 'gmfm88_goal_total', {
        decimals: 2,
        unit: '%',
      }),
      calculated('GMFM_NT_COUNT', words('Not tested', 'ارزیابی‌نشده'), 'assumed', 'gmfm88_nt_count', {
        field: 'nt_count',
      }),
    ]),
    group('GMFM66', words('GMFM-66, from the GMAE software', 'GMFM-66 از نرم‌افزار GMAE'), [
      decimal('GMFM66_SCORE', words('GMFM-66 score', 'نمره GMFM-66'), GMAE, 1, percent, {
        required: false,
        field: 'gmfm66 / se / ci (hand entry from GMAE)',
      }),
      decimal('GMFM66_SE', words('Standard error', 'خطای معیار'), GMAE, 1, percent, {
        required: false,
        field: 'gmfm66 / se / ci (hand entry from GMAE)',
      }),
      decimal('GMFM66_CI_LOW', words('95% interval, lower end', 'حد پایین بازه اطمینان ۹۵٪'), GMAE, 1, percent, {
        required: false,
        field: 'gmfm66 / se / ci (hand entry from GMAE)',
      }),
      decimal('GMFM66_CI_HIGH', words('95% interval, upper end', 'حد بالای بازه اطمینان ۹۵٪'), GMAE, 1, percent, {
        required: false,
        field: 'gmfm66 / se / ci (hand entry from GMAE)',
      }),
      text('GMFM66_GMAE', words('GMAE version', 'نسخه GMAE'), GMAE, {
        required: { is: 'answered', item: 'GMFM66_SCORE' },
        maxLength: 20,
        disclosure: 'operational',
      }),
    ]),
  ],
}
