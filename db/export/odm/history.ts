import { study } from '../../../shared/study/study.ts'
import type { Release } from '../release.ts'
import type { ReleasedChange, ReleasedChild, ReleasedForm } from '../released.ts'
import { auditRecord, itemData, LOCATION_OID } from './clinical.ts'
import { eventOid, formOid, LOG_EVENT, type StudyOids } from './oids.ts'
import { xml, xmlTags, type XmlElement } from './xml.ts'

const REPEATING: ReadonlySet<string> = new Set(study.studyEvents.filter((e) => e.repeating).map((e) => e.oid))

/**
 * The history of every value as ODM tells it: one FormData for each act on a form, in the order in which they happened, each value
 * inserted, updated or removed, with who, where, when, why and the number of its record in the trail (R46). A value that was redacted is told as
 * a change without a value.
 */
export class OdmHistory {
  readonly #release: Release
  readonly #oids: StudyOids
  readonly #put: (text: string) => void

  constructor(release: Release, oids: StudyOids, put: (text: string) => void) {
    this.#release = release
    this.#oids = oids
    this.#put = put
  }

  child(child: ReleasedChild): void {
    this.#put(xmlTags('SubjectData', { '@SubjectKey': child.name, '@TransactionType': 'Insert' }).open)
    this.#put(xml('SiteRef', { '@LocationOID': LOCATION_OID }))
  }

  form(form: ReleasedForm): void {
    const acts = [...Map.groupBy(form.history(), ({ stamp }) => `${stamp.time} ${stamp.person}`).values()]
    if (acts.length === 0) return
    const { studyEvent, studyEventRepeat } = form
    this.#put(
      xml('StudyEventData', {
        '@StudyEventOID': studyEvent === null ? LOG_EVENT : eventOid(studyEvent),
        '@StudyEventRepeatKey': studyEvent !== null && REPEATING.has(studyEvent) ? String(studyEventRepeat) : undefined,
        '@TransactionType': 'Upsert',
        FormData: acts.map((changes, index) => this.#act(form, changes, index)),
      }),
    )
  }

  childDone(): void {
    this.#put('</SubjectData>')
  }

  #act(form: ReleasedForm, changes: readonly ReleasedChange[], index: number): XmlElement {
    const [first] = changes
    const groups = Map.groupBy(changes, ({ plan, repeat }) => `${plan.group.oid}/${repeat}`)
    return {
      '@FormOID': formOid(form.form, form.version),
      '@FormRepeatKey': form.plan.definition.kind === 'log' ? String(form.repeat) : undefined,
      '@TransactionType': index === 0 ? 'Insert' : 'Update',
      AuditRecord: first && auditRecord({ ...first.stamp, reason: '' }),
      ItemGroupData: [...groups.values()].flatMap((own) => {
        const [one] = own
        if (!one) return []
        const { group } = one.plan
        return [
          {
            '@ItemGroupOID': this.#oids.group(group),
            '@ItemGroupRepeatKey': group.repeating ? String(one.repeat) : undefined,
            '@TransactionType': 'Upsert',
            ItemData: own.flatMap((change) => this.#item(change)),
          },
        ]
      }),
    }
  }

  #item(change: ReleasedChange): readonly XmlElement[] {
    const { shown, transaction } = change
    if (shown === null) {
      const oid = this.#oids.item(change.plan.item)
      return [
        { '@ItemOID': oid, '@TransactionType': transaction, '@IsNull': 'Yes', AuditRecord: auditRecord(change.stamp) },
      ]
    }
    return itemData({ ...change, shown }, this.#release, this.#oids).map((item) => ({
      ...item,
      '@TransactionType': transaction,
    }))
  }
}
