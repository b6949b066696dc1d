import type { FormDefinition } from '../../shared/form/definition.ts'
import type { FormView } from '../../shared/ipc/views/form.ts'
import { definitionOf } from '../../shared/study/study.ts'

/** The definition under which a form was entered. Throws when this release does not know it. */
export function definitionFor(view: Pick<FormView, 'oid' | 'version'>): FormDefinition {
  const definition = definitionOf(view.oid, view.version)
  if (!definition) throw new Error(`form ${view.oid} version ${view.version} is not known to this release`)
  return definition
}

export { formNameOf as formName, visitNameOf as visitName } from '../../shared/study/study.ts'
