import type { DateTransform } from '../dates.ts'
import type { DisclosurePolicy } from '../disclosure.ts'
import type { ReleasedChild, ReleasedForm, ReleasedVisit } from '../released.ts'
import { plainItem, translated, type Said } from './itemDefs.ts'
import { CHILD_FORM, CHILD_GROUP, itemOid, STATUS_GROUP, VISIT_FORM, VISIT_GROUP } from './oids.ts'
import type { XmlElement } from './xml.ts'

/*
 * How a child, a visit and a form stand: facts of the record that are no items of the study. They travel as three small forms and groups of
 * their own, so that any ODM reader sees them.
 */

type Policy = Pick<DisclosurePolicy, 'identified'> & { readonly dates: Pick<DateTransform, 'unit'> }

interface Fact {
  readonly name: string
  readonly label: Said
  readonly type: 'text' | 'integer' | 'day' | 'moment'
  readonly list?: string
}

const fact = (name: string, en: string, type: Fact['type'] = 'text', list?: string): Fact => ({
  name,
  label: { en },
  type,
  ...(list === undefined ? {} : { list }),
})

const childFacts = [
  fact('CHILD_STATUS', 'How far the child is', 'text', 'CL.CHILD_STATES'),
  fact('CHILD_SEX', 'Sex: 1 male, 2 female'),
  fact('CHILD_AGE', 'Age in completed years at dose 1, or its band'),
  fact('CHILD_GMFCS', 'GMFCS level at baseline'),
]
const visitFacts = ({ identified }: Policy) => [
  fact('VISIT_STATUS', 'State of the visit', 'text', 'CL.VISIT_STATES'),
  fact('VISIT_PLANNED', 'Planned for', 'day'),
  fact('VISIT_ACTUAL', 'Took place on', 'day'),
  ...(identified ? [fact('VISIT_MISSED_REASON', 'Why it was missed')] : []),
]
const formFacts = ({ identified }: Policy) => [
  fact('FORM_STATE', 'State of the form', 'text', 'CL.FORM_STATES'),
  fact('FORM_OBSERVED', 'Observed at', 'moment'),
  ...(identified ? [fact('FORM_STRUCK', '1 when the row is struck through and counts nowhere', 'integer')] : []),
  ...(identified
    ? [fact('FORM_ROWS_STRUCK', 'Rows of its groups that are struck through and count nowhere: GROUP/row, spaced')]
    : []),
  fact('FORM_NOT_DONE', '1 when the whole assessment was not done', 'integer'),
  ...(identified ? [fact('FORM_NOT_DONE_REASON', 'Why it was not done')] : []),
]

/** The definitions of these forms, groups and items. */
export function standingDefs(policy: Policy): {
  readonly forms: readonly XmlElement[]
  readonly groups: readonly XmlElement[]
  readonly items: readonly XmlElement[]
} {
  const sets = [
    { group: CHILD_GROUP, form: CHILD_FORM, name: 'Child', facts: childFacts },
    { group: VISIT_GROUP, form: VISIT_FORM, name: 'Visit', facts: visitFacts(policy) },
    { group: STATUS_GROUP, form: null, name: 'How the form stands', facts: formFacts(policy) },
  ]
  const defs = sets.map((set) => ({ ...set, items: set.facts.flatMap((each) => factItems(each, policy)) }))
  return {
    forms: defs.flatMap(({ form, name, group }) =>
      form === null
        ? []
        : [
            {
              '@OID': form,
              '@Name': name,
              '@Repeating': 'No',
              Description: translated({ en: name }),
              ItemGroupRef: { '@ItemGroupOID': group, '@OrderNumber': '1', '@Mandatory': 'Yes' },
            },
          ],
    ),
    groups: defs.map(({ group, name, items }) => ({
      '@OID': group,
      '@Name': name,
      '@Repeating': 'No',
      Description: translated({ en: name }),
      ItemRef: items.map((item, index) => ({
        '@ItemOID': item['@OID'],
        '@OrderNumber': String(index + 1),
        '@Mandatory': 'No',
      })),
    })),
    items: defs.flatMap(({ items }) => items),
  }
}

function factItems({ name, label, type, list }: Fact, { dates }: Policy): readonly XmlElement[] {
  const item = (suffix: string, odmType: string, text: Said) =>
    plainItem(itemOid(`${name}${suffix}`), `${name}${suffix}`, odmType, text, list)
  if (type === 'day') return [item('', dates.unit === 'day' ? 'integer' : 'date', label)]
  if (type !== 'moment') return [item('', type, label)]
  return dates.unit === 'day'
    ? [item('', 'integer', label), item('_TIME', 'partialTime', { en: `${label.en}: time of day` })]
    : [item('', 'partialDatetime', label)]
}

export function childItems(child: ReleasedChild): XmlElement {
  return groupData(CHILD_GROUP, {
    CHILD_STATUS: child.status,
    CHILD_SEX: child.sex,
    CHILD_AGE: child.age,
    CHILD_GMFCS: child.gmfcs,
  })
}

export function visitItems(visit: ReleasedVisit): XmlElement {
  return groupData(VISIT_GROUP, {
    VISIT_STATUS: visit.status,
    VISIT_PLANNED: visit.planned,
    VISIT_ACTUAL: visit.actual,
    VISIT_MISSED_REASON: visit.missedReason,
  })
}

export function statusItems(form: ReleasedForm, { dates }: Policy): XmlElement {
  const [observed = '', time = ''] = dates.unit === 'day' ? form.observed.split('T') : [form.observed]
  return groupData(STATUS_GROUP, {
    FORM_STATE: form.state,
    FORM_OBSERVED: observed,
    FORM_OBSERVED_TIME: time,
    FORM_STRUCK: form.struck ? '1' : '',
    FORM_ROWS_STRUCK: form.struckRows.join(' '),
    FORM_NOT_DONE: form.notDone ? '1' : '',
    FORM_NOT_DONE_REASON: form.notDoneReason,
  })
}

function groupData(group: string, values: Readonly<Record<string, string>>): XmlElement {
  return {
    '@ItemGroupOID': group,
    ItemData: Object.entries(values).flatMap(([name, value]) =>
      value === '' ? [] : [{ '@ItemOID': itemOid(name), '@Value': value }],
    ),
  }
}
