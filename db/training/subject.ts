import type { TrainingChild } from './children.ts'
import type { CohortChild } from './cohort.ts'

/** An invented child while its casebook is being filled in. */
export interface TrainingSubject {
  readonly index: number
  readonly child: TrainingChild
  readonly cohort: CohortChild
  readonly birthDate: string
  /** Civil date of each visit by its OID. */
  readonly days: Readonly<Record<string, string>>
  /** Set once the child is registered. */
  subjectId: string
  /** Account of the investigator who obtained consent. */
  investigator: string
  /** Ids of the forms that were started, by 'VISIT/FORM'; later forms point at some. */
  readonly forms: Record<string, string>
}

/** Every fifth child takes a medicine against seizures and has none. */
export const hasEpilepsy = ({ index }: TrainingSubject): boolean => index % 5 === 3

/** Every other child of the lower levels takes baclofen. */
export const takesBaclofen = ({ index, cohort }: TrainingSubject): boolean =>
  cohort.baseline.gmfcs >= 4 && index % 2 === 0
