import type { SiteContext } from '../../form/context.ts'
import type { Finding } from '../../form/finding.ts'
import type { FormSnapshot, OtherChildren, StudyEventSnapshot } from '../../form/record.ts'
import { checkForm } from '../engine.ts'
import { child, site } from './child.ts'

/** What stands around the form that is checked. Everything may be left out. */
export interface Around {
  readonly visits?: readonly StudyEventSnapshot[]
  readonly forms?: readonly FormSnapshot[]
  readonly settings?: Readonly<Record<string, string>>
  readonly site?: Partial<SiteContext>
  readonly others?: OtherChildren
  readonly plannedFirstInjection?: string
}

/** The findings of one check on a form of the invented child, with what stands around it. */
export function found(check: string, form: FormSnapshot, around: Around = {}): readonly Finding[] {
  const { visits = [], forms = [], plannedFirstInjection } = around
  const settings = { ...site.settings, ...around.settings }
  const subject = { id: 'child-1', code: 'TST-001', site: 'TST' }
  const record = child(visits, [form, ...forms.filter((each) => each.id !== form.id)], {
    subject: plannedFirstInjection === undefined ? subject : { ...subject, plannedFirstInjection },
  })
  return checkForm(form, record, { ...site, ...around.site, settings }, around.others).filter(
    (finding) => finding.check === check,
  )
}
