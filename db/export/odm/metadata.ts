import type { Condition } from '../../../shared/form/condition.ts'
import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { describeCondition } from '../../../shared/form/describe.ts'
import { study } from '../../../shared/study/study.ts'
import type { Release } from '../release.ts'
import { codeListDefs } from './codeLists.ts'
import { openEdcExpression } from './expressions.ts'
import { itemDefsOf, translated } from './itemDefs.ts'
import {
  CHILD_EVENT,
  CHILD_FORM,
  eventOid,
  formOid,
  LOG_EVENT,
  methodOid,
  STATUS_GROUP,
  StudyOids,
  unitOid,
  VISIT_FORM,
} from './oids.ts'
import { standingDefs } from './standing.ts'
import type { XmlElement } from './xml.ts'

export const METADATA_OID = `MDV.${study.version}`

/** The Study element: everything that leaves, derived from the definitions. What the profile drops is not defined either. */
export class OdmMetadata {
  readonly oids: StudyOids
  readonly #release: Release
  readonly #conditions = new Map<string, XmlElement>()
  readonly #conditionOids = new Map<string, string>()

  constructor(release: Release) {
    this.#release = release
    this.oids = new StudyOids(release.definitions)
  }

  /** The Study element. */
  study(): XmlElement {
    const forms = this.#release.definitions
    const items = this.#items()
    const units = [...new Set(items.flatMap((item) => ('unit' in item && item.unit ? [item.unit] : [])))]
    const standing = standingDefs(this.#release.policy)
    const formDefs = forms.map((form) => this.#formDef(form))
    const groupDefs = forms.flatMap((form) => this.#groupsOf(form).map((group) => this.#groupDef(form, group)))
    return {
      '@OID': study.oid,
      GlobalVariables: {
        StudyName: { '#': study.name.en },
        StudyDescription: { '#': `${study.name.en}. Definition ${study.version}.` },
        ProtocolName: { '#': study.oid },
      },
      BasicDefinitions: {
        MeasurementUnit: units.map((unit) => ({
          '@OID': unitOid(unit),
          '@Name': unit,
          Symbol: translated({ en: unit }),
        })),
      },
      MetaDataVersion: {
        '@OID': METADATA_OID,
        '@Name': `Study definition ${study.version}`,
        Protocol: { StudyEventRef: this.#events().map((oid, index) => ref('StudyEvent', oid, index, false)) },
        StudyEventDef: this.#eventDefs(),
        FormDef: [...standing.forms, ...formDefs],
        ItemGroupDef: [...standing.groups, ...distinct(groupDefs)],
        ItemDef: [
          ...standing.items,
          ...items.flatMap((item) => itemDefsOf(this.oids.item(item), item, this.#release.policy.dates)),
        ],
        CodeList: codeListDefs(items),
        ConditionDef: [...this.#conditions.values()],
        MethodDef: this.#methods(items),
      },
    }
  }

  /** The items that leave, each definition once. */
  #items(): readonly ItemDefinition[] {
    const leaving = this.#release.definitions.flatMap((form) =>
      [...this.#release.planOf(form).items.values()].filter((plan) => plan.leaves).map((plan) => plan.item),
    )
    return [...new Map(leaving.map((item) => [this.oids.item(item), item])).values()]
  }

  #leaves(form: FormDefinition, item: ItemDefinition): boolean {
    return this.#release.planOf(form).items.get(item.oid)?.leaves ?? false
  }

  #groupsOf(form: FormDefinition): readonly ItemGroupDefinition[] {
    return form.itemGroups.filter((group) => group.items.some((item) => this.#leaves(form, item)))
  }

  #events(): readonly string[] {
    return [CHILD_EVENT, ...study.studyEvents.map((event) => eventOid(event.oid)), LOG_EVENT]
  }

  #eventDefs(): readonly XmlElement[] {
    const versionsOf = (oid: string) => this.#release.definitions.filter((form) => form.oid === oid)
    const formRefs = (oids: readonly string[], required: ReadonlySet<string> = new Set()) =>
      oids
        .flatMap(versionsOf)
        .map((form, index) => ref('Form', formOid(form.oid, form.version), index + 1, required.has(form.oid)))
    const common = (oid: string, name: string, refs: readonly XmlElement[]): XmlElement => ({
      '@OID': oid,
      '@Name': name,
      '@Repeating': 'No',
      '@Type': 'Common',
      FormRef: refs,
    })
    return [
      common(CHILD_EVENT, 'Child', [ref('Form', CHILD_FORM, 0, true)]),
      ...study.studyEvents.map((event): XmlElement => {
        const required = event.forms.filter((each) => each.presence === 'required').map((each) => each.form)
        const atVisit = event.forms.map((each) => each.form).filter((form) => !study.logs.includes(form))
        // Unscheduled visits may hold any form of a visit.
        const forms = event.repeating ? visitForms(this.#release.definitions) : atVisit
        return {
          '@OID': eventOid(event.oid),
          '@Name': event.oid,
          '@Repeating': event.repeating ? 'Yes' : 'No',
          '@Type': event.repeating ? 'Unscheduled' : 'Scheduled',
          Description: translated(event.name),
          FormRef: [ref('Form', VISIT_FORM, 0, false), ...formRefs([...new Set(forms)], new Set(required))],
        }
      }),
      common(LOG_EVENT, 'Running logs', formRefs(study.logs)),
    ]
  }

  #formDef(form: FormDefinition): XmlElement {
    return {
      '@OID': formOid(form.oid, form.version),
      '@Name': `${form.oid} ${form.version}`,
      '@Repeating': form.kind === 'log' ? 'Yes' : 'No',
      Description: translated(form.name),
      ItemGroupRef: [
        ref('ItemGroup', STATUS_GROUP, 0, true),
        ...this.#groupsOf(form).map((group, index) => ({
          ...ref('ItemGroup', this.oids.group(group), index + 1, !group.visible && !group.repeating),
          '@CollectionExceptionConditionOID': this.#condition(group.visible, form),
        })),
      ],
    }
  }

  #groupDef(form: FormDefinition, group: ItemGroupDefinition): XmlElement {
    const items = group.items.filter((item) => this.#leaves(form, item))
    const { dates } = this.#release.policy
    return {
      '@OID': this.oids.group(group),
      '@Name': `${form.oid} ${group.oid}`,
      '@Repeating': group.repeating ? 'Yes' : 'No',
      Description: translated(group.label),
      ItemRef: items
        .flatMap((item) =>
          itemDefsOf(this.oids.item(item), item, dates).map((def, index) => ({
            item,
            oid: typeof def['@OID'] === 'string' ? def['@OID'] : '',
            index,
          })),
        )
        .map(({ item, oid, index }, order) => ({
          ...ref('Item', oid, order, index === 0 && item.required === true && !item.visible),
          '@CollectionExceptionConditionOID': this.#condition(item.visible, form),
          '@MethodOID': item.type === 'calculated' ? methodOid(item.calculation) : undefined,
        })),
    }
  }

  /** ODM says when NOT to collect; OpenEDC reads an expression of its own that says when to show. */
  #condition(visible: Condition | undefined, form: FormDefinition): string | undefined {
    if (visible === undefined) return undefined
    const key = `${form.oid} ${form.version} ${JSON.stringify(visible)}`
    const known = this.#conditionOids.get(key)
    if (known !== undefined) return known
    const oid = `C.${this.#conditions.size + 1}`
    const words = describeCondition(visible)
    const expression = openEdcExpression(visible, form, this.oids)
    this.#conditionOids.set(key, oid)
    this.#conditions.set(oid, {
      '@OID': oid,
      '@Name': `Not collected in ${form.oid}, condition ${this.#conditions.size + 1}`,
      Description: translated({ en: `Not collected unless ${words}` }),
      FormalExpression: [
        ...(expression === undefined ? [] : [{ '@Context': 'OpenEDC', '#': expression }]),
        { '@Context': 'Trialbook', '#': JSON.stringify({ is: 'not', of: visible }) },
      ],
    })
    return oid
  }

  #methods(items: readonly ItemDefinition[]): readonly XmlElement[] {
    const calculations = new Map(
      items.flatMap((item) => (item.type === 'calculated' ? [[item.calculation, item.label.en] as const] : [])),
    )
    return [...calculations].map(([calculation, label]) => ({
      '@OID': methodOid(calculation),
      '@Name': calculation,
      '@Type': 'Computation',
      Description: translated({ en: `${label}, computed by the product from the other items.` }),
    }))
  }
}

function ref(kind: 'StudyEvent' | 'Form' | 'ItemGroup' | 'Item', oid: string, order: number, mandatory: boolean) {
  return { [`@${kind}OID`]: oid, '@OrderNumber': String(order + 1), '@Mandatory': mandatory ? 'Yes' : 'No' }
}

function visitForms(definitions: readonly FormDefinition[]): readonly string[] {
  return [...new Set(definitions.filter((form) => form.kind === 'visit').map((form) => form.oid))]
}

function distinct(defs: readonly XmlElement[]): readonly XmlElement[] {
  return [...new Map(defs.map((def) => [def['@OID'], def])).values()]
}
