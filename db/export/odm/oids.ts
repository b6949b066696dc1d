import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../../shared/form/definition.ts'

/*
 * ODM names. Every OID is unique in the whole file and holds one point, after its kind: readers look definitions up by OID alone and use
 * OIDs as names of variables. What differs between versions of a form carries the version.
 */

export const CHILD_EVENT = 'SE.CHILD'
export const LOG_EVENT = 'SE.LOG'
export const CHILD_FORM = 'F.CHILD'
export const VISIT_FORM = 'F.VISIT'
export const CHILD_GROUP = 'IG.CHILD'
export const VISIT_GROUP = 'IG.VISIT'
export const STATUS_GROUP = 'IG.FORM_STATUS'
export const MISSING_FLAG = 'CL.FLAG_MISSING'
export const REASON_FLAG = 'CL.FLAG_REASON'
export const RULE_FLAG = 'CL.FLAG_RULE'
export const DATA_STATUS = 'CL.FORM_PROGRESS'
export const FLAG_TYPES = 'CL.FLAG_TYPES'

const suffix = (version: string) => `_v${version.replaceAll('.', '_')}`

export const eventOid = (event: string) => `SE.${event.replaceAll('-', '_')}`
export const formOid = (form: string, version: string) => `F.${form}${suffix(version)}`
export const unitOid = (unit: string) => `MU.${unit}`
export const codeListOid = (list: string) => `CL.${list}`
export const methodOid = (calculation: string) => `M.${calculation}`
export const itemOid = (name: string) => `I.${name}`

/** The OIDs of the groups and items of the study, versions of a form told apart only where they differ. */
export class StudyOids {
  readonly #groups = new Map<ItemGroupDefinition, string>()
  readonly #items = new Map<ItemDefinition, string>()

  constructor(definitions: readonly FormDefinition[]) {
    const items = definitions.flatMap((form) => form.itemGroups.flatMap((g) => g.items.map((item) => ({ form, item }))))
    for (const { form, item } of items) {
      const same = items.filter((other) => other.item.oid === item.oid)
      const differs = same.some((other) => JSON.stringify(other.item) !== JSON.stringify(item))
      this.#items.set(item, `${itemOid(item.oid)}${differs ? suffix(form.version) : ''}`)
    }
    for (const form of definitions) {
      const versions = definitions.filter((other) => other.oid === form.oid).length
      for (const group of form.itemGroups)
        this.#groups.set(group, `IG.${form.oid}_${group.oid}${versions > 1 ? suffix(form.version) : ''}`)
    }
  }

  group(group: ItemGroupDefinition): string {
    return known(this.#groups, group)
  }

  item(item: ItemDefinition): string {
    return known(this.#items, item)
  }
}

function known<Definition extends { readonly oid: string }>(names: ReadonlyMap<Definition, string>, of: Definition) {
  const name = names.get(of)
  if (name === undefined) throw new Error(`${of.oid} is not in the study`)
  return name
}
