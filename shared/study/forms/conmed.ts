import { equals } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, decimal, group, reference, text, same, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const CLASS = codeList('CM_CLASS', 'Class of medicine', {
  ANTISPASTIC: words('Antispastic', 'ضداسپاسم'),
  ANTIEPILEPTIC: words('Antiepileptic', 'ضدصرع'),
  SEDATION: words('Sedation', 'آرام‌بخش'),
  ANAESTHETIC: words('Anaesthetic', 'بیهوشی'),
  ANALGESIC: words('Analgesic', 'مسکن'),
  ANTIEMETIC: words('Antiemetic', 'ضدتهوع'),
  ANTIBIOTIC: words('Antibiotic', 'آنتی‌بیوتیک'),
  BONT: words('Botulinum toxin', 'بوتولینوم توکسین'),
  PHENOL: words('Phenol', 'فنول'),
  ITB: words('Intrathecal baclofen', 'باکلوفن داخل نخاعی'),
  CELL_THERAPY: words('Other cell therapy', 'سلول‌درمانی دیگر'),
  STEROID: words('Steroid', 'استروئید'),
  OTHER: words('Other', 'سایر'),
})
const UNIT = codeList('CM_UNIT', 'Unit of a dose', {
  mg: same('mg'),
  ug: same('µg'),
  g: same('g'),
  mL: same('mL'),
  U: same('U'),
  IU: same('IU'),
  drops: words('drops', 'قطره'),
  tablet: words('tablet', 'قرص'),
  other: words('other', 'سایر'),
})
const ROUTE = codeList('CM_ROUTE', 'Route', {
  ORAL: words('By mouth', 'خوراکی'),
  IV: words('Intravenous', 'وریدی'),
  IM: words('Intramuscular', 'عضلانی'),
  SC: words('Subcutaneous', 'زیرجلدی'),
  INTRATHECAL: words('Intrathecal', 'داخل نخاعی'),
  RECTAL: words('Rectal', 'مقعدی'),
  INHALED: words('Inhaled', 'استنشاقی'),
  TOPICAL: words('Topical', 'موضعی'),
  OTHER: words('Other', 'سایر'),
})
const FREQUENCY = codeList('CM_FREQUENCY', 'Frequency', {
  ONCE: words('Once', 'یک بار'),
  QD: words('Once a day', 'روزی یک بار'),
  BID: words('Twice a day', 'روزی دو بار'),
  TID: words('Three times a day', 'روزی سه بار'),
  QID: words('Four times a day', 'روزی چهار بار'),
  CONTINUOUS: words('Continuous', 'مداوم'),
  PRN: words('As needed', 'در صورت نیاز'),
  OTHER: words('Other', 'سایر'),
})
const INDICATION = codeList('CM_INDICATION', 'Indication', {
  AE: words('Adverse event', 'عارضه'),
  MH: words('Known condition', 'بیماری زمینه‌ای'),
  PROPHYLAXIS: words('Prophylaxis', 'پیشگیری'),
  PROCEDURE: words('Procedure', 'اقدام'),
})

const DOSE = 'dose / unit / route / freq'
const TIMES = 'start / end (partial) / ongoing'

/** One medicine. */
export const conmedForm: FormDefinition = {
  oid: 'CONMED',
  version: '1.0',
  name: words('Medication', 'داروها'),
  kind: 'log',
  layout: 'general',
  dateItem: 'CM_START',
  source: 'assumed',
  itemGroups: [
    group('DRUG', words('Medicine', 'دارو'), [
      text('CM_DRUG', words('Name of the medicine', 'نام دارو'), 'assumed', { field: 'drug / ATC' }),
      text('CM_ATC', words('ATC code, by the coder', 'کد ATC'), 'assumed', {
        required: false,
        disclosure: 'coded',
        pattern: {
          regex: '^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$',
          message: words('An ATC code such as M03BX01.', 'یک کد ATC مانند M03BX01.'),
        },
        maxLength: 7,
        field: 'drug / ATC',
      }),
      choice('CM_CLASS', words('Class', 'گروه'), 'assumed', CLASS, { field: 'class' }),
      decimal('CM_DOSE', words('Dose', 'دوز'), 'assumed', 3, { hard: { min: 0.001, max: 1_000_000 } }, { field: DOSE }),
      choice('CM_UNIT', words('Unit', 'واحد'), 'assumed', UNIT, { field: DOSE }),
      choice('CM_ROUTE', words('Route', 'راه مصرف'), 'assumed', ROUTE, { field: DOSE }),
      choice('CM_FREQUENCY', words('Frequency', 'دفعات'), 'assumed', FREQUENCY, { field: DOSE }),
    ]),
    group('TIMES', words('When', 'زمان'), [
      date('CM_START', words('Start', 'شروع'), 'assumed', 'partialDate', { field: TIMES }),
      choice('CM_ONGOING', words('Still taken', 'ادامه دارد'), 'assumed', YES_NO, { field: TIMES }),
      date('CM_END', words('End', 'پایان'), 'assumed', 'partialDate', {
        visible: equals('CM_ONGOING', 'N'),
        field: TIMES,
      }),
    ]),
    group('WHY', words('Why', 'علت'), [
      choice('CM_INDICATION', words('Indication', 'علت مصرف'), 'assumed', INDICATION, { field: 'indication' }),
      reference('CM_AE', words('Which adverse event', 'کدام عارضه'), 'assumed', 'AE', 'AE_TERM', {
        visible: equals('CM_INDICATION', 'AE'),
        field: 'indication',
      }),
      text('CM_CONDITION', words('Which condition', 'کدام بیماری'), 'assumed', {
        visible: equals('CM_INDICATION', 'MH'),
        field: 'indication',
      }),
      choice(
        'CM_DOSE_CHANGE',
        words('Dose changed within 4 weeks before an assessment', 'تغییر دوز در ۴ هفته پیش از ارزیابی'),
        'assumed',
        YES_NO,
        { visible: equals('CM_CLASS', 'ANTISPASTIC'), field: 'dose_change_antispastic' },
      ),
    ]),
  ],
}
