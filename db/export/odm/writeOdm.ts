import { study } from '../../../shared/study/study.ts'
import type { ExportFacts } from '../formats.ts'
import type { FileSet } from '../fileSet.ts'
import { carriesAudit } from '../profile.ts'
import type { Release } from '../release.ts'
import type { FormatWriter, ReleasedVisit } from '../released.ts'
import { adminData } from './adminData.ts'
import { formData } from './clinical.ts'
import { METADATA_OID, OdmMetadata } from './metadata.ts'
import { CHILD_EVENT, CHILD_FORM, eventOid, LOG_EVENT, VISIT_FORM } from './oids.ts'
import { childItems, visitItems } from './standing.ts'
import { xml, xmlTags } from './xml.ts'

const FILE = 'odm.xml'
const REPEATING: ReadonlySet<string> = new Set(study.studyEvents.filter((e) => e.repeating).map((e) => e.oid))

/**
 * One ODM-XML 1.3.2 snapshot: metadata, people and place where audit records travel, and the clinical data, written form by form. In a profile
 * that hides the calendar days are whole numbers and there are no audit records (deidentification rule 14).
 */
export function odmWriter(
  release: Release,
  files: FileSet,
  { madeAt, productVersion, about }: ExportFacts,
): FormatWriter {
  const metadata = new OdmMetadata(release)
  const put = (text: string) => files.append(FILE, text)
  const odm = xmlTags('ODM', {
    '@xmlns': 'http://www.cdisc.org/ns/odm/v1.3',
    '@Description': about.synthetic ? `SYNTHETIC: invented children. ${release.profile}` : release.profile,
    '@FileType': 'Snapshot',
    '@FileOID': `${study.oid}.${release.profile}.${about.head.slice(0, 16)}`,
    '@CreationDateTime': madeAt,
    '@ODMVersion': '1.3.2',
    '@Originator': 'Trialbook',
    '@SourceSystem': 'Trialbook',
    '@SourceSystemVersion': productVersion,
  })
  const clinical = xmlTags('ClinicalData', { '@StudyOID': study.oid, '@MetaDataVersionOID': METADATA_OID })
  put(`<?xml version="1.0" encoding="UTF-8"?>\n${odm.open}`)
  put(xml('Study', metadata.study()))
  if (carriesAudit(release.profile)) put(xml('AdminData', adminData(release, madeAt.slice(0, 10))))
  put(clinical.open)

  const events = new EventStream(put)
  return {
    child(child, visits) {
      put(xmlTags('SubjectData', { '@SubjectKey': child.name }).open)
      put(
        xml('StudyEventData', {
          '@StudyEventOID': CHILD_EVENT,
          FormData: { '@FormOID': CHILD_FORM, ItemGroupData: childItems(child) },
        }),
      )
      events.begin(visits)
    },
    form(form) {
      events.goTo(form.studyEvent, form.studyEventRepeat)
      put(xml('FormData', formData(form, release, metadata.oids)))
    },
    childDone() {
      events.end()
      put('</SubjectData>')
    },
    finish() {
      put(`${clinical.close}${odm.close}\n`)
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
    this.#put(xml('FormData', { '@FormOID': VISIT_FORM, ItemGroupData: visitItems(visit) }))
    this.#open = `${visit.oid}/${visit.repeat}`
  }

  #close(): void {
    if (this.#open !== null) this.#put('</StudyEventData>')
    this.#open = null
  }
}
