import { contains, equals } from '../../form/condition.ts'
import type { FormDefinition, ItemDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, date, group, integer, multiChoice, reference, text, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const CRITERIA = codeList('SAE_CRITERIA', 'Criteria of a serious event', {
  AESDTH: words('Death', 'فوت'),
  AESLIFE: words('Life-threatening', 'تهدیدکننده حیات'),
  AESHOSP: words('Hospital stay, or a longer one', 'بستری یا طولانی شدن آن'),
  AESDISAB: words('Disability', 'ناتوانی'),
  AESCONG: words('Congenital anomaly', 'ناهنجاری مادرزادی'),
  AESMIE: words('Medically important', 'مهم از نظر پزشکی'),
})
const REPORT = codeList('SAE_REPORT', 'Kind of report', {
  INITIAL: words('Initial', 'اولیه'),
  FOLLOW_UP: words('Follow-up', 'پیگیری'),
  FINAL: words('Final', 'نهایی'),
})
const SENT_TO = codeList('SAE_SENT_TO', 'Who was told', {
  SPONSOR: words('Sponsor', 'حامی'),
  EC: words('Ethics committee', 'کمیته اخلاق'),
  REGULATOR: words('Regulator', 'نهاد ناظر'),
  DSMB: words('Data safety monitoring board', 'هیئت پایش ایمنی'),
})

const hospital = contains('SAE_CRITERIA', 'AESHOSP')
const death = contains('SAE_CRITERIA', 'AESDTH')
const DEATH = 'death_date / cause / autopsy'

const SENT_HOW = codeList('SAE_SENT_HOW', 'How a report was sent', {
  EMAIL: words('E-mail', 'ایمیل'),
  FAX: words('Fax', 'نمابر'),
  PORTAL: words('Portal of the receiver', 'درگاه گیرنده'),
  PHONE: words('By telephone', 'تلفنی'),
  HAND: words('By hand or post', 'دستی یا پستی'),
})

const sentHow = choice('SAE_SENT_HOW', words('Sent how', 'شیوه ارسال'), 'assumed', SENT_HOW, {
  required: false,
  disclosure: 'operational',
  field: 'sent_datetime / to',
})

const sae = (version: string, how: readonly ItemDefinition[]): FormDefinition => ({
  oid: 'SAE',
  version,
  name: words('Serious adverse event report', 'گزارش عارضه جدی'),
  kind: 'log',
  layout: 'general',
  dateItem: 'SAE_AWARE',
  source: 'ref(E2A)',
  itemGroups: [
    group('REPORT', words('Report', 'گزارش'), [
      reference('SAE_AE', words('Adverse event', 'عارضه'), 'assumed', 'AE', 'AE_TERM', { field: 'ae_ref' }),
      multiChoice('SAE_CRITERIA', words('Criteria', 'معیارها'), 'ref(E2A)', CRITERIA, { field: 'criteria' }),
      date('SAE_AWARE', words('The site knew of it', 'زمان اطلاع'), 'assumed', 'dateTime', { field: 'aware_datetime' }),
      choice('SAE_REPORT_TYPE', words('Kind of report', 'نوع گزارش'), 'assumed', REPORT, { field: 'report_type' }),
      integer(
        'SAE_REPORT_NO',
        words('Number of the follow-up', 'شماره پیگیری'),
        'assumed',
        { hard: { min: 1, max: 99 } },
        {
          visible: equals('SAE_REPORT_TYPE', 'FOLLOW_UP'),
          disclosure: 'operational',
          field: 'report_type',
        },
      ),
      date('SAE_SENT', words('Sent', 'زمان ارسال'), 'assumed', 'dateTime', { field: 'sent_datetime / to' }),
      multiChoice('SAE_SENT_TO', words('Sent to', 'گیرنده'), 'assumed', SENT_TO, {
        disclosure: 'operational',
        field: 'sent_datetime / to',
      }),
      ...how,
      calculated(
        'SUSAR',
        words('Suspected unexpected serious reaction', 'واکنش جدی غیرمنتظره مشکوک (SUSAR)'),
        'sibling(phageCRF)',
        'susar',
        {
          codeList: YES_NO,
          disclosure: 'coded',
          field: 'susar',
        },
      ),
    ]),
    group(
      'HOSPITAL',
      words('Hospital', 'بیمارستان'),
      [
        date('SAE_ADMIT', words('Admitted', 'بستری'), 'ref(E2A)', 'dateTime', { field: 'hospital admit / discharge' }),
        date('SAE_DISCHARGE', words('Discharged', 'ترخیص'), 'ref(E2A)', 'dateTime', {
          required: false,
          field: 'hospital admit / discharge',
        }),
      ],
      { visible: hospital },
    ),
    group(
      'DEATH',
      words('Death', 'فوت'),
      [
        date('DEATH_DATE', words('Date of death', 'تاریخ فوت'), 'assumed', 'date', { field: DEATH }),
        text('DEATH_CAUSE', words('Cause', 'علت'), 'assumed', { field: DEATH }),
        choice('AUTOPSY', words('Autopsy', 'کالبدشکافی'), 'assumed', YES_NO, { field: DEATH }),
      ],
      { visible: death },
    ),
    group('NARRATIVE', words('Narrative', 'شرح'), [
      text('SAE_NARRATIVE', words('What happened', 'شرح واقعه'), 'assumed', {
        minLength: 50,
        maxLength: 8000,
        multiline: true,
        help: words('Write no names.', 'نامی ننویسید.'),
        field: 'narrative',
      }),
    ]),
  ],
})

/** The first version, which did not ask how a report was sent. */
export const saeForm10 = sae('1.0', [])

/** One report about a serious adverse event. Initial, follow-up and final reports are rows of their own. */
export const saeForm = sae('1.1', [sentHow])
