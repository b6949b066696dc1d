import { study } from '../../../shared/study/study.ts'
import type { ExportFacts } from '../formats.ts'
import type { FileSet } from '../fileSet.ts'
import { carriesAudit } from '../profile.ts'
import type { Release } from '../release.ts'
import type { FormatWriter, ReleasedVisit } from '../released.ts'
import { adminData } from './adminData.ts'
import { formData, LOCATION_OID, standsAs } from './clinical.ts'
import { METADATA_OID, OdmMetadata } from './metadata.ts'
import { CHILD_EVENT, CHILD_FORM, eventOid, LOG_EVENT, VISIT_FORM } from './oids.ts'
import { childItems, visitItems } from './standing.ts'
import { OdmHistory } from './history.ts'
import { xml, xmlTags } from './xml.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const FILE = 'odm.xml'
const HISTORY_FILE = 'odm-history.xml'
/** What the product itself says of a child or a visit is never half said. */
const COMPLETE = { state: 'complete' } as const
const REPEATING: ReadonlySet<string> = new Set(study.studyEvents.filter((e) => e.repeating).map((e) => e.oid))

/**
 * ODM-XML 1.3.2, written form by form. The snapshot has metadata, people and place where audit records travel, and the clinical data; beside
 * it stands, where audit records travel, a transactional file with every change that led there (R46). In a profile that hides the calendar days
 * are whole numbers, and there are neither audit records nor a history (deidentification rule 14).
 */
export function odmWriter(
  release: Release,
  files: FileSet,
  { madeAt, productVersion, about }: ExportFacts,
): FormatWriter {
  const metadata = new OdmMetadata(release)
  const put = (text: string) => files.append(FILE, text)
  const fileOid = `${study.oid}.${release.profile}.${about.head.slice(0, 16)}`
  const begin = (type: 'Snapshot' | 'Transactional', oid: string) =>
    xmlTags('ODM', {
      '@xmlns': 'http://www.cdisc.org/ns/odm/v1.3',
      '@Description': about.synthetic ? `SYNTHETIC: invented children. ${release.profile}` : release.profile,
      '@FileType': type,
      '@FileOID': oid,
      '@CreationDateTime': madeAt,
      '@ODMVersion': '1.3.2',
      '@Originator': 'Trialbook',
      '@SourceSystem': 'Trialbook',
      '@SourceSystemVersion': productVersion,
    })
  const clinical = xmlTags('ClinicalData', { '@StudyOID': study.oid, '@MetaDataVersionOID': METADATA_OID })
  const before = [
    xml('Study', metadata.study()),
    ...(carriesAudit(release.profile) ? [xml('AdminData', adminData(release, madeAt.slice(0, 10)))] : []),
    clinical.open,
  ].join('')
  const odm = begin('Snapshot', fileOid)
  put(`${DECLARATION}${odm.open}${before}`)
  const history = carriesAudit(release.profile)
    ? new OdmHistory(release, metadata.oids, (text) => files.append(HISTORY_FILE, text))
    : null
  const historyOdm = begin('Transactional', `${fileOid}.history`)
  if (history) files.append(HISTORY_FILE, `${DECLARATION}${historyOdm.open}${before}`)

  const events = new EventStream(put)
  return {
    takesStruck: true,
    child(child, visits) {
      put(`\n${xmlTags('SubjectData', { '@SubjectKey': child.name }).open}`)
      // The place that the audit records name is the child's site; without them no place travels.
      if (carriesAudit(release.profile)) put(xml('SiteRef', { '@LocationOID': LOCATION_OID }))
      put(
        xml('StudyEventData', {
          '@StudyEventOID': CHILD_EVENT,
          FormData: { '@FormOID': CHILD_FORM, Annotation: standsAs(COMPLETE), ItemGroupData: childItems(child) },
        }),
      )
      events.begin(visits)
      history?.child(child)
    },
    form(form) {
      events.goTo(form.studyEvent, form.studyEventRepeat)
      // A line of its own, so that a reader can say where something stands.
      put(`\n${xml('FormData', formData(form, release, metadata.oids))}`)
      history?.form(form)
    },
    childDone() {
      events.end()
      put('</SubjectData>')
      history?.childDone()
    },
    finish() {
      put(`${clinical.close}${odm.close}\n`)
      if (history) files.append(HISTORY_FILE, `${clinical.close}${historyOdm.close}\n`)
    },
  }
}

/** The visits of one child in their order, each opened when its first form comes; visits without a form are told too. */
class EventStream {
  readonly #put: (text: string) => void
  #visits: ReleasedVisit[] = []
  #open: string | null = null

  constructor(put: (text: string) => void) {
    this.#put = put
  }

  begin(visits: readonly ReleasedVisit[]): void {
    this.#visits = [...visits]
  }

  /** Null is the event of the running logs, which comes after all visits. */
  goTo(event: string | null, repeat: number): void {
    const place = `${event ?? ''}/${repeat}`
    if (this.#open === place) return
    this.#close()
    let visit = this.#visits[0]
    while (visit && !(visit.oid === event && visit.repeat === repeat)) {
      this.#visits.shift()
      this.#openVisit(visit)
      this.#close()
      visit = this.#visits[0]
    }
    if (visit) {
      this.#visits.shift()
      this.#openVisit(visit)
    } else {
      this.#put(xmlTags('StudyEventData', { '@StudyEventOID': event === null ? LOG_EVENT : eventOid(event) }).open)
    }
    this.#open = place
  }

  end(): void {
    this.#close()
    for (const visit of this.#visits) {
      this.#openVisit(visit)
      this.#close()
    }
    this.#visits = []
  }

  #openVisit(visit: ReleasedVisit): void {
    const key = REPEATING.has(visit.oid) ? String(visit.repeat) : undefined
    this.#put(
      xmlTags('StudyEventData', {
        '@StudyEventOID': eventOid(visit.oid),
        ...(key === undefined ? {} : { '@StudyEventRepeatKey': key }),
      }).open,
    )
    this.#put(
      xml('FormData', { '@FormOID': VISIT_FORM, Annotation: standsAs(COMPLETE), ItemGroupData: visitItems(visit) }),
    )
    this.#open = `${visit.oid}/${visit.repeat}`
  }

  #close(): void {
    if (this.#open !== null) this.#put('</StudyEventData>')
    this.#open = null
  }
}
