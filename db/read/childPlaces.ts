import { subjectsOf } from './subjectRow.ts'
import type { ReadContext } from './readContext.ts'
import { visibleNames } from './visibleName.ts'

/** A child as lists name it: the code, and the name where the role may see it. */
export interface ChildPlace {
  readonly subjectId: string
  readonly subjectCode: string
  readonly name: string | null
}

/** Every child of the site by its id, in the order of the codes. */
export function childPlaces({ db, person }: ReadContext): ReadonlyMap<string, ChildPlace> {
  const names = visibleNames(db, person.role)
  return new Map(
    subjectsOf(db).map(({ id, code }) => [id, { subjectId: id, subjectCode: code, name: names.get(id) ?? null }]),
  )
}
