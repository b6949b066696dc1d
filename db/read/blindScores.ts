import type { FormDefinition } from '../../shared/form/definition.ts'
import { codesOfSetting, type Settings } from '../../shared/form/context.ts'
import { may, type Role } from '../../shared/roles.ts'

/** The setting that names the forms whose raters are blind to their scores. */
const BLIND_FORMS = 'scores.blind'

/**
 * Whether scores stay hidden: the definition allows it, the site asks for it, the person is one who rates, and the form is not
 * complete yet (ui 6).
 */
export function scoresHidden(
  definition: FormDefinition,
  state: 'open' | 'complete',
  role: Role,
  settings: Settings,
): boolean {
  return (
    definition.blindScores === true &&
    codesOfSetting(settings, BLIND_FORMS).includes(definition.oid) &&
    may(role, 'record.write') &&
    state === 'open'
  )
}
