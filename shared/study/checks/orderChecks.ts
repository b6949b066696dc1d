import { surelyBeforeTime } from '../../dates/partialDate.ts'
import { defineCheck, type Check } from '../../form/check.ts'
import { repeatsOf, valueOf } from '../../form/values.ts'
import { onlyValue } from '../lookup.ts'
import { sentences, type Text, words } from '../../text/text.ts'

/*
 * Pairs of dates of which the second may not lie before the first. They stand in the field list of the protocol as limits
 * and have no EC number there. A partial date fails only when every completion of it does (design 12).
 */

interface Order {
  readonly id: string
  readonly form: string
  /** The item that may not come too early. */
  readonly item: string
  /** What it may not come before: an item of the same form and row, or of a form that stands once per child. */
  readonly after: string | { readonly form: string; readonly item: string }
  readonly says: Text
  /** The group of rows both stand in. */
  readonly rows?: string
}

const BIRTH = { form: 'DEMOG', item: 'BIRTH_DATE' }
const CONSENT = { form: 'CONSENT', item: 'CONSENT_DATE' }

const ORDERS: readonly Order[] = [
  {
    id: 'FC01',
    form: 'CONSENT',
    item: 'ASSENT_DATE',
    after: 'CONSENT_DATE',
    says: words('Assent lies before consent.', 'موافقت کودک پیش از رضایت است.'),
  },
  {
    id: 'FC02',
    form: 'CONSENT',
    item: 'RECONSENT_DATE',
    after: CONSENT,
    says: words('The new consent lies before the first one.', 'رضایت مجدد پیش از رضایت نخست است.'),
    rows: 'RECONSENT',
  },
  {
    id: 'FC03',
    form: 'MEDHX',
    item: 'CP_DX_DATE',
    after: BIRTH,
    says: words('The diagnosis lies before birth.', 'تشخیص پیش از تولد است.'),
  },
  {
    id: 'FC04',
    form: 'MEDHX',
    item: 'MH_START',
    after: BIRTH,
    says: words('The start lies before birth.', 'شروع پیش از تولد است.'),
    rows: 'MH_CONDITIONS',
  },
  {
    id: 'FC05',
    form: 'BMA',
    item: 'BMA_RECEIPT',
    after: 'BMA_DATETIME',
    says: words('Receipt lies before the aspiration.', 'دریافت پیش از آسپیراسیون است.'),
  },
  {
    id: 'FC06',
    form: 'PRODUCT',
    item: 'EXPIRY_DATETIME',
    after: 'RELEASE_DATETIME',
    says: words('Expiry lies before release.', 'انقضا پیش از ترخیص است.'),
  },
  {
    id: 'FC07',
    form: 'INJ',
    item: 'INJ_END',
    after: 'INJ_START',
    says: words('The end lies before the start.', 'پایان پیش از شروع است.'),
  },
  {
    id: 'FC08',
    form: 'INJ',
    item: 'DISCHARGE',
    after: 'INJ_END',
    says: words('Discharge lies before the end of the injection.', 'ترخیص پیش از پایان تزریق است.'),
  },
  {
    id: 'FC09',
    form: 'SAE',
    item: 'SAE_DISCHARGE',
    after: 'SAE_ADMIT',
    says: words('Discharge lies before admission.', 'ترخیص پیش از بستری است.'),
  },
  {
    id: 'FC10',
    form: 'SAE',
    item: 'SAE_SENT',
    after: 'SAE_AWARE',
    says: words('The report was sent before the site knew.', 'گزارش پیش از اطلاع مرکز فرستاده شده است.'),
  },
  {
    id: 'FC11',
    form: 'REHAB',
    item: 'REHAB_TO',
    after: 'REHAB_FROM',
    says: words('The period ends before it begins.', 'دوره پیش از شروع پایان می‌یابد.'),
  },
  {
    id: 'FC12',
    form: 'DEV',
    item: 'DEV_END',
    after: 'DEV_START',
    says: words('The deviation ends before it begins.', 'انحراف پیش از شروع پایان می‌یابد.'),
  },
  {
    id: 'FC13',
    form: 'WITHDRAW',
    item: 'DECISION_DATE',
    after: CONSENT,
    says: words('The decision lies before consent.', 'تصمیم پیش از رضایت است.'),
  },
]

function orderCheck({ id, form, item, after, says, rows }: Order): Check {
  const rule =
    typeof after === 'string'
      ? `${item} is not before ${after}.`
      : `${item} is not before ${after.item} of ${after.form}.`
  return defineCheck({
    id,
    severity: 'hard',
    forms: [form],
    rule,
    source: 'field list of the protocol',
    run: ({ values, record }) =>
      (rows === undefined ? [1] : repeatsOf(values, rows)).flatMap((repeat) => {
        const later = valueOf(values, item, repeat)
        const earlier =
          typeof after === 'string' ? valueOf(values, after, repeat) : onlyValue(record, after.form, after.item)
        if (later === undefined || earlier === undefined || !surelyBeforeTime(later, earlier)) return []
        return {
          message: sentences(says, words('Correct one of the two.', 'یکی از این دو را اصلاح کنید.')),
          item,
          repeat,
        }
      }),
  })
}

export const orderChecks: readonly Check[] = ORDERS.map(orderCheck)
