import type { FormDefinition } from '../../shared/form/definition.ts'
import type { FormView } from '../../shared/ipc/views/form.ts'
import { definitionOf, study } from '../../shared/study/study.ts'
import type { Text } from '../../shared/text/text.ts'

/** The definition under which a form was entered. Throws when this release does not know it. */
export function definitionFor(view: Pick<FormView, 'oid' | 'version'>): FormDefinition {
  const definition = definitionOf(view.oid, view.version)
  if (!definition) throw new Error(`form ${view.oid} version ${view.version} is not known to this release`)
  return definition
}

/** The name of a form, newest version; its OID when this release does not know it. */
export function formName(oid: string): Text {
  return study.forms.findLast((form) => form.oid === oid)?.name ?? { en: oid }
}

/** The name of a visit; its OID when this release does not know it. */
export function visitName(oid: string): Text {
  return study.studyEvents.find((event) => event.oid === oid)?.name ?? { en: oid }
}
