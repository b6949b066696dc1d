import { notComputed, type CalculationRule } from '../../form/calculate.ts'
import { numberOf, repeatsOf, valueOf } from '../../form/values.ts'
import { formAt, formsOf, givenInjections, injectionDates, onlyValue } from '../lookup.ts'
import { plain } from './scoreRules.ts'
import { words } from '../../text/text.ts'

/** Planned rows, the interval after an injection, therapy hours, and the end of the study. */

/** The code of a planned row, so that an export names the time point or symptom; EXTRA for a row added by hand. */
const plannedRow: CalculationRule = {
  id: 'planned_row',
  version: 1,
  reads: 'form',
  run: ({ definition, address }) => {
    const group = definition.itemGroups.find(({ oid }) => oid === address.group)
    return { value: group?.fixedRows?.find(({ repeat }) => repeat === address.repeat)?.code ?? 'EXTRA' }
  },
}

const INTERVALS: Readonly<Record<string, string>> = { OBS: 'H0_24', TC3: 'H24_72', TC7: 'H72_D7' }

const postinjInterval: CalculationRule = {
  id: 'postinj_interval',
  version: 1,
  reads: 'form',
  run: ({ context }) => {
    const interval = INTERVALS[context.studyEvent.split('-')[0] ?? '']
    return interval === undefined
      ? notComputed(words('the visit has no interval', 'این ویزیت بازه‌ای ندارد'))
      : { value: interval }
  },
}

const rehabHours: CalculationRule = {
  id: 'rehab_hours',
  version: 1,
  reads: 'form',
  run: ({ values }) => {
    const any = valueOf(values, 'REHAB_ANY')
    if (any === 'N') return { value: '0' }
    if (any === undefined)
      return notComputed(words('whether there was therapy is open', 'انجام توان‌بخشی مشخص نشده است'))
    const minutes = repeatsOf(values, 'THERAPY').map((row) => {
      const sessions = numberOf(values, 'REHAB_SESSIONS', row)
      const each = numberOf(values, 'REHAB_MINUTES', row)
      return sessions === undefined || each === undefined ? undefined : sessions * each
    })
    if (minutes.length === 0 || minutes.includes(undefined))
      return notComputed(words('sessions or minutes are open', 'جلسه‌ها یا دقیقه‌ها ثبت نشده است'))
    const sum = minutes.reduce<number>((total, each) => total + (each ?? 0), 0)
    // Sessions have one decimal: six places hold every result and drop binary noise.
    return { value: plain(Number((sum / 60).toFixed(6))) }
  },
}

const injectionsReceived: CalculationRule = {
  id: 'injections_received',
  version: 1,
  run: ({ record }) => {
    const planned = injectionDates(record).filter((date) => date !== null).length
    const beyond = givenInjections(record).filter(({ number }) => number > 4).length
    return { value: plain(planned + beyond) }
  },
}

const allClosed: CalculationRule = {
  id: 'all_ae_closed',
  version: 1,
  run: ({ record }) => {
    const open = formsOf(record, 'AE').some((event) => valueOf(event.values, 'AE_ONGOING') !== 'N')
    return { value: open ? 'N' : 'Y' }
  },
}

/** Populations (protocol 4.3): safety one injection, full dose four, efficacy with the GMFM-88 at baseline and 12 months. */
const populations: CalculationRule = {
  id: 'populations',
  version: 1,
  run: ({ record }) => {
    const given = injectionDates(record).filter((date) => date !== null).length
    const scored = ['BL', 'M12'].every((visit) => {
      const form = formAt(record, 'GMFM88', visit)
      return form !== undefined && form.notDone === undefined
    })
    const consented = onlyValue(record, 'CONSENT', 'CONSENT_DATE') !== undefined
    const all = [
      ...(consented ? ['SCREENED'] : []),
      ...(given >= 1 ? ['SAFETY'] : []),
      ...(given >= 4 ? ['FULL_DOSE'] : []),
      ...(scored ? ['EFFICACY'] : []),
    ]
    return all.length === 0 ? notComputed(words('consent is not recorded', 'رضایت ثبت نشده است')) : { value: all }
  },
}

export const otherRules: readonly CalculationRule[] = [
  plannedRow,
  postinjInterval,
  rehabHours,
  injectionsReceived,
  allClosed,
  populations,
]
