import { addressKey } from '../../../shared/form/address.ts'
import type { FormDefinition } from '../../../shared/form/definition.ts'
import { study } from '../../../shared/study/study.ts'
import { itemOid, LOG_EVENT, MISSING_FLAG, REASON_FLAG } from '../../export/odm/oids.ts'
import { missingAnswer, valueAnswer } from '../answerFrom.ts'
import type { ProposedForm, ProposedValue, ProposedVisit, RefusedRow } from '../model.ts'
import type { GroupNames, OidMaps } from './oidMaps.ts'
import type { OdmPlace } from './odmPlace.ts'
import type { Attributes } from './xmlEvents.ts'

/** Who, when and why, as an AuditRecord says it. */
interface Audit {
  user?: string
  time?: string
  reason?: string
}

/** One ItemData as it is read. */
interface OdmItem {
  readonly group: string
  readonly repeat: string
  readonly oid: string
  readonly line: number
  readonly transaction: string | undefined
  value: string | null
  isNull: boolean
  missing: string
  reason: string
  audit: Audit
}

/** One form of an ODM file, put together from its elements. Later values of one address take the place of earlier ones. */
export class OdmForm {
  readonly subject: string
  readonly event: string
  readonly form: string
  readonly #eventKey: string
  readonly #formKey: string
  readonly #maps: OidMaps
  readonly #place: string
  readonly #items = new Map<string, OdmItem>()
  #group = ''
  #repeat = ''
  #item: OdmItem | null = null
  #audit: Audit = {}
  #formAudit: Audit = {}
  #signed: Audit | null = null
  #flag = ''
  #dataStatus = ''

  constructor(maps: OidMaps, place: OdmPlace, words: string) {
    this.#maps = maps
    this.#place = words
    this.subject = place.subject
    this.event = place.event
    this.#eventKey = place.eventKey
    this.form = place.form
    this.#formKey = place.formKey
  }

  open(name: string, attributes: Attributes, line: number): void {
    if (name === 'ItemGroupData') {
      this.#group = attributes.get('ItemGroupOID') ?? ''
      this.#repeat = attributes.get('ItemGroupRepeatKey') ?? ''
    } else if (name === 'AuditRecord' || name === 'Signature') this.#audit = {}
    else if (name === 'UserRef') this.#audit.user = attributes.get('UserOID') ?? ''
    else if (name === 'FlagValue') this.#flag = attributes.get('CodeListOID') ?? ''
    else if (name.startsWith('ItemData')) {
      this.#item = {
        group: this.#group,
        repeat: this.#repeat,
        oid: attributes.get('ItemOID') ?? '',
        line,
        transaction: attributes.get('TransactionType'),
        value: attributes.get('Value') ?? null,
        isNull: attributes.get('IsNull') === 'Yes',
        missing: '',
        reason: '',
        audit: this.#formAudit,
      }
    }
  }

  close(name: string, text: string): void {
    const item = this.#item
    if (name === 'DateTimeStamp') this.#audit.time = text.trim()
    else if (name === 'ReasonForChange') this.#audit.reason = text
    else if (name === 'AuditRecord') {
      if (item) item.audit = this.#audit
      else this.#formAudit = this.#audit
    } else if (name === 'Signature' && !item) this.#signed = this.#audit
    else if (name === 'FlagValue') this.#hearFlag(text.trim())
    else if (name === 'Comment' && item) item.reason = text
    else if (name.startsWith('ItemData') && item) {
      // ItemDataString and its like hold the value as text (ODM 1.3.2, typed data).
      if (name !== 'ItemData') item.value = text
      this.#keep(item)
      this.#item = null
    }
  }

  #hearFlag(value: string): void {
    if (!this.#item) this.#dataStatus = value
    else if (this.#flag === MISSING_FLAG) this.#item.missing = value
    else if (this.#flag === REASON_FLAG) this.#item.reason = value
  }

  #keep(item: OdmItem): void {
    const key = [item.group, item.repeat, item.oid].join('\u0000')
    const isEmpty = item.value === null ? !item.isNull || item.missing === '' : item.value === ''
    if (item.transaction === 'Context') return
    if (item.transaction === 'Remove' || isEmpty) this.#items.delete(key)
    else this.#items.set(key, item)
  }

  /** A fact that is no item of the study: how a child, a visit or a form stands. */
  fact(name: string): string | null {
    for (const item of this.#items.values()) if (item.oid === itemOid(name)) return item.value
    return null
  }

  words(): Omit<RefusedRow, 'item' | 'reason'> {
    return { place: this.#place, subject: this.subject, form: this.#maps.forms.get(this.form)?.oid ?? this.form }
  }

  visit(): ProposedVisit | null {
    const oid = this.#maps.events.get(this.event)
    if (oid === undefined) return null
    return {
      place: this.#place,
      subject: this.subject,
      oid,
      repeat: repeatOf(this.#eventKey),
      status: this.fact('VISIT_STATUS'),
      plannedDate: this.fact('VISIT_PLANNED'),
      actualDate: this.fact('VISIT_ACTUAL'),
      missedReason: this.fact('VISIT_MISSED_REASON'),
    }
  }

  /** The form in the words of the study, and what of it those words do not know. `users` gives login names by OID. */
  proposed(
    users: ReadonlyMap<string, string>,
    logEvent = LOG_EVENT,
  ): { readonly form: ProposedForm | null; readonly problems: readonly RefusedRow[] } {
    const problem = (reason: string, item = '', place = this.#place): RefusedRow => ({
      ...this.words(),
      place,
      item,
      reason,
    })
    const definition = this.#maps.forms.get(this.form)
    if (!definition) return { form: null, problems: [problem('The study has no such form, or not in this version.')] }
    const event = this.event === logEvent ? null : this.#maps.events.get(this.event)
    if (event === undefined) return { form: null, problems: [problem('The study has no such visit.')] }
    const values: ProposedValue[] = []
    const computed = new Map<string, string>()
    const problems: RefusedRow[] = []
    for (const item of this.#items.values()) {
      if (item.group === STATUS) continue
      const names = this.#maps.groups.get(item.group)
      const found = names && belongs(definition, names) ? names.items.get(item.oid) : undefined
      if (!names || !found) {
        problems.push(problem('The form has no such item.', item.oid, `line ${item.line}`))
        continue
      }
      const address = { group: names.group.oid, repeat: repeatOf(item.repeat), item: found.oid }
      if (found.type === 'calculated') {
        computed.set(addressKey(address), item.value ?? item.missing)
        continue
      }
      const answer = item.value === null ? missingAnswer(item.missing, item.reason) : valueAnswer(found, item.value)
      values.push({ ...address, answer, place: `line ${item.line}`, ...entryOf(item.audit, users) })
    }
    const state = this.fact('FORM_STATE') ?? FROM_DATA_STATUS[this.#dataStatus] ?? 'open'
    const form: ProposedForm = {
      place: this.#place,
      subject: this.subject,
      studyEvent: event,
      studyEventRepeat: event === null ? 1 : repeatOf(this.#eventKey),
      form: definition.oid,
      version: definition.version,
      repeat: study.logs.includes(definition.oid) ? (this.#formKey === '' ? null : repeatOf(this.#formKey)) : 1,
      complete: state !== 'open',
      struck: this.fact('FORM_STRUCK') === '1',
      struckRows: (this.fact('FORM_ROWS_STRUCK') ?? '').split(' ').filter((row) => row !== ''),
      notDone: this.fact('FORM_NOT_DONE') === '1' ? (this.fact('FORM_NOT_DONE_REASON') ?? 'Not said') : null,
      ...signedOf(this.#signed, users),
      observed: this.fact('FORM_OBSERVED'),
      values,
      computed,
    }
    return { form, problems }
  }
}

const STATUS = 'IG.FORM_STATUS'
/** How OpenEDC flags a form: 2 incomplete, 3 complete, 4 validated. */
const FROM_DATA_STATUS: Readonly<Record<string, string>> = {
  '1': 'open',
  '2': 'open',
  '3': 'complete',
  '4': 'complete',
}

const belongs = (form: FormDefinition, names: GroupNames) => form.itemGroups.includes(names.group)

function repeatOf(key: string): number {
  return key === '' ? 1 : /^[1-9]\d{0,4}$/.test(key) ? Number(key) : 0
}

function signedOf(signed: Audit | null, users: ReadonlyMap<string, string>) {
  const { entered, enteredBy } = entryOf(signed ?? {}, users)
  return entered === undefined || enteredBy === undefined ? {} : { signed: { user: enteredBy, at: entered } }
}

function entryOf({ user, time, reason }: Audit, users: ReadonlyMap<string, string>) {
  const entered = time === undefined || Number.isNaN(Date.parse(time)) ? undefined : new Date(time).toISOString()
  return {
    ...(entered === undefined ? {} : { entered }),
    ...(user === undefined ? {} : { enteredBy: users.get(user) ?? user.replace(/^U\./, '') }),
    ...(reason === undefined || reason === '' ? {} : { reason }),
  }
}
