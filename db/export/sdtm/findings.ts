import type { DateTransform } from '../dates.ts'
import type { ReleasedValue } from '../released.ts'
import { keyed, number, text, whole, type Dataset, type SdtmRecord } from './dataset.ts'
import { reasonOf, type SdtmForm } from './sdtmForm.ts'
import { timingVariables, VISIT_VARIABLES } from './timing.ts'

type Dates = Pick<DateTransform, 'unit'>

/** A dataset of the findings class: one test per record, with the variables that the domain adds. */
export function findingsDataset(
  domain: string,
  label: string,
  dates: Dates,
  more: { readonly qualifiers?: Dataset['variables']; readonly timing?: Dataset['variables'] } = {},
): Dataset {
  return {
    name: domain,
    label,
    variables: [
      keyed(text('STUDYID', 'Study Identifier'), 1),
      text('DOMAIN', 'Domain Abbreviation'),
      keyed(text('USUBJID', 'Unique Subject Identifier'), 2),
      keyed(whole(`${domain}SEQ`, 'Sequence Number'), 3),
      text(`${domain}TESTCD`, 'Test Short Name'),
      text(`${domain}TEST`, 'Test Name'),
      text(`${domain}CAT`, 'Category'),
      text(`${domain}ORRES`, 'Result in Original Units'),
      text(`${domain}ORRESU`, 'Original Units'),
      text(`${domain}STRESC`, 'Result in Standard Format (Char)'),
      number(`${domain}STRESN`, 'Result in Standard Format (Num)'),
      text(`${domain}STRESU`, 'Standard Units'),
      text(`${domain}STAT`, 'Completion Status'),
      text(`${domain}REASND`, 'Reason Not Done'),
      ...(more.qualifiers ?? []),
      ...VISIT_VARIABLES,
      ...timingVariables(domain, '', dates),
      ...(more.timing ?? []),
    ],
  }
}

/** One test: what it is called in SDTM. */
export interface Test {
  readonly code: string
  readonly name: string
  readonly category: string
}

/** The record of one answer; a missing code becomes NOT DONE with its reason. */
export function finding(domain: string, test: Test, answer: ReleasedValue, form: SdtmForm): SdtmRecord {
  const { shown, plan } = answer
  const unit = 'unit' in plan.item ? (plan.item.unit ?? '') : ''
  const base = {
    [`${domain}TESTCD`]: test.code,
    [`${domain}TEST`]: test.name.slice(0, 40),
    [`${domain}CAT`]: test.category,
    ...form.visit,
  }
  if (shown.missing !== '') {
    return { ...base, [`${domain}STAT`]: 'NOT DONE', [`${domain}REASND`]: reasonOf(answer) }
  }
  const asNumber = Number(shown.value)
  return {
    ...base,
    [`${domain}ORRES`]: shown.value,
    [`${domain}ORRESU`]: unit,
    [`${domain}STRESC`]: shown.value,
    ...(shown.value === '' || Number.isNaN(asNumber) ? {} : { [`${domain}STRESN`]: asNumber }),
    [`${domain}STRESU`]: unit,
  }
}

/** The record that says that a whole assessment was not done. */
export function notDone(domain: string, test: Test, form: SdtmForm): SdtmRecord {
  return {
    [`${domain}TESTCD`]: test.code,
    [`${domain}TEST`]: test.name.slice(0, 40),
    [`${domain}CAT`]: test.category,
    [`${domain}STAT`]: 'NOT DONE',
    ...form.visit,
  }
}
