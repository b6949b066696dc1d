import { answered, atVisit, equals, not, all } from '../../form/condition.ts'
import type { FixedRow, FormDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, date, decimal, group, integer, rows, same, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'
import { INJECTION_VISITS, OBSERVATION_VISITS } from '../visitNames.ts'

const atInjection = atVisit(...INJECTION_VISITS)
const atWard = atVisit(...OBSERVATION_VISITS)
const single = atVisit('SCR', 'BMA', 'FU1', 'M12', 'UNS')
const keptIn = all(atWard, equals('KEPT_IN_48H', 'Y'))

/** The planned time points. Numbers stay for ever; a row added by hand has a higher one. */
export const TIME_POINTS: readonly (FixedRow & {
  /** Minutes from the start of the injection. */ readonly minutes?: number
})[] = [
  { repeat: 1, code: 'PRE', label: words('30 min before', '۳۰ دقیقه پیش'), visible: atInjection, minutes: -30 },
  { repeat: 2, code: 'M0', label: words('At the start', 'شروع'), visible: atInjection, minutes: 0 },
  { repeat: 3, code: 'M15', label: words('15 min', '۱۵ دقیقه'), visible: atInjection, minutes: 15 },
  { repeat: 4, code: 'M30', label: words('30 min', '۳۰ دقیقه'), visible: atInjection, minutes: 30 },
  { repeat: 5, code: 'M60', label: words('60 min', '۶۰ دقیقه'), visible: atInjection, minutes: 60 },
  { repeat: 6, code: 'H2', label: words('2 h', '۲ ساعت'), visible: atInjection, minutes: 120 },
  { repeat: 7, code: 'H4', label: words('4 h', '۴ ساعت'), visible: atInjection, minutes: 240 },
  { repeat: 8, code: 'H8', label: words('8 h', '۸ ساعت'), visible: atWard, minutes: 480 },
  { repeat: 9, code: 'H12', label: words('12 h', '۱۲ ساعت'), visible: atWard, minutes: 720 },
  { repeat: 10, code: 'H24', label: words('24 h', '۲۴ ساعت'), visible: atWard, minutes: 1440 },
  { repeat: 11, code: 'H48', label: words('48 h', '۴۸ ساعت'), visible: keptIn, minutes: 2880 },
  { repeat: 12, code: 'SINGLE', label: words('At the visit', 'هنگام ویزیت'), visible: single },
]

const TIME_POINT = codeList('TIMEPOINT', 'Time point', {
  ...Object.fromEntries(TIME_POINTS.map(({ code, label }) => [code, label])),
  EXTRA: words('Not planned', 'خارج از برنامه'),
})

const TEMPERATURE_SITE = codeList('TEMPERATURE_SITE', 'Where temperature was taken', {
  AXILLARY: words('Axillary', 'زیر بغل'),
  EAR: words('Ear', 'گوش'),
  ORAL: words('Oral', 'دهان'),
  RECTAL: words('Rectal', 'مقعد'),
})
const SCORE_0_5 = codeList('SEDATION_SCORE', 'Sedation score of the site', {
  '0': same('0'),
  '1': same('1'),
  '2': same('2'),
  '3': same('3'),
  '4': same('4'),
  '5': same('5'),
})
const NOT_DONE = codeList('VITALS_NOT_DONE', 'Why a time point was left out', {
  ASLEEP: words('Asleep', 'خواب'),
  EQUIPMENT: words('Equipment', 'وسیله'),
  REFUSED: words('Refused', 'امتناع'),
  MISSED: words('Missed', 'فراموش شد'),
})

const done = { visible: not(answered('VS_NOT_DONE')) }
const ROYAN = 'sibling(Royan2)'
const PALS = 'sibling(Royan2); ref(PALS15)'
const TEMPERATURE = 'temperature / site'

/** Vital signs, one row per time point. A row that was left out says why, and asks for nothing else. */
export const vitalsForm: FormDefinition = {
  oid: 'VITALS',
  version: '1.0',
  name: words('Vital signs', 'علائم حیاتی'),
  kind: 'visit',
  layout: 'timePoints',
  source: 'assumed; measured items sibling(Royan2)',
  itemGroups: [
    group(
      'STAY',
      words('Stay', 'بستری'),
      [choice('KEPT_IN_48H', words('Still in hospital after 48 h', 'بستری تا ۴۸ ساعت'), ROYAN, YES_NO)],
      { visible: atWard },
    ),
    rows(
      'VITALS',
      words('Vital signs', 'علائم حیاتی'),
      [
        calculated('TIMEPOINT', words('Time point', 'زمان'), 'assumed; measured items sibling(Royan2)', 'planned_row', {
          codeList: TIME_POINT,
          disclosure: 'coded',
          field: 'timepoint',
        }),
        choice('VS_NOT_DONE', words('Not done because', 'انجام نشد'), 'assumed', NOT_DONE, {
          required: false,
          field: 'not_done_reason',
        }),
        date('VS_DATETIME', words('Date and time', 'تاریخ و ساعت'), 'assumed', 'dateTime', {
          ...done,
          field: 'actual_datetime',
        }),
        decimal(
          'TEMPERATURE',
          words('Temperature', 'دما'),
          ROYAN,
          1,
          { hard: { min: 32, max: 43 }, soft: { min: 36, max: 37.9 } },
          { ...done, unit: '°C', field: TEMPERATURE },
        ),
        choice('TEMPERATURE_SITE', words('Taken', 'محل'), ROYAN, TEMPERATURE_SITE, { ...done, field: TEMPERATURE }),
        integer(
          'HEART_RATE',
          words('Heart rate', 'ضربان قلب'),
          PALS,
          { hard: { min: 30, max: 260 } },
          {
            ...done,
            unit: '/min',
            field: 'heart_rate',
          },
        ),
        integer(
          'RESP_RATE',
          words('Breathing rate', 'تعداد تنفس'),
          PALS,
          { hard: { min: 5, max: 90 } },
          {
            ...done,
            unit: '/min',
            field: 'resp_rate',
          },
        ),
        integer(
          'SBP',
          words('Systolic pressure', 'فشار سیستولی'),
          PALS,
          { hard: { min: 40, max: 220 } },
          {
            ...done,
            unit: 'mmHg',
            field: 'sbp',
          },
        ),
        integer(
          'DBP',
          words('Diastolic pressure', 'فشار دیاستولی'),
          'ref(PALS15)',
          { hard: { min: 15, max: 150 } },
          {
            ...done,
            unit: 'mmHg',
            field: 'dbp',
          },
        ),
        integer(
          'SPO2',
          words('Oxygen saturation', 'اشباع اکسیژن'),
          'ref(PALS15)',
          { hard: { min: 50, max: 100 }, soft: { min: 92 } },
          {
            ...done,
            unit: '%',
            field: 'spo2 / oxygen',
          },
        ),
        choice('OXYGEN', words('On oxygen', 'با اکسیژن'), 'ref(PALS15)', YES_NO, { ...done, field: 'spo2 / oxygen' }),
        choice('SEDATION_SCORE', words('Sedation score, if sedated', 'نمره آرام‌بخشی'), 'assumed', SCORE_0_5, {
          ...done,
          required: false,
          field: 'sedation_score',
        }),
        integer(
          'PAIN',
          words('Pain (FLACC or faces)', 'درد'),
          'assumed',
          { hard: { min: 0, max: 10 }, soft: { max: 3 } },
          {
            ...done,
            field: 'pain',
          },
        ),
        integer(
          'GCS',
          words('Glasgow coma scale', 'مقیاس کمای گلاسکو'),
          'assumed',
          { hard: { min: 3, max: 15 } },
          {
            ...done,
            field: 'gcs',
          },
        ),
      ],
      { fixedRows: TIME_POINTS },
    ),
  ],
}
