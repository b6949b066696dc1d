import { answered, equals } from '../../form/condition.ts'
import type { CalculatedItem, ChoiceItem, FormDefinition } from '../../form/definition.ts'
import { OUTCOMES } from '../../instruments/adverseEvents.ts'
import type { Text } from '../../text/text.ts'
import { calculated, choice, codeList, date, dictionary, group, multiChoice, text, words } from '../build.ts'
import { RELATION, YES_NO } from '../codeLists.ts'

const SOURCE = codeList('AE_SOURCE', 'How it came to notice', {
  SOLICITED: words('Asked for', 'پرسیده شد'),
  SPONTANEOUS: words('Told', 'اظهار شد'),
  EXAM: words('Examination', 'معاینه'),
  LAB: words('Laboratory', 'آزمایشگاه'),
  VITALS: words('Vital sign', 'علائم حیاتی'),
})

export const GRADE = codeList('CTCAE_GRADE', 'CTCAE grade', {
  '1': words('1 mild', '۱ خفیف'),
  '2': words('2 moderate', '۲ متوسط'),
  '3': words('3 severe', '۳ شدید'),
  '4': words('4 life-threatening', '۴ تهدیدکننده حیات'),
  '5': words('5 death', '۵ مرگ'),
})

const ACTION = codeList('AE_ACTION', 'What was done with the injections', {
  'DOSE NOT CHANGED': words('None', 'بدون تغییر'),
  'DRUG INTERRUPTED': words('Next injection delayed', 'تعویق تزریق بعدی'),
  'DRUG WITHDRAWN': words('Series stopped', 'توقف تزریق‌ها'),
  'NOT APPLICABLE': words('Not applicable', 'موردی ندارد'),
})

const TREATMENT = codeList('AE_TREATMENT', 'Treatment of an adverse event', {
  NONE: words('None', 'هیچ'),
  DRUG: words('Drug', 'دارو'),
  PROCEDURE: words('Procedure', 'اقدام'),
  HOSPITAL: words('Hospital', 'بستری'),
})

const OUTCOME_WORDS: Readonly<Record<(typeof OUTCOMES)[number], Text>> = {
  'RECOVERED/RESOLVED': words('Recovered', 'بهبود یافته'),
  'RECOVERING/RESOLVING': words('Recovering', 'در حال بهبود'),
  'NOT RECOVERED/NOT RESOLVED': words('Not recovered', 'بهبود نیافته'),
  'RECOVERED/RESOLVED WITH SEQUELAE': words('Recovered with sequelae', 'بهبود با عارضه'),
  FATAL: words('Fatal', 'فوت'),
  UNKNOWN: words('Unknown', 'نامعلوم'),
}
const OUTCOME = codeList('AE_OUTCOME', 'Outcome', OUTCOME_WORDS)

const LINK = codeList('AE_LINK', 'Injection it is linked to', {
  '0': words('None', 'هیچ'),
  '1': words('Injection 1', 'تزریق ۱'),
  '2': words('Injection 2', 'تزریق ۲'),
  '3': words('Injection 3', 'تزریق ۳'),
  '4': words('Injection 4', 'تزریق ۴'),
  '5': words('An injection beyond the protocol', 'تزریق خارج از پروتکل'),
})

export const AE_WINDOW = codeList('AE_WINDOW', 'Time after the injection', {
  BEFORE: words('Before any injection', 'پیش از تزریق'),
  H24: words('Up to 24 h', 'تا ۲۴ ساعت'),
  H72: words('Over 24 h to 72 h', '۲۴ تا ۷۲ ساعت'),
  D7: words('Over 72 h to 7 days', '۷۲ ساعت تا ۷ روز'),
  D30: words('Over 7 to 30 days', '۷ تا ۳۰ روز'),
  LATER: words('Over 30 days', 'پس از ۳۰ روز'),
})

const PHASE = codeList('AE_PHASE', 'Early or late', {
  EARLY: words('Up to 7 days', 'تا ۷ روز'),
  LATE: words('After 7 days', 'پس از ۷ روز'),
})

/** The six questions of seriousness (ICH E2A) under their SDTM names. One yes makes the event serious. */
const SERIOUS: readonly (readonly [oid: string, en: string, fa: string])[] = [
  ['AESDTH', 'Did the child die of it?', 'منجر به فوت شد؟'],
  ['AESLIFE', 'Was the child’s life in danger at that moment?', 'حیات کودک در خطر بود؟'],
  ['AESHOSP', 'Did it need a hospital stay, or make one longer?', 'نیاز به بستری یا طولانی شدن آن؟'],
  ['AESDISAB', 'Did it leave lasting or significant disability?', 'ناتوانی پایدار یا قابل توجه؟'],
  ['AESCONG', 'Is it a congenital anomaly?', 'ناهنجاری مادرزادی است؟'],
  ['AESMIE', 'Is it medically important in another way?', 'از نظر پزشکی مهم است؟'],
]

const relation = (oid: string, en: string, fa: string, field: string): ChoiceItem =>
  choice(oid, words(en, fa), 'sibling(phageCRF, Sharma13); codes decision 0010', RELATION, { field })

const computed = (
  oid: string,
  label: Text,
  calculation: string,
  field: string,
  source: string,
  more: Partial<Pick<CalculatedItem, 'codeList' | 'disclosure' | 'unit' | 'decimals'>> = {},
) => calculated(oid, label, source, calculation, { disclosure: 'coded', field, ...more })

/** One adverse event. Severity, seriousness and relation are three different things and are asked for apart. */
export const aeForm: FormDefinition = {
  oid: 'AE',
  version: '1.0',
  name: words('Adverse event', 'عارضه نامطلوب'),
  kind: 'log',
  layout: 'general',
  dateItem: 'AE_ONSET',
  source: 'paper (nausea, fatigue, headache)',
  itemGroups: [
    group('EVENT', words('Event', 'رویداد'), [
      computed('AE_NO', words('Number', 'شماره'), 'log_number', 'ae_no', 'assumed', { disclosure: 'operational' }),
      text('AE_TERM', words('Diagnosis, in your own words', 'تشخیص'), 'paper (nausea, fatigue, headache)', {
        minLength: 3,
        maxLength: 200,
        field: 'term_verbatim',
        help: words(
          'One event per form. A diagnosis, not a list of signs.',
          'هر فرم برای یک عارضه. تشخیص، نه فهرست علائم.',
        ),
      }),
      dictionary('AE_CTCAE', words('CTCAE term', 'اصطلاح CTCAE'), 'sibling(phageCRF) (MedDRA field)', 'CTCAE5', {
        field: 'meddra_llt / pt / soc',
      }),
      computed('AE_SOC', words('Organ class', 'دستگاه'), 'ctcae_soc', 'meddra_llt / pt / soc', 'ref(CTCAE5)'),
      text('AE_MEDDRA', words('MedDRA code, by the coder', 'کد MedDRA'), 'sibling(phageCRF) (MedDRA field)', {
        required: false,
        disclosure: 'coded',
        pattern: { regex: '^[0-9]{8}$', message: words('Eight digits.', 'هشت رقم.') },
        maxLength: 8,
        field: 'meddra_llt / pt / soc',
      }),
      choice('AE_SOURCE', words('How it came to notice', 'نحوه اطلاع'), 'assumed', SOURCE, { field: 'source' }),
    ]),
    group('TIMES', words('When', 'زمان'), [
      date('AE_ONSET', words('Onset', 'شروع'), 'assumed', 'partialDateTime', { field: 'onset' }),
      choice('AE_ONGOING', words('Still going on', 'ادامه دارد'), 'assumed', YES_NO, { field: 'end / ongoing' }),
      date('AE_END', words('End', 'پایان'), 'assumed', 'partialDateTime', {
        visible: equals('AE_ONGOING', 'N'),
        field: 'end / ongoing',
      }),
      computed(
        'AE_LINKED',
        words('Latest injection before onset', 'آخرین تزریق پیش از شروع'),
        'ae_linked_injection',
        'linked_injection',
        'sibling(phageCRF) (last dose)',
        {
          codeList: LINK,
        },
      ),
      choice(
        'AE_LINK_OTHER',
        words('Link to another injection', 'ارتباط با تزریق دیگر'),
        'sibling(phageCRF) (last dose)',
        LINK,
        {
          required: false,
          field: 'linked_injection',
        },
      ),
      text('AE_LINK_REASON', words('Why', 'علت'), 'sibling(phageCRF) (last dose)', {
        visible: answered('AE_LINK_OTHER'),
        field: 'linked_injection',
      }),
      computed(
        'AE_HOURS',
        words('Hours since the injection', 'ساعت از تزریق'),
        'ae_hours',
        'hours_since_injection',
        'sibling(phageCRF, UCB15)',
        {
          disclosure: 'measurement',
          unit: 'h',
          decimals: 1,
        },
      ),
      computed(
        'AE_WINDOW',
        words('Window', 'بازه'),
        'ae_window',
        'window',
        'sibling(Gu20) cuts; 72 h sibling(phageCRF)',
        {
          codeList: AE_WINDOW,
        },
      ),
      computed(
        'AE_PHASE',
        words('Phase', 'مرحله'),
        'ae_phase',
        'phase',
        'sibling(Akh24) reports early and late; the cut assumed',
        {
          codeList: PHASE,
        },
      ),
    ]),
    group('SEVERITY', words('Severity and seriousness', 'شدت و جدیت'), [
      choice('AE_GRADE', words('Grade', 'درجه'), 'paper (mild); ref(CTCAE5)', GRADE, {
        gradesOf: 'AE_CTCAE',
        field: 'grade',
      }),
      ...SERIOUS.map(([oid, en, fa]) => choice(oid, words(en, fa), 'ref(E2A)', YES_NO, { field: 'serious' })),
      computed('AE_SERIOUS', words('Serious', 'جدی'), 'ae_serious', 'serious', 'paper (no severe events)', {
        codeList: YES_NO,
      }),
    ]),
    group('RELATION', words('Relation', 'ارتباط'), [
      relation('AE_REL_CELLS', 'To the cells', 'با سلول‌ها', 'related_cells'),
      relation('AE_REL_PUNCTURE', 'To the lumbar puncture', 'با پونکسیون کمری', 'related_procedure'),
      relation('AE_REL_MARROW', 'To the marrow aspiration', 'با آسپیراسیون مغز استخوان', 'related_procedure'),
      relation('AE_REL_SEDATION', 'To sedation or anaesthesia', 'با آرام‌بخشی یا بیهوشی', 'related_procedure'),
      choice('AE_EXPECTED', words('Expected, by the reference list', 'مورد انتظار'), 'assumed', YES_NO, {
        field: 'expected',
      }),
    ]),
    group('COURSE', words('Course', 'سیر'), [
      choice('AE_ACTION', words('Action with the injections', 'اقدام درباره تزریق‌ها'), 'assumed', ACTION, {
        field: 'action_cells',
      }),
      multiChoice('AE_TREATMENT', words('Treatment', 'درمان'), 'sibling(Vinmec) (vomiting treated)', TREATMENT, {
        exclusive: ['NONE'],
        field: 'treatment',
      }),
      choice('AE_OUTCOME', words('Outcome', 'پیامد'), 'sibling(phageCRF) has 4 outcomes; codes CDISC', OUTCOME, {
        field: 'outcome',
      }),
      text('AE_PLAN', words('Plan of follow-up, if it is not over at the end', 'برنامه پیگیری'), 'assumed', {
        required: false,
        multiline: true,
        maxLength: 1000,
      }),
      choice(
        'AE_SEIZURE',
        words('New or worse than at baseline', 'جدید یا شدیدتر از پایه'),
        'sibling(Sharma13)',
        YES_NO,
        {
          visible: equals('AE_CTCAE', 'Seizure'),
          field: 'new_or_worse_seizure',
        },
      ),
    ]),
  ],
}
