import { childColumn } from './columns.ts'
import type { DisclosurePolicy } from './disclosure.ts'
import type { ExportSubject } from './model.ts'
import type { ReleasedChild } from './released.ts'
import { generalise, smallCells, suppress, type QuasiIdentifiers, type SmallCell } from './smallCells.ts'
import { completedYears } from '../../shared/dates/civilDate.ts'
import { place, type Table } from './table.ts'

/** One line per child. Sex and age stand here and nowhere else in a de-identified release. */
export function subjectsTable(policy: Pick<DisclosurePolicy, 'identified'>): Table {
  return {
    name: 'subjects',
    columns: [
      childColumn(policy),
      place('STATUS', 'How far the child is in the trial'),
      place('SEX', 'Sex: 1 male, 2 female'),
      place('AGE', 'Age in completed years at dose 1, or its band'),
      place('GMFCS', 'GMFCS level at baseline'),
      place('DOSED', '1 when at least one injection was given', 'integer'),
    ],
  }
}

/** The cells of a child under {@link subjectsTable}. */
export function subjectCells({ name, status, sex, age, gmfcs, dosed }: ReleasedChild): readonly string[] {
  return [name, status, sex, age, gmfcs, dosed ? '1' : '0']
}

export type SmallCellChoice = 'report' | 'generalise' | 'suppress'

/** What may single out one child, before anything is done about it. Age only after dose 1 (rule 6). */
export function quasiIdentifiersOf(subject: ExportSubject): QuasiIdentifiers {
  const age = subject.birthDate && subject.firstDose ? String(completedYears(subject.birthDate, subject.firstDose)) : ''
  return { sex: subject.sex ?? '', age, gmfcs: subject.gmfcs ?? '' }
}

/** The children's lines after the chosen treatment, in the order given, and the classes that stay smaller than k. */
export function treatedSubjects(
  subjects: readonly ExportSubject[],
  choice: SmallCellChoice,
  k: number,
): { readonly lines: readonly QuasiIdentifiers[]; readonly remaining: readonly SmallCell[] } {
  const exact = subjects.map(quasiIdentifiersOf)
  const wider = choice === 'report' ? exact : exact.map(withAgeBand)
  const lines = choice === 'suppress' ? suppressKeepingLevel(wider, k) : wider
  return { lines, remaining: smallCells(lines, k) }
}

/** The GMFCS level is an outcome and stays in the data, so only the age becomes a band. */
function withAgeBand(child: QuasiIdentifiers): QuasiIdentifiers {
  return { ...child, age: generalise(child).age }
}

function suppressKeepingLevel(children: readonly QuasiIdentifiers[], k: number): readonly QuasiIdentifiers[] {
  const blanked = suppress(children, k)
  return children.map((child, index) => ({ ...(blanked[index] as QuasiIdentifiers), gmfcs: child.gmfcs }))
}
