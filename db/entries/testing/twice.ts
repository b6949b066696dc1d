import type { ActContext } from '../../acts/actContext.ts'
import { complete, keep, opened } from '../../acts/testing/child.ts'
import { monitored } from '../../acts/testing/monitored.ts'
import type { TestSite } from '../../acts/testing/site.ts'
import { setSetting } from '../../acts/setSetting.ts'
import { DOUBLE_ENTRY } from '../../../shared/study/doubleEntry.ts'

/** A site that enters the GMFCS form twice, with a child and that form not begun. */
export interface EnteredTwice {
  readonly site: TestSite
  readonly subjectId: string
  readonly formId: string
  /** Enters the first, the second, settles. */
  readonly first: ActContext
  readonly second: ActContext
  readonly third: ActContext
}

/** Makes it. Remove the site when the test is over. */
export function enteredTwice(): EnteredTwice {
  const { site, subjectId } = monitored()
  chooseForms(site.as('coordinator'), 'GMFCS')
  const first = site.as('nurse')
  const formId = opened(first, subjectId, 'GMFCS', 'SCR')
  return { site, subjectId, formId, first, second: site.as('nurse2'), third: site.as('investigator') }
}

/** The coordinator chooses the forms that are entered twice. */
export function chooseForms(coordinator: ActContext, forms: string): void {
  setSetting(coordinator, { key: DOUBLE_ENTRY, value: forms, reason: 'Decided by the sponsor' })
}

/** Whole answers of the GMFCS form; the level is what tests let differ. */
export function gmfcsAnswers({ site }: Pick<EnteredTwice, 'site'>, level: string, date = '2026-02-28') {
  const assessor = site.as('nurse').person.id
  return { GMFCS_DATE: date, GMFCS_SOURCE: 'OBSERVED', GMFCS_ASSESSOR: assessor, GMFCS: level }
}

/** Types a whole entry and completes it. */
export function enter(context: ActContext, formId: string, answers: ReturnType<typeof gmfcsAnswers>): void {
  keep(context, formId, answers)
  complete(context, formId)
}
