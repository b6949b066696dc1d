import type { Proposal, ProposedForm, ProposedSubject, ProposedVisit, RefusedRow } from '../model.ts'
import { MAX_FORMS, refuseFile } from '../refuseFile.ts'
import { xmlEvents } from './xmlEvents.ts'
import { checkHeader, checkStudy } from './header.ts'
import { OdmForm } from './odmForm.ts'
import { oidMaps } from './oidMaps.ts'
import { CHILD_EVENT, CHILD_FORM, LOG_EVENT, VISIT_FORM } from '../../export/odm/oids.ts'
import { OdmPlace } from './odmPlace.ts'

/**
 * What an ODM file proposes. A snapshot gives each form once; in a transactional file later forms of one place change it, as ODM
 * means it. Throws a Refusal for a file that cannot be read to its end, of another study or of another version of it.
 */
export function readOdm(chunks: Iterable<string>, { synthetic }: { readonly synthetic: boolean }): Proposal {
  const maps = oidMaps()
  const place = new OdmPlace()
  const subjects: ProposedSubject[] = []
  const visits: ProposedVisit[] = []
  const forms = new Map<string, OdmForm>()
  const refused: RefusedRow[] = []
  const seen = new Set<string>()
  const users = new Map<string, string>()
  let form: OdmForm | null = null
  let isFirst = true
  let text = ''
  let hasClinicalData = false

  for (const event of xmlEvents(chunks)) {
    if (event.is === 'text') {
      text += event.text
      continue
    }
    const { name, line } = event
    if (event.is === 'open') {
      text = ''
      const { attributes } = event
      if (isFirst) checkHeader(name, attributes, synthetic)
      isFirst = false
      place.open(name, attributes)
      switch (name) {
        case 'ClinicalData':
          checkStudy(attributes)
          hasClinicalData = true
          break
        case 'SubjectData':
          if (attributes.get('TransactionType') === 'Remove') throw removes(line)
          if (seen.has(place.subject)) throw refuseFile(`A child stands twice in the file (line ${line}).`)
          seen.add(place.subject)
          subjects.push({ place: at(line), code: place.subject, status: null })
          break
        case 'FormData':
          form = begin(line, attributes.get('TransactionType'))
          break
        default:
          form?.open(name, attributes, line)
      }
      continue
    }
    if (name === 'LoginName' && place.user !== '') users.set(place.user, text)
    if (name === 'FormData') form = null
    else form?.close(name, text)
    place.close(name)
    text = ''
  }
  if (!hasClinicalData) throw refuseFile('The file holds no clinical data.')
  const proposed: ProposedForm[] = []
  for (const each of forms.values()) finish(each)
  return { subjects, visits, forms: proposed, refused }

  function begin(line: number, transaction: string | undefined): OdmForm | null {
    const { subject, event, eventKey, form: oid, formKey } = place
    const key = [subject, event, eventKey, oid, formKey].join('\u0000')
    const known = forms.get(key)
    if (transaction === 'Remove') throw removes(line)
    if (known && transaction === undefined) {
      refused.push({ ...known.words(), place: at(line), item: '', reason: 'This form stands twice in the file.' })
      return null
    }
    if (forms.size >= MAX_FORMS) throw refuseFile('The file holds too many forms.')
    const made = known ?? new OdmForm(maps, place, at(line))
    forms.set(key, made)
    return made
  }

  function finish(each: OdmForm): void {
    if (each.event === CHILD_EVENT && each.form === CHILD_FORM) {
      const index = subjects.findIndex(({ code }) => code === each.subject)
      const subject = subjects[index]
      if (subject) subjects[index] = { ...subject, status: each.fact('CHILD_STATUS') }
    } else if (each.form === VISIT_FORM) {
      const visit = each.visit()
      if (visit) visits.push(visit)
      else refused.push({ ...each.words(), item: '', reason: 'The study has no such visit.' })
    } else {
      const { form: made, problems } = each.proposed(users, LOG_EVENT)
      if (made && problems.length === 0) proposed.push(made)
      refused.push(...problems)
    }
  }
}

const at = (line: number) => `line ${line}`
const removes = (line: number) =>
  refuseFile(`The file takes a child or a form out of the record (line ${line}), which no import may.`)
