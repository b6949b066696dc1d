import { atVisit, equals } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, decimal, group, text, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const PATTERN = codeList('MRI_PATTERN', 'Pattern on MRI', {
  PVL: words('Periventricular leukomalacia', 'لکومالاسی اطراف بطنی'),
  BASAL_GANGLIA: words('Basal ganglia', 'عقده‌های قاعده‌ای'),
  CORTICAL: words('Cortical', 'قشری'),
  STROKE: words('Stroke', 'سکته'),
  MALFORMATION: words('Malformation', 'ناهنجاری تکاملی'),
  NORMAL: words('Normal', 'طبیعی'),
  OTHER: words('Other', 'سایر'),
})

const EEG = codeList('EEG', 'Result of the EEG', {
  NORMAL: words('Normal', 'طبیعی'),
  EPILEPTIFORM: words('Epileptiform', 'صرعی'),
  SLOW: words('Slow', 'کند'),
  NOT_DONE: words('Not done', 'انجام نشد'),
})

const DTI = 'dti_done; FA/MD of CST and PTR'
const DTI_SOURCE = 'sibling(Amanat21, Zarrabi22)'
const TRACTS = [
  ['CST', words('corticospinal tract', 'راه قشری‌نخاعی')],
  ['PTR', words('posterior thalamic radiation', 'تشعشع خلفی تالاموس')],
] as const
const SIDES = [
  ['R', words('right', 'راست')],
  ['L', words('left', 'چپ')],
] as const

const tracts = TRACTS.flatMap(([tract, tractName]) =>
  SIDES.flatMap(([side, sideName]) => [
    decimal(
      `FA_${tract}_${side}`,
      words(`FA, ${tractName.en}, ${sideName.en}`, `FA، ${tractName.fa}، ${sideName.fa}`),
      DTI_SOURCE,
      3,
      { hard: { min: 0, max: 1 }, soft: { min: 0.2, max: 0.8 } },
      { required: false, field: DTI },
    ),
    decimal(
      `MD_${tract}_${side}`,
      words(`MD, ${tractName.en}, ${sideName.en}`, `MD، ${tractName.fa}، ${sideName.fa}`),
      DTI_SOURCE,
      3,
      { hard: { min: 0, max: 4 } },
      { required: false, unit: '10^-3 mm2/s', field: DTI },
    ),
  ]),
)

const EXCLUDES = words(
  'This pattern excludes the child. Check it with the radiologist.',
  'این الگو کودک را کنار می‌گذارد. با رادیولوژیست بررسی کنید.',
)
const atScreening = atVisit('SCR')

export const imagingForm: FormDefinition = {
  oid: 'IMAGING',
  version: '1.0',
  name: words('Imaging and EEG', 'تصویربرداری و نوار مغز'),
  kind: 'visit',
  layout: 'general',
  source: 'sibling(Amanat21, Royan1)',
  itemGroups: [
    group('MRI', words('MRI', 'ام‌آرآی'), [
      date('MRI_DATE', words('Date of MRI', 'تاریخ ام‌آرآی'), 'sibling(Amanat21, Royan1)', 'date', {
        required: atScreening,
        field: 'mri_date / field_T',
      }),
      decimal(
        'MRI_FIELD',
        words('Field strength', 'شدت میدان'),
        'sibling(Amanat21, Royan1)',
        1,
        { hard: { min: 0.2, max: 7 } },
        { required: atScreening, unit: 'T', field: 'mri_date / field_T' },
      ),
      choice('MRI_PATTERN', words('Pattern', 'الگو'), 'sibling(Amanat21)', PATTERN, {
        required: atScreening,
        unusual: { MALFORMATION: EXCLUDES, NORMAL: EXCLUDES },
        field: 'mri_pattern',
      }),
      text('MRI_PATTERN_OTHER', words('Which other pattern', 'سایر'), 'assumed', {
        visible: equals('MRI_PATTERN', 'OTHER'),
      }),
      choice('DTI_DONE', words('Diffusion tensor imaging done', 'DTI انجام شد'), DTI_SOURCE, YES_NO, {
        required: false,
        field: DTI,
      }),
    ]),
    group('DTI', words('Diffusion tensor imaging', 'تصویربرداری تانسور انتشار'), tracts, {
      visible: equals('DTI_DONE', 'Y'),
    }),
    group('EEG', words('EEG', 'نوار مغز'), [
      choice('EEG_RESULT', words('EEG', 'نوار مغز'), 'sibling(Royan2, Huang18)', EEG, {
        required: atScreening,
        field: 'eeg_done / result',
      }),
      date('EEG_DATE', words('Date of EEG', 'تاریخ نوار مغز'), 'assumed', 'date', {
        visible: { is: 'oneOf', item: 'EEG_RESULT', codes: ['NORMAL', 'EPILEPTIFORM', 'SLOW'] },
        field: 'eeg_done / result',
      }),
    ]),
  ],
}
