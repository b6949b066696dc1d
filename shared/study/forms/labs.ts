import { all, answered, any, atLeast, atVisit, not, type Condition } from '../../form/condition.ts'
import type { FormDefinition, ItemDefinition, NumberItem, Range } from '../../form/definition.ts'
import { choice, codeList, date, decimal, group, integer, same, words } from '../build.ts'
import { INJECTION_VISITS } from '../visitNames.ts'

const SIGNIFICANCE = codeList('SIGNIFICANCE', 'Clinical significance', {
  NCS: words('Not clinically significant', 'بدون اهمیت بالینی'),
  CS: words('Clinically significant', 'دارای اهمیت بالینی'),
})

const VIRUS = codeList('VIRUS', 'Result of a virus test', {
  NEG: words('Negative', 'منفی'),
  POS: words('Positive', 'مثبت'),
  PENDING: words('Pending', 'در انتظار'),
})

const CULTURE = codeList('CULTURE', 'Result of a culture', {
  NO_GROWTH: words('No growth', 'بدون رشد'),
  GROWTH: words('Growth', 'رشد'),
  PENDING: words('Pending', 'در انتظار'),
})

/** A measured value, and the judgement that is asked for while it lies outside its usual range (EC117). */
function measured(item: NumberItem): readonly ItemDefinition[] {
  const outside = outsideUsual(item)
  if (!outside) return [item]
  return [
    item,
    choice(
      `${item.oid}_CS`,
      words(`${item.label.en}: significance`, `${item.label.fa}: اهمیت بالینی`),
      'assumed',
      SIGNIFICANCE,
      {
        visible: item.visible ? all(item.visible, outside) : outside,
        field: 'clinical_significance[i]',
      },
    ),
  ]
}

function outsideUsual(item: NumberItem): Condition | undefined {
  const { min, max } = item.range.soft ?? {}
  const step = 10 ** -item.decimals
  const ends = [
    ...(min === undefined ? [] : [not(atLeast(item.oid, min))]),
    // The next value that the item can hold above the range.
    ...(max === undefined ? [] : [atLeast(item.oid, Number((max + step).toFixed(item.decimals)))]),
  ]
  return ends.length === 0 ? undefined : all(answered(item.oid), any(...ends))
}

const ends = (hardMin: number, hardMax: number, softMin?: number, softMax?: number): Range => ({
  hard: { min: hardMin, max: hardMax },
  ...(softMin === undefined || softMax === undefined ? {} : { soft: { min: softMin, max: softMax } }),
})

const puncture = atVisit(...INJECTION_VISITS, 'UNS')
const laterPuncture = atVisit('INJ2', 'INJ3', 'INJ4')

const BLOOD: readonly NumberItem[] = [
  decimal('HB', words('Haemoglobin', 'هموگلوبین'), 'sibling(Amanat21) (cut 8)', 1, ends(2, 25, 8, 16), {
    unit: 'g/dL',
    field: 'Hb',
  }),
  decimal('WBC', words('White cells', 'گلبول سفید'), 'sibling(ACCeNT) (cut 3)', 1, ends(0.1, 200, 4, 15), {
    unit: '10^9/L',
    field: 'WBC',
  }),
  decimal('LYMPHOCYTES', words('Lymphocytes', 'لنفوسیت'), 'sibling(ACCeNT)', 2, ends(0, 100, 1.5, 8), {
    unit: '10^9/L',
    required: false,
    field: 'lymphocytes',
  }),
  integer('PLATELETS', words('Platelets', 'پلاکت'), 'assumed', ends(1, 2000, 150, 500), {
    unit: '10^9/L',
    field: 'platelets',
  }),
  decimal('INR', same('INR'), 'sibling(Vinmec) (coagulation); cut assumed', 2, ends(0.5, 15, 0.8, 1.2), {
    field: 'INR',
  }),
  decimal('APTT', same('aPTT'), 'assumed', 1, ends(10, 200, 25, 40), { unit: 's', field: 'aPTT' }),
  decimal('CRP', same('CRP'), 'assumed', 1, ends(0, 500, 0, 10), { unit: 'mg/L', field: 'CRP' }),
  decimal('CREATININE', words('Creatinine', 'کراتینین'), 'sibling(ACCeNT)', 2, ends(0.05, 15, 0.2, 0.8), {
    unit: 'mg/dL',
    field: 'creatinine',
  }),
  integer('ALT', same('ALT'), 'assumed', ends(1, 5000, 5, 50), { unit: 'U/L', field: 'ALT / AST' }),
  integer('AST', same('AST'), 'assumed', ends(1, 5000, 5, 50), { unit: 'U/L', field: 'ALT / AST' }),
  decimal('BILIRUBIN', words('Bilirubin', 'بیلی‌روبین'), 'sibling(ACCeNT)', 1, ends(0, 40, 0.1, 1.2), {
    unit: 'mg/dL',
    field: 'bilirubin',
  }),
]

const FLUID: readonly NumberItem[] = [
  integer('CSF_CELLS', words('Cells', 'سلول'), 'sibling(Pan19)', ends(0, 10_000, 0, 5), {
    unit: '/uL',
    required: laterPuncture,
    field: 'CSF: cells',
  }),
  decimal('CSF_PROTEIN', words('Protein', 'پروتئین'), 'sibling(Pan19)', 1, ends(0, 2000, 15, 45), {
    unit: 'mg/dL',
    required: laterPuncture,
    field: 'CSF: protein',
  }),
  decimal('CSF_GLUCOSE', words('Glucose', 'گلوکز'), 'assumed', 1, ends(5, 400, 40, 80), {
    unit: 'mg/dL',
    required: laterPuncture,
    field: 'CSF: glucose, culture',
  }),
]

const virus = (oid: string, label: string) =>
  choice(oid, same(label), 'sibling(Amanat21)', VIRUS, {
    required: atVisit('SCR'),
    field: 'HBsAg / HCV / HIV',
    unusual: {
      POS: words(
        'A positive result excludes the child. Check it with the laboratory.',
        'نتیجه مثبت کودک را کنار می‌گذارد. با آزمایشگاه بررسی کنید.',
      ),
    },
  })

/** Laboratory. Accession numbers are not asked for: they would identify the child. */
export const labsForm: FormDefinition = {
  oid: 'LABS',
  version: '1.0',
  name: words('Laboratory', 'آزمایشگاه'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'SAMPLE_DATETIME',
  source: 'assumed',
  itemGroups: [
    group('SAMPLE', words('Sample', 'نمونه'), [
      date('SAMPLE_DATETIME', words('Date and time of the sample', 'تاریخ و ساعت نمونه'), 'assumed', 'dateTime', {
        field: 'sample_datetime',
      }),
    ]),
    group('BLOOD', words('Blood', 'خون'), BLOOD.flatMap(measured)),
    group(
      'VIRUSES',
      words('Virus tests', 'آزمایش ویروس'),
      [virus('HBSAG', 'HBsAg'), virus('HCV', 'HCV'), virus('HIV', 'HIV')],
      {
        visible: atVisit('SCR', 'UNS'),
      },
    ),
    group(
      'CSF',
      words('Cerebrospinal fluid; often raised after the first injection', 'مایع مغزی‌نخاعی'),
      [
        ...FLUID.flatMap(measured),
        choice('CSF_CULTURE', words('Culture', 'کشت'), 'assumed', CULTURE, {
          required: laterPuncture,
          unusual: {
            GROWTH: words(
              'Growth in cerebrospinal fluid. Tell the investigator now and record an adverse event.',
              'رشد در مایع مغزی‌نخاعی. هم‌اکنون به پژوهشگر اطلاع دهید و عارضه‌ای ثبت کنید.',
            ),
          },
          field: 'CSF: glucose, culture',
        }),
      ],
      { visible: puncture },
    ),
  ],
}

/** The laboratory values that are judged when they lie outside their usual range, for EC117. */
export const JUDGED_ITEMS: readonly string[] = [...BLOOD, ...FLUID].map((item) => item.oid)
