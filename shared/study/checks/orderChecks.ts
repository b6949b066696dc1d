import { surelyBeforeTime } from '../../dates/partialDate.ts'
import { defineCheck, type Check } from '../../form/check.ts'
import { repeatsOf, valueOf } from '../../form/values.ts'
import { onlyValue } from '../lookup.ts'

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
  readonly says: string
  /** The group of rows both stand in. */
  readonly rows?: string
}

const BIRTH = { form: 'DEMOG', item: 'BIRTH_DATE' }
const CONSENT = { form: 'CONSENT', item: 'CONSENT_DATE' }

const ORDERS: readonly Order[] = [
  { id: 'FC01', form: 'CONSENT', item: 'ASSENT_DATE', after: 'CONSENT_DATE', says: 'Assent lies before consent.' },
  {
    id: 'FC02',
    form: 'CONSENT',
    item: 'RECONSENT_DATE',
    after: CONSENT,
    says: 'The new consent lies before the first one.',
    rows: 'RECONSENT',
  },
  { id: 'FC03', form: 'MEDHX', item: 'CP_DX_DATE', after: BIRTH, says: 'The diagnosis lies before birth.' },
  {
    id: 'FC04',
    form: 'MEDHX',
    item: 'MH_START',
    after: BIRTH,
    says: 'The start lies before birth.',
    rows: 'MH_CONDITIONS',
  },
  { id: 'FC05', form: 'BMA', item: 'BMA_RECEIPT', after: 'BMA_DATETIME', says: 'Receipt lies before the aspiration.' },
  {
    id: 'FC06',
    form: 'PRODUCT',
    item: 'EXPIRY_DATETIME',
    after: 'RELEASE_DATETIME',
    says: 'Expiry lies before release.',
  },
  { id: 'FC07', form: 'INJ', item: 'INJ_END', after: 'INJ_START', says: 'The end lies before the start.' },
  {
    id: 'FC08',
    form: 'INJ',
    item: 'DISCHARGE',
    after: 'INJ_END',
    says: 'Discharge lies before the end of the injection.',
  },
  { id: 'FC09', form: 'SAE', item: 'SAE_DISCHARGE', after: 'SAE_ADMIT', says: 'Discharge lies before admission.' },
  { id: 'FC10', form: 'SAE', item: 'SAE_SENT', after: 'SAE_AWARE', says: 'The report was sent before the site knew.' },
  { id: 'FC11', form: 'REHAB', item: 'REHAB_TO', after: 'REHAB_FROM', says: 'The period ends before it begins.' },
  { id: 'FC12', form: 'DEV', item: 'DEV_END', after: 'DEV_START', says: 'The deviation ends before it begins.' },
  { id: 'FC13', form: 'WITHDRAW', item: 'DECISION_DATE', after: CONSENT, says: 'The decision lies before consent.' },
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
        return { message: `${says} Correct one of the two.`, item, repeat }
      }),
  })
}

export const orderChecks: readonly Check[] = ORDERS.map(orderCheck)
