import { completedYears } from '../../shared/dates/civilDate.ts'
import { valueOf } from '../../shared/form/values.ts'
import { formsOf, onlyValue, weightOn } from '../../shared/study/lookup.ts'
import type { Casebook } from './casebook.ts'

/** What the head of a child's page says besides the name. */
export interface SubjectFacts {
  readonly ageYears: number | null
  /** The code of the form. */
  readonly sex: string | null
  /** The newest level, 'I' to 'V'. */
  readonly gmfcs: string | null
  /** The newest weight, in kilograms. */
  readonly weight: string | null
}

/** Age in completed years today, sex, newest level and weight; null for what is not recorded. */
export function subjectFacts({ record }: Casebook, today: string): SubjectFacts {
  const birthDate = onlyValue(record, 'DEMOG', 'BIRTH_DATE')
  const sex = onlyValue(record, 'DEMOG', 'SEX')
  const levels = formsOf(record, 'GMFCS').flatMap((form) => {
    const level = valueOf(form.values, 'GMFCS')
    return level === undefined ? [] : [{ level, date: valueOf(form.values, 'GMFCS_DATE') ?? '' }]
  })
  const newest = levels.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
  const weighing = weightOn(record, today)
  return {
    ageYears: birthDate === undefined ? null : completedYears(birthDate, today),
    sex: sex ?? null,
    gmfcs: newest?.level ?? null,
    weight: weighing ? String(weighing.kilograms) : null,
  }
}
