import type { FormDefinition, ItemDefinition } from '../../form/definition.ts'
import { choice, codeList, date, group, integer, text, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const SPOKEN_TO = codeList('SPOKEN_TO', 'Who was spoken to', {
  MOTHER: words('Mother', 'مادر'),
  FATHER: words('Father', 'پدر'),
  GUARDIAN: words('Guardian', 'سرپرست'),
  OTHER: words('Other', 'سایر'),
})

const CHANGES = 'new_meds / hospital / therapy change'

const call: readonly ItemDefinition[] = [
  date('CALL_DATETIME', words('Date and time of the call', 'تاریخ و ساعت تماس'), 'assumed', 'dateTime', {
    field: 'call_datetime / attempt',
  }),
  integer(
    'CALL_ATTEMPT',
    words('Attempt', 'دفعه تماس'),
    'assumed',
    { hard: { min: 1, max: 5 }, soft: { max: 2 } },
    {
      field: 'call_datetime / attempt',
    },
  ),
  choice('SPOKEN_TO', words('Spoken to', 'گفتگو با'), 'assumed', SPOKEN_TO, { field: 'spoken_to' }),
  text('CALL_TEXT_VERSION', words('Version of the call text', 'نسخه متن تماس'), 'assumed', {
    maxLength: 20,
    disclosure: 'operational',
    field: 'call_text_version',
  }),
]

const wellBeing: readonly ItemDefinition[] = [
  choice('WELL', words('The child is well', 'حال کودک خوب است'), 'assumed', YES_NO, {
    unusual: {
      N: words(
        'Record what is wrong as an adverse event, or confirm with a comment why it is none.',
        'آنچه خوب نیست را به‌عنوان عارضه ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.',
      ),
    },
    field: 'well',
  }),
  choice('NEW_MEDS', words('New medicines', 'داروی جدید'), 'assumed', YES_NO, {
    unusual: {
      Y: words(
        'Record them in the medication log, then confirm with a comment.',
        'آن‌ها را در فهرست داروها ثبت کنید و سپس با توضیح تأیید کنید.',
      ),
    },
    field: CHANGES,
  }),
  choice('HOSPITAL', words('Hospital stay', 'بستری در بیمارستان'), 'assumed', YES_NO, {
    unusual: {
      Y: words(
        'Record a serious adverse event, or confirm with a comment why it is none.',
        'عارضه جدی ثبت کنید یا با توضیح تأیید کنید که چرا عارضه جدی نیست.',
      ),
    },
    field: CHANGES,
  }),
  choice('THERAPY_CHANGE', words('Therapy changed', 'تغییر توان‌بخشی'), 'assumed', YES_NO, {
    unusual: {
      Y: words(
        'Record it in the rehabilitation log, then confirm with a comment.',
        'آن را در فهرست توان‌بخشی ثبت کنید و سپس با توضیح تأیید کنید.',
      ),
    },
    field: CHANGES,
  }),
]

const seizures = choice(
  'CALL_SEIZURE',
  words('New or worse seizures', 'تشنج جدید یا شدیدتر'),
  'assumed (amendment 1)',
  YES_NO,
  {
    unusual: {
      Y: words(
        'Record an adverse event and tell the investigator before the next injection.',
        'عارضه‌ای ثبت کنید و پیش از تزریق بعدی به پژوهشگر اطلاع دهید.',
      ),
    },
  },
)

const phone = (version: string, asked: readonly ItemDefinition[]): FormDefinition => ({
  oid: 'PHONE',
  version,
  name: words('Phone call', 'تماس تلفنی'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'CALL_DATETIME',
  mayBeNotDone: true,
  source: 'assumed',
  itemGroups: [group('CALL', words('Call', 'تماس'), call), group('ASKED', words('Asked', 'پرسش‌ها'), asked)],
})

/** The first version, under which calls before amendment 1 were entered. */
export const phoneForm10 = phone('1.0', wellBeing)

/** Amendment 1 asks for seizures in every call. */
export const phoneForm = phone('1.1', [...wellBeing, seizures])
