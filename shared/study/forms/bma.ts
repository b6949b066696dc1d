import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, decimal, group, multiChoice, text, same, words } from '../build.ts'

const CREST = codeList('ILIAC_CREST', 'Iliac crest', {
  ANTERIOR: words('Anterior', 'قدامی'),
  POSTERIOR: words('Posterior', 'خلفی'),
})
const SIDE = codeList('SIDE', 'Side', {
  L: words('Left', 'چپ'),
  R: words('Right', 'راست'),
  BOTH: words('Both', 'دو طرف'),
})
const ANAESTHESIA = codeList('ANAESTHESIA', 'Anaesthesia', {
  LOCAL: words('Local', 'موضعی'),
  SEDATION: words('Sedation', 'آرام‌بخشی'),
  GENERAL: words('General', 'عمومی'),
})
const ANTICOAGULANT = codeList('ANTICOAGULANT', 'Anticoagulant', {
  HEPARIN: words('Heparin', 'هپارین'),
  ACD: same('ACD'),
})
const COMPLICATION = codeList('BMA_COMPLICATION', 'Complications of the aspiration', {
  NONE: words('None', 'هیچ'),
  BLEEDING: words('Bleeding', 'خونریزی'),
  HAEMATOMA: words('Haematoma', 'هماتوم'),
  PAIN: words('Pain', 'درد'),
  INFECTION: words('Infection', 'عفونت'),
  ANAESTHETIC: words('Of anaesthesia', 'بیهوشی'),
  OTHER: words('Other', 'سایر'),
})

const RECORD_AE = words(
  'Record an adverse event, or confirm with a comment why it is none.',
  'عارضه‌ای ثبت کنید یا با توضیح تأیید کنید که چرا عارضه نیست.',
)
const RECEIPT = 'lab_receipt_datetime / donor_id'

export const bmaForm: FormDefinition = {
  oid: 'BMA',
  version: '1.0',
  name: words('Bone marrow aspiration', 'آسپیراسیون مغز استخوان'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'BMA_DATETIME',
  mayBeNotDone: true,
  source: 'sibling(Royan2)',
  itemGroups: [
    group('PROCEDURE', words('Procedure', 'اقدام'), [
      date('BMA_DATETIME', words('Date and time', 'تاریخ و ساعت'), 'sibling(Royan2)', 'dateTime', {
        field: 'procedure_datetime',
      }),
      choice('BMA_CREST', words('Iliac crest', 'تاج ایلیاک'), 'sibling(Vinmec)', CREST, { field: 'site' }),
      choice('BMA_SIDE', words('Side', 'سمت'), 'sibling(Vinmec)', SIDE, { field: 'site' }),
      choice(
        'BMA_ANAESTHESIA',
        words('Anaesthesia; drugs go to the medication log', 'بیهوشی'),
        'sibling(Vinmec, Mancias14)',
        ANAESTHESIA,
        { field: 'anaesthesia' },
      ),
      decimal(
        'BMA_VOLUME',
        words('Volume', 'حجم'),
        'sibling(Vinmec) (MNC); MSC volume assumed',
        1,
        { hard: { min: 1, max: 400 }, soft: { min: 10, max: 60 } },
        { unit: 'mL', field: 'volume' },
      ),
      choice('BMA_ANTICOAGULANT', words('Anticoagulant', 'ضدانعقاد'), 'assumed', ANTICOAGULANT, {
        field: 'anticoagulant',
      }),
      multiChoice('BMA_COMPLICATIONS', words('Complications', 'عوارض'), 'sibling(Sharma13)', COMPLICATION, {
        exclusive: ['NONE'],
        unusual: {
          BLEEDING: RECORD_AE,
          HAEMATOMA: RECORD_AE,
          PAIN: RECORD_AE,
          INFECTION: RECORD_AE,
          ANAESTHETIC: RECORD_AE,
          OTHER: RECORD_AE,
        },
        field: 'complications',
      }),
    ]),
    group('RECEIPT', words('At the cell laboratory', 'آزمایشگاه سلول'), [
      date('BMA_RECEIPT', words('Received', 'زمان دریافت'), 'assumed', 'dateTime', { field: RECEIPT }),
      text('DONOR_ID', words('Donor number', 'شماره اهداکننده'), 'assumed', {
        disclosure: 'directIdentifier',
        maxLength: 40,
        field: RECEIPT,
      }),
      decimal(
        'BMA_TNC',
        words('Nucleated cells', 'سلول‌های هسته‌دار'),
        'sibling(Mancias14)',
        2,
        { hard: { min: 0, max: 1000 } },
        { unit: '10^6/mL', field: 'tnc / viability at receipt' },
      ),
      decimal(
        'BMA_VIABILITY',
        words('Viability', 'زنده‌مانی'),
        'sibling(Mancias14)',
        1,
        { hard: { min: 0, max: 100 }, soft: { min: 80 } },
        { unit: '%', field: 'tnc / viability at receipt' },
      ),
    ]),
  ],
}
