import { study } from '../../../shared/study/study.ts'
import type { Release } from '../release.ts'
import { LOCATION_OID, userOid } from './clinical.ts'
import { signatureDefs } from './signatureDefs.ts'
import { METADATA_OID } from './metadata.ts'
import type { XmlElement } from './xml.ts'

/** The people and the place that audit records refer to. `day` is the civil day of the export. */
export function adminData(release: Release, day: string): XmlElement {
  return {
    '@StudyOID': study.oid,
    User: [...release.people(), { name: 'installation', fullName: '', organisation: '' }].map((person) => ({
      '@OID': userOid(person.name),
      '@UserType': 'Other',
      LoginName: { '#': person.name },
      FullName: person.fullName === '' ? undefined : { '#': person.fullName },
      Organization: person.organisation === '' ? undefined : { '#': person.organisation },
      LocationRef: { '@LocationOID': LOCATION_OID },
    })),
    Location: {
      '@OID': LOCATION_OID,
      '@Name': release.site.name === '' ? release.site.code : release.site.name,
      '@LocationType': 'Site',
      MetaDataVersionRef: { '@StudyOID': study.oid, '@MetaDataVersionOID': METADATA_OID, '@EffectiveDate': day },
    },
    SignatureDef: signatureDefs(),
  }
}
