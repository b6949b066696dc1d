import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { CTCAE_VERSION } from '../../../shared/instruments/ctcae.ts'
import { codeListOid, DATA_STATUS, FLAG_TYPES, MISSING_FLAG, REASON_FLAG, RULE_FLAG } from './oids.ts'
import { type Said, translated } from './itemDefs.ts'
import type { XmlElement } from './xml.ts'

/** A code with its words. */
interface Coded {
  readonly code: string
  readonly label: Said
}

const entry = (code: string, en: string): Coded => ({ code, label: { en } })

/** Lists that the study does not define: states, and the flags that say why a value is missing. */
export const FORM_STATES = [
  entry('open', 'Open'),
  entry('complete', 'Complete'),
  entry('signed', 'Signed'),
  entry('locked', 'Locked'),
]
export const VISIT_STATES = ['planned', 'occurred', 'missed', 'cancelled'].map((code) => entry(code, code))
export const CHILD_STATES = ['screening', 'enrolled', 'completed', 'screenFailure', 'withdrawn', 'lost', 'died'].map(
  (code) => entry(code, code),
)
/** How far a form is, in the numbers that OpenEDC reads. */
export const DATA_STATUS_OF: Readonly<Record<string, string>> = { open: '2', complete: '3', signed: '4', locked: '4' }
const PROGRESS = [entry('2', 'Incomplete'), entry('3', 'Complete'), entry('4', 'Validated')]
const FLAGS = [
  entry('MISSING', 'Why there is no value'),
  entry('REASON', 'Coded reason of the missing value'),
  entry('RULE', 'Rule and version of a calculated value'),
]

export function codeListDef(oid: string, name: string, entries: readonly Coded[]): XmlElement {
  return {
    '@OID': oid,
    '@Name': name,
    '@DataType': 'text',
    CodeListItem: entries.map(({ code, label }) => ({ '@CodedValue': code, Decode: translated(label) })),
  }
}

/** The code lists of the items that leave, each once, the dictionary, and the lists of the flags. */
export function codeListDefs(items: readonly ItemDefinition[]): readonly XmlElement[] {
  const lists = new Map(
    items.flatMap((item) => ('codeList' in item && item.codeList ? [item.codeList] : [])).map((l) => [l.oid, l]),
  )
  const missing = items.flatMap((item) => item.missing ?? [])
  const distinct = (entries: readonly Coded[]) => [...new Map(entries.map((e) => [e.code, e])).values()]
  return [
    ...[...lists.values()].map((list) => codeListDef(codeListOid(list.oid), list.name, list.entries)),
    ...(items.some((item) => item.type === 'dictionary') ? [dictionary()] : []),
    codeListDef('CL.FORM_STATES', 'States of a form', FORM_STATES),
    codeListDef('CL.VISIT_STATES', 'States of a visit', VISIT_STATES),
    codeListDef('CL.CHILD_STATES', 'How far a child is', CHILD_STATES),
    codeListDef(DATA_STATUS, 'How far a form is', PROGRESS),
    codeListDef(FLAG_TYPES, 'Flags of a value', FLAGS),
    codeListDef(
      MISSING_FLAG,
      'Missing codes',
      distinct([
        ...missing.map(({ code, label }) => ({ code, label })),
        entry('NO_STUDY_DAY', 'No study day can be told'),
      ]),
    ),
    codeListDef(
      REASON_FLAG,
      'Reasons of missing codes',
      distinct([...missing.flatMap((code) => code.reasons ?? []), entry('OTHER', 'Other')]),
    ),
    // Rule versions are told in full in each flag; the list only has to exist.
    codeListDef(RULE_FLAG, 'Rules of calculated values', [entry('rule', 'Rule and version')]),
  ]
}

function dictionary(): XmlElement {
  return {
    '@OID': codeListOid('CTCAE5'),
    '@Name': 'CTCAE terms',
    '@DataType': 'text',
    ExternalCodeList: { '@Dictionary': 'CTCAE', '@Version': CTCAE_VERSION },
  }
}
