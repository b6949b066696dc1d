import { hasTimeBesideDay } from '../columns.ts'
import type { Release } from '../release.ts'
import type { ReleasedForm, ReleasedStamp, ReleasedValue } from '../released.ts'
import type { Disclosed } from '../disclosure.ts'
import { DATA_STATUS_OF } from './codeLists.ts'
import { DATA_STATUS, FLAG_TYPES, formOid, MISSING_FLAG, REASON_FLAG, RULE_FLAG, type StudyOids } from './oids.ts'
import { signatureOid } from './signatureDefs.ts'
import { statusItems } from './standing.ts'
import type { XmlElement } from './xml.ts'

/** The location that audit records name: the site, or 'Site' where the release has none. */
export const LOCATION_OID = 'L.SITE'
export const userOid = (name: string) => `U.${name}`

/** A form as FormData. */
export function formData(form: ReleasedForm, release: Release, oids: StudyOids): XmlElement {
  const { definition } = form.plan
  return {
    '@FormOID': formOid(form.form, form.version),
    '@FormRepeatKey': definition.kind === 'log' ? String(form.repeat) : undefined,
    Signature: signatureOf(form),
    Annotation: standsAs(form),
    ItemGroupData: [statusItems(form, release.policy), ...groupsOf(form, release, oids)],
  }
}

/** The last signature that holds: ODM has room for one. */
function signatureOf({ signatures }: ReleasedForm): XmlElement | undefined {
  const last = signatures.at(-1)
  if (!last) return undefined
  return {
    UserRef: { '@UserOID': userOid(last.person) },
    LocationRef: { '@LocationOID': LOCATION_OID },
    SignatureRef: { '@SignatureOID': signatureOid(last.meaning) },
    DateTimeStamp: { '#': last.time },
  }
}

/** How far the form is, in the numbers that OpenEDC reads off the first flag of a form. */
export function standsAs({ state }: Pick<ReleasedForm, 'state'>): XmlElement {
  return {
    '@SeqNum': '1',
    Flag: { FlagValue: { '@CodeListOID': DATA_STATUS, '#': DATA_STATUS_OF[state] ?? '2' } },
  }
}

function groupsOf(form: ReleasedForm, release: Release, oids: StudyOids): readonly XmlElement[] {
  const groups = Map.groupBy(form.values, ({ plan, repeat }) => `${plan.group.oid}/${repeat}`)
  return [...groups.values()].flatMap((values) => {
    const [first] = values
    if (!first) return []
    const { group } = first.plan
    return [
      {
        '@ItemGroupOID': oids.group(group),
        '@ItemGroupRepeatKey': group.repeating ? String(first.repeat) : undefined,
        ItemData: values.flatMap((value) => itemData(value, release, oids)),
      },
    ]
  })
}

export function itemData(value: ReleasedValue, release: Release, oids: StudyOids): readonly XmlElement[] {
  const { plan, shown, rule, stamp } = value
  const oid = oids.item(plan.item)
  const annotation = annotationOf(plan.item.missing, shown, rule)
  const audit = stamp === null ? undefined : auditRecord(stamp)
  if (shown.missing !== '') {
    return [{ '@ItemOID': oid, '@IsNull': 'Yes', AuditRecord: audit, Annotation: annotation }]
  }
  if (!hasTimeBesideDay(plan.item, release.policy.dates)) {
    return [{ '@ItemOID': oid, '@Value': shown.value, AuditRecord: audit, Annotation: annotation }]
  }
  const [day = '', time = ''] = shown.value.split('T')
  return [{ '@ItemOID': oid, '@Value': day }, ...(time === '' ? [] : [{ '@ItemOID': `${oid}_TIME`, '@Value': time }])]
}

/** Why a value is missing, and the rule of a calculated one, as flags; a typed reason is a comment. */
function annotationOf(
  missing: ReleasedValue['plan']['item']['missing'],
  shown: Disclosed,
  rule: string,
): XmlElement | undefined {
  const coded = missing?.some((code) => code.reasons?.some((reason) => reason.code === shown.missingReason)) ?? false
  const flags = [
    ...(shown.missing === '' ? [] : [flag('MISSING', MISSING_FLAG, shown.missing)]),
    ...(shown.missingReason !== '' && coded ? [flag('REASON', REASON_FLAG, shown.missingReason)] : []),
    ...(rule === '' ? [] : [flag('RULE', RULE_FLAG, rule)]),
  ]
  const comment = shown.missingReason !== '' && !coded ? { '#': shown.missingReason } : undefined
  return flags.length === 0 ? undefined : { '@SeqNum': '1', Comment: comment, Flag: flags }
}

function flag(type: string, list: string, value: string): XmlElement {
  return {
    FlagValue: { '@CodeListOID': list, '#': value },
    FlagType: { '@CodeListOID': FLAG_TYPES, '#': type },
  }
}

export function auditRecord({ sequence, time, person, reason }: ReleasedStamp): XmlElement {
  return {
    UserRef: { '@UserOID': userOid(person) },
    LocationRef: { '@LocationOID': LOCATION_OID },
    DateTimeStamp: { '#': time },
    ReasonForChange: reason === '' ? undefined : { '#': reason },
    SourceID: { '#': String(sequence) },
  }
}
