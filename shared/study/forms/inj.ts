import { atVisit, equals, not } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import {
  calculated,
  choice,
  codeList,
  date,
  decimal,
  group,
  integer,
  multiChoice,
  reference,
  rows,
  text,
  user,
  same,
  words,
} from '../build.ts'
import { YES_NO } from '../codeLists.ts'

/* 5 is not planned, but an injection that happened can be recorded (design 8). */
const NUMBER = codeList('INJECTION_NO', 'Number of the injection', {
  '1': words('1', '۱'),
  '2': words('2', '۲'),
  '3': words('3', '۳'),
  '4': words('4', '۴'),
  '5': words('Beyond the four of the protocol', 'بیش از چهار تزریق'),
})
const LEVEL = codeList('LUMBAR_LEVEL', 'Level of the puncture', {
  L2L3: same('L2/3'),
  L3L4: same('L3/4'),
  L4L5: same('L4/5'),
  L5S1: same('L5/S1'),
})
const POSITION = codeList('POSITION', 'Position', {
  LATERAL_L: words('On the left side', 'پهلوی چپ'),
  LATERAL_R: words('On the right side', 'پهلوی راست'),
  SITTING: words('Sitting', 'نشسته'),
  PRONE: words('Prone', 'دمر'),
})
const GAUGE = codeList('NEEDLE_GAUGE', 'Gauge of the needle', {
  '20G': same('20G'),
  '22G': same('22G'),
  '25G': same('25G'),
})
const TIP = codeList('NEEDLE_TIP', 'Tip of the needle', {
  CUTTING: words('Cutting', 'برنده'),
  ATRAUMATIC: words('Atraumatic', 'آتروماتیک'),
})
const TRAUMATIC = codeList('TRAUMATIC_TAP', 'Blood in the fluid', {
  NONE: words('None', 'ندارد'),
  PINK: words('Pink', 'صورتی'),
  BLOODY: words('Bloody', 'خونی'),
})
export const SEDATION = codeList('SEDATION', 'Sedation', {
  NONE: words('None', 'بدون'),
  LIGHT: words('Light', 'سبک'),
  DEEP: words('Deep', 'عمیق'),
  GENERAL: words('General anaesthesia', 'بیهوشی عمومی'),
})
const COMPLICATION = codeList('INJ_COMPLICATION', 'Immediate complications', {
  NONE: words('None', 'هیچ'),
  PAIN: words('Pain', 'درد'),
  LEAK: words('Leak', 'نشت'),
  BLEEDING: words('Bleeding', 'خونریزی'),
  BRADYCARDIA: words('Bradycardia', 'برادیکاردی'),
  DESATURATION: words('Desaturation', 'افت اکسیژن'),
  ALLERGY: words('Allergy', 'آلرژی'),
  SEIZURE: words('Seizure', 'تشنج'),
  VOMITING: words('Vomiting', 'استفراغ'),
  FAILED: words('Failed puncture', 'پونکسیون ناموفق'),
  OTHER: words('Other', 'سایر'),
})

const RECORD_AE = words(
  'Record an adverse event, or confirm with a comment why it is none.',
  'عارضه‌ای ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.',
)
const sedated = not(equals('INJ_SEDATION', 'NONE'))
const complications = Object.fromEntries(
  COMPLICATION.entries.filter(({ code }) => code !== 'NONE').map(({ code }) => [code, RECORD_AE]),
)

/** One intrathecal injection as it was given. */
export const injForm: FormDefinition = {
  oid: 'INJ',
  version: '1.0',
  name: words('Injection', 'تزریق'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'INJ_START',
  mayBeNotDone: true,
  source: 'paper',
  itemGroups: [
    group('INJECTION', words('Injection', 'تزریق'), [
      choice('INJECTION_NO', words('Number', 'شماره تزریق'), 'paper', NUMBER, { field: 'injection_no' }),
      date('INJ_START', words('Start', 'شروع'), 'assumed', 'dateTime', { field: 'start / end datetime' }),
      date('INJ_END', words('End', 'پایان'), 'assumed', 'dateTime', { field: 'start / end datetime' }),
      reference('INJ_LOT', words('Lot', 'سری ساخت'), 'assumed', 'PRODUCT', 'LOT_NO', { field: 'lot_no' }),
      decimal(
        'CELL_VOLUME',
        words('Volume given', 'حجم تزریق‌شده'),
        'sibling(Mancias14, Vinmec) 4-10.5, 5, 10 mL',
        1,
        { hard: { min: 0.5, max: 15 }, soft: { min: 2, max: 10 } },
        { unit: 'mL', field: 'cell_volume_given' },
      ),
      decimal(
        'CELLS_GIVEN',
        words('Cells given', 'تعداد سلول'),
        'sibling(Liu17, Amanat21)',
        1,
        { hard: { min: 0, max: 500 } },
        { unit: '10^6', field: 'cells_given' },
      ),
      choice('FULL_DOSE', words('Full dose', 'دوز کامل'), 'assumed', YES_NO, { field: 'full_dose' }),
      text('NOT_FULL_REASON', words('Why not', 'علت'), 'assumed', {
        visible: equals('FULL_DOSE', 'N'),
        field: 'full_dose',
      }),
      decimal(
        'VIABILITY_BEDSIDE',
        words('Viability at the bedside', 'زنده‌مانی در بالین'),
        'ref(MSCspec)',
        1,
        { hard: { min: 0, max: 100 }, soft: { min: 70 } },
        { unit: '%', required: false, field: 'viability_at_bedside' },
      ),
      calculated(
        'RELEASE_TO_INJECTION',
        words('Time from release to injection', 'زمان از ترخیص تا تزریق'),
        'sibling(Royan2) injected after 24 h',
        'release_to_injection',
        { decimals: 1, unit: 'h', field: 'time_release_to_injection' },
      ),
    ]),
    group('PUNCTURE', words('Puncture', 'پونکسیون'), [
      choice('LUMBAR_LEVEL', words('Level', 'سطح'), 'sibling(Vinmec) used L4/5', LEVEL, {
        unusual: {
          L2L3: words(
            'L2/3 is unusual. Check it; if it is right, confirm with a comment.',
            'L2/3 غیرمعمول است. بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.',
          ),
        },
        field: 'level',
      }),
      choice('POSITION', words('Position', 'وضعیت'), 'assumed', POSITION, { field: 'position' }),
      choice('NEEDLE_GAUGE', words('Needle', 'سوزن'), 'assumed', GAUGE, {
        unusual: {
          '20G': words(
            '20G is unusual. Check it; if it is right, confirm with a comment.',
            '20G غیرمعمول است. بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.',
          ),
        },
        field: 'needle',
      }),
      choice('NEEDLE_TIP', words('Tip', 'نوک سوزن'), 'assumed', TIP, { field: 'needle' }),
      integer(
        'ATTEMPTS',
        words('Attempts', 'دفعات تلاش'),
        'assumed',
        { hard: { min: 1, max: 10 }, soft: { max: 2 } },
        { field: 'attempts' },
      ),
      choice('TRAUMATIC_TAP', words('Blood in the fluid', 'خون در مایع'), 'assumed', TRAUMATIC, {
        unusual: { BLOODY: RECORD_AE },
        field: 'traumatic_tap',
      }),
      decimal(
        'OPENING_PRESSURE',
        words('Opening pressure', 'فشار باز شدن'),
        'ref(Avery10)',
        1,
        { hard: { min: 0, max: 60 } },
        {
          unit: 'cmH2O',
          required: false,
          field: 'opening_pressure',
        },
      ),
      decimal(
        'CSF_REMOVED',
        words('Fluid removed', 'مایع خارج‌شده'),
        'assumed',
        1,
        { hard: { min: 0, max: 15 } },
        {
          unit: 'mL',
          field: 'csf_removed',
        },
      ),
      choice('CSF_SAMPLE_SENT', words('Fluid sent to the laboratory', 'نمونه ارسال شد'), 'sibling(Pan19)', YES_NO, {
        visible: atVisit('INJ2', 'INJ3', 'INJ4'),
        field: 'csf_sample_sent',
      }),
      user('OPERATOR', words('Operator', 'انجام‌دهنده'), 'sibling(Royan2)', ['investigator'], { field: 'operator' }),
    ]),
    group('CARE', words('Care', 'مراقبت'), [
      choice(
        'INJ_SEDATION',
        words('Sedation; drugs go to the medication log', 'آرام‌بخشی'),
        'sibling(Amanat21) sedated all',
        SEDATION,
        { field: 'sedation' },
      ),
      user('ANAESTHETIST', words('Anaesthetist', 'متخصص بیهوشی'), 'assumed', ['investigator'], {
        visible: sedated,
        field: 'anaesthetist',
      }),
      decimal(
        'FLAT_REST',
        words('Flat rest', 'استراحت مطلق'),
        'assumed',
        1,
        { hard: { min: 0, max: 48 }, soft: { min: 2, max: 24 } },
        { unit: 'h', field: 'flat_rest' },
      ),
      multiChoice(
        'INJ_COMPLICATIONS',
        words('Immediate complications', 'عوارض فوری'),
        'sibling(Royan2, Sharma13)',
        COMPLICATION,
        {
          exclusive: ['NONE'],
          unusual: complications,
          field: 'immediate_complication',
        },
      ),
      date('DISCHARGE', words('Discharge', 'ترخیص'), 'sibling(Royan2) 48 h', 'dateTime', {
        field: 'discharge_datetime',
      }),
    ]),
    rows('PREMEDICATION', words('Premedication', 'پیش‌دارو'), [
      reference('PREMEDICATION', words('Row of the medication log', 'ردیف دارو'), 'assumed', 'CONMED', 'CM_DRUG', {
        required: false,
        field: 'premedication',
      }),
    ]),
  ],
}
