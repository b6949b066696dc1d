import { all, atLeast, equals } from '../../form/condition.ts'
import type { FixedRow, FormDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, date, decimal, group, rows, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const LIST_SOURCE = 'paper first three; sibling(Royan2, UCB15, Sharma13, Cyto21)'

/** What is asked for after every injection. Row numbers stay for ever. */
export const SOLICITED: readonly FixedRow[] = (
  [
    ['HEADACHE', 'Headache', 'سردرد'],
    ['NAUSEA', 'Nausea', 'تهوع'],
    ['VOMITING', 'Vomiting', 'استفراغ'],
    ['FATIGUE', 'Fatigue', 'خستگی'],
    ['FEVER', 'Fever', 'تب'],
    ['NECK', 'Neck stiffness', 'سفتی گردن'],
    ['BACK_PAIN', 'Back or puncture pain', 'درد کمر یا محل پونکسیون'],
    ['LEG', 'Leg pain or weakness', 'درد یا ضعف پا'],
    ['IRRITABILITY', 'Irritability', 'تحریک‌پذیری'],
    ['DROWSINESS', 'Drowsiness', 'خواب‌آلودگی'],
    ['SEIZURE', 'Seizure', 'تشنج'],
    ['RASH', 'Rash', 'بثورات'],
    ['BREATHING', 'Breathing trouble', 'مشکل تنفسی'],
    ['BLADDER_BOWEL', 'Bladder or bowel change', 'تغییر ادرار یا مدفوع'],
    ['SLEEP', 'Sleep change', 'تغییر خواب'],
    ['SPASTICITY', 'More spasticity', 'افزایش اسپاستیسیتی'],
    ['DIZZINESS', 'Dizziness', 'سرگیجه'],
    ['MARROW_PAIN', 'Marrow site pain', 'درد محل برداشت مغز استخوان'],
  ] as const
).map(([code, en, fa], index) => ({ repeat: index + 1, code, label: words(en, fa) }))

const SYMPTOM = codeList('SYMPTOM', 'Solicited symptom', {
  ...Object.fromEntries(SOLICITED.map(({ code, label }) => [code, label])),
  EXTRA: words('Another symptom', 'علامت دیگر'),
})
const SEVERITY = codeList('SYMPTOM_SEVERITY', 'Severity of a solicited symptom', {
  '0': words('None', 'ندارد'),
  '1': words('Mild', 'خفیف'),
  '2': words('Moderate', 'متوسط'),
  '3': words('Severe', 'شدید'),
})
const TREATMENT = codeList('SYMPTOM_TREATMENT', 'Treatment of a solicited symptom', {
  NONE: words('None', 'هیچ'),
  ORAL_FLUID: words('Oral fluid', 'مایعات خوراکی'),
  PARACETAMOL: words('Paracetamol', 'استامینوفن'),
  ANTIEMETIC: words('Antiemetic', 'ضدتهوع'),
  CAFFEINE: words('Caffeine', 'کافئین'),
  BLOOD_PATCH: words('Blood patch', 'بلاد پچ'),
  OTHER: words('Other', 'سایر'),
})
export const INTERVAL = codeList('POSTINJ_INTERVAL', 'Interval after the injection', {
  H0_24: words('0 to 24 h', '۰ تا ۲۴ ساعت'),
  H24_72: words('24 to 72 h', '۲۴ تا ۷۲ ساعت'),
  H72_D7: words('72 h to 7 days', '۷۲ ساعت تا ۷ روز'),
})

const present = atLeast('SYMPTOM_SEVERITY', 1)

/** What is asked for after each injection, in three intervals. Anything present asks for an adverse event row (EC112). */
export const postinjForm: FormDefinition = {
  oid: 'POSTINJ',
  version: '1.0',
  name: words('After the injection', 'پس از تزریق'),
  kind: 'visit',
  layout: 'timePoints',
  dateItem: 'CHECK_DATETIME',
  source: 'sibling(Gu20) 24 h and 7 d; 72 h sibling(phageCRF)',
  itemGroups: [
    group('CHECK', words('Check', 'بررسی'), [
      date('CHECK_DATETIME', words('Date and time of the check', 'تاریخ و ساعت بررسی'), 'sibling(Gu20)', 'dateTime', {
        field: 'check_datetime / interval',
      }),
      calculated(
        'POSTINJ_INTERVAL',
        words('Interval', 'بازه'),
        'sibling(Gu20); sibling(phageCRF)',
        'postinj_interval',
        {
          codeList: INTERVAL,
          disclosure: 'coded',
          field: 'check_datetime / interval',
        },
      ),
    ]),
    rows(
      'SYMPTOMS',
      words('Symptoms', 'علائم'),
      [
        calculated('SYMPTOM', words('Symptom', 'علامت'), LIST_SOURCE, 'planned_row', {
          codeList: SYMPTOM,
          disclosure: 'coded',
          field: 'list',
        }),
        choice(
          'SYMPTOM_SEVERITY',
          words('Severity', 'شدت'),
          'paper nausea, fatigue, headache; sibling(UCB15, Mancias14, Royan2, Pan19)',
          SEVERITY,
          { field: 'solicited[i]' },
        ),
        decimal(
          'SYMPTOM_ONSET',
          words('Onset after the end of the injection', 'شروع پس از تزریق'),
          'sibling(UCB15)',
          1,
          { hard: { min: 0, max: 168 } },
          {
            unit: 'h',
            visible: present,
            field: 'onset_hours',
          },
        ),
        choice('SYMPTOM_ENDED', words('Over', 'پایان یافته'), 'sibling(UCB15)', YES_NO, {
          visible: present,
          field: 'duration_hours',
        }),
        decimal(
          'SYMPTOM_DURATION',
          words('Duration', 'مدت'),
          'sibling(UCB15)',
          1,
          { hard: { min: 0, max: 720 } },
          {
            unit: 'h',
            visible: all(present, equals('SYMPTOM_ENDED', 'Y')),
            field: 'duration_hours',
          },
        ),
        choice('SYMPTOM_TREATMENT', words('Treatment', 'درمان'), 'assumed', TREATMENT, {
          visible: present,
          field: 'treatment_given',
        }),
      ],
      { fixedRows: SOLICITED },
    ),
  ],
}
