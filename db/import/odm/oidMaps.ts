import type { FormDefinition, ItemDefinition, ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { study } from '../../../shared/study/study.ts'
import { eventOid, formOid, StudyOids } from '../../export/odm/oids.ts'

/** The names of an ODM file back to what they stand for; the other way round than the export. */
export interface OidMaps {
  /** A visit's OID in the study. */
  readonly events: ReadonlyMap<string, string>
  readonly forms: ReadonlyMap<string, FormDefinition>
  /** Each group with its items by their names in the file. */
  readonly groups: ReadonlyMap<string, GroupNames>
}

export interface GroupNames {
  readonly form: string
  readonly group: ItemGroupDefinition
  readonly items: ReadonlyMap<string, ItemDefinition>
}

/** The names that this release writes. */
export function oidMaps(): OidMaps {
  const oids = new StudyOids(study.forms)
  const groups = study.forms.flatMap((form) =>
    form.itemGroups.map((group): [string, GroupNames] => [
      oids.group(group),
      { form: form.oid, group, items: new Map(group.items.map((item) => [oids.item(item), item])) },
    ]),
  )
  return {
    events: new Map(study.studyEvents.map(({ oid }) => [eventOid(oid), oid])),
    forms: new Map(study.forms.map((form) => [formOid(form.oid, form.version), form])),
    groups: new Map(groups),
  }
}
