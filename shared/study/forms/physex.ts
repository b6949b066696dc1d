import { atVisit, not } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, decimal, group, text, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'
import { INJECTION_VISITS } from '../visitNames.ts'
import { WEIGHT } from './demog.ts'

const RESULT = codeList('EXAM_RESULT', 'Result of an examination', {
  '1': words('Normal', 'طبیعی'),
  '2': words('Abnormal, known', 'غیرطبیعی، شناخته‌شده'),
  '3': words('Abnormal, new', 'غیرطبیعی، جدید'),
  '9': words('Not done', 'انجام نشد'),
})

const NEURO = codeList('NEURO', 'Compared with baseline', {
  '1': words('As at baseline', 'مانند پایه'),
  '2': words('Better', 'بهتر'),
  '3': words('Worse', 'بدتر'),
})

const SITE = codeList('WOUND_SITE', 'State of a puncture site', {
  '1': words('Clean', 'تمیز'),
  '2': words('Red', 'قرمز'),
  '3': words('Leak', 'نشت'),
  '4': words('Haematoma', 'هماتوم'),
  '5': words('Infected', 'عفونی'),
})

const CONSIDER_AE = words(
  'Record an adverse event, or confirm with a comment why it is none.',
  'عارضه‌ای ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.',
)
const SYSTEMS: readonly (readonly [oid: string, en: string, fa: string])[] = [
  ['SYS_GENERAL', 'General state', 'وضع عمومی'],
  ['SYS_SKIN', 'Skin', 'پوست'],
  ['SYS_HEAD', 'Head, eyes, ears, nose, throat', 'سر و گردن'],
  ['SYS_HEART', 'Heart and circulation', 'قلب و عروق'],
  ['SYS_LUNGS', 'Lungs', 'ریه'],
  ['SYS_ABDOMEN', 'Abdomen', 'شکم'],
  ['SYS_SPINE', 'Spine', 'ستون فقرات'],
  ['SYS_LIMBS', 'Limbs and joints', 'اندام‌ها و مفاصل'],
]

const SITE_UNUSUAL = { '2': CONSIDER_AE, '3': CONSIDER_AE, '4': CONSIDER_AE, '5': CONSIDER_AE }
const afterPuncture = atVisit(...INJECTION_VISITS, 'FU1', 'FU3', 'FU6', 'M12', 'ET', 'UNS')
const afterMarrow = atVisit('BMA', 'BL', 'INJ1', 'UNS')
const neuro = (oid: string, en: string, fa: string) =>
  choice(oid, words(en, fa), 'sibling(Royan2)', NEURO, {
    visible: not(atVisit('SCR')),
    unusual: { '3': CONSIDER_AE },
    field: 'neuro: motor / sensory / sphincter',
  })

export const physexForm: FormDefinition = {
  oid: 'PHYSEX',
  version: '1.0',
  name: words('Physical examination', 'معاینه بالینی'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'EXAM_DATE',
  source: 'assumed',
  itemGroups: [
    group('EXAM', words('Examination', 'معاینه'), [
      date('EXAM_DATE', words('Date of examination', 'تاریخ معاینه'), 'assumed', 'date', { field: 'exam_date' }),
      decimal('EXAM_WEIGHT', words('Weight', 'وزن'), 'assumed', 1, WEIGHT, { unit: 'kg', field: 'weight' }),
    ]),
    group('SYSTEMS', words('Systems', 'سیستم‌ها'), [
      ...SYSTEMS.map(([oid, en, fa]) =>
        choice(oid, words(en, fa), 'sibling(Royan1)', RESULT, {
          unusual: { '3': CONSIDER_AE },
          field: 'system[i].result',
        }),
      ),
      text('EXAM_FINDINGS', words('Findings', 'یافته‌ها'), 'assumed', {
        required: false,
        multiline: true,
        maxLength: 2000,
      }),
    ]),
    group('NEURO', words('Neurological, compared with baseline', 'معاینه عصبی نسبت به پایه'), [
      neuro('NEURO_MOTOR', 'Motor', 'حرکتی'),
      neuro('NEURO_SENSORY', 'Sensory', 'حسی'),
      neuro('NEURO_SPHINCTER', 'Sphincter', 'اسفنکتر'),
    ]),
    group('SITES', words('After puncture', 'پس از پونکسیون'), [
      choice('PUNCTURE_SITE', words('Lumbar puncture site', 'محل پونکسیون کمری'), 'sibling(Sharma13)', SITE, {
        visible: afterPuncture,
        required: not(atVisit('ET', 'UNS', 'INJ1')),
        unusual: SITE_UNUSUAL,
        field: 'puncture_site / marrow_site',
      }),
      choice('MARROW_SITE', words('Marrow site', 'محل برداشت مغز استخوان'), 'sibling(Sharma13)', SITE, {
        visible: afterMarrow,
        required: not(atVisit('UNS')),
        unusual: SITE_UNUSUAL,
        field: 'puncture_site / marrow_site',
      }),
      choice('MENINGISM', words('Meningism', 'مننژیسم'), 'sibling(Sharma13, Mancias14)', YES_NO, {
        visible: afterPuncture,
        required: not(atVisit('ET', 'UNS', 'INJ1')),
        unusual: { Y: CONSIDER_AE },
        field: 'meningism',
      }),
    ]),
  ],
}
