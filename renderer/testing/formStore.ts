import { addressKey, rowKey, type ItemAddress, type RowAddress } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { FormView, ItemChange } from '../../shared/ipc/views/form.ts'
import { calculateForm, checkForm, completenessOf } from '../../shared/study/engine.ts'
import { DEFAULT_SETTINGS } from '../../shared/study/settings.ts'
import { currentForm } from '../../shared/study/study.ts'

export const SUBJECT_ID = '00000000-0000-4000-8000-000000000001'
const NURSE_ID = '00000000-0000-4000-8000-0000000000aa'

interface Stored {
  readonly address: ItemAddress
  readonly answer: Answer | null
}

/** One form as the main process would hold it, in memory and with the real engine: for tests and for looking at screens. */
export class FormDouble {
  readonly formId: string
  readonly oid: string
  readonly #studyEventOid: string | null
  readonly #draft = new Map<string, Stored>()
  readonly #record = new Map<string, Stored>()
  state: FormView['state'] = 'empty'
  base = 1
  /** Every batch that was acknowledged, in order. */
  readonly kept: (readonly ItemChange[])[] = []

  constructor(formId: string, oid: string, studyEventOid: string | null) {
    this.formId = formId
    this.oid = oid
    this.#studyEventOid = studyEventOid
  }

  /** Puts answers into the record, as somebody else would. */
  put(items: readonly Stored[]): void {
    for (const item of items) this.#record.set(addressKey(item.address), item)
    this.base += 1
  }

  keep(changes: readonly ItemChange[]): Output<'forms.keep'> {
    for (const change of changes) this.#draft.set(addressKey(change.address), change)
    this.kept.push(changes)
    const { calculated, findings, open, answered, required } = this.view()
    return { keptAt: '2026-11-22T10:32:07.000Z', calculated, findings, open, answered, required }
  }

  /** Changes of a completed form, with the reason that came with them. */
  readonly changed: { readonly items: readonly ItemChange[]; readonly reason: string }[] = []

  change(items: readonly ItemChange[], reason: string): FormView {
    this.changed.push({ items, reason })
    this.put(items)
    return this.view()
  }

  #struck: FormView['struckRows'] = []

  strikeRow(row: RowAddress, reason: string): FormView {
    this.#struck = [...this.#struck, { ...row, by: 'Nurse', at: '2026-11-22T10:32:07.000Z', reason }]
    return this.view()
  }

  restoreRow({ group, repeat }: RowAddress): FormView {
    this.#struck = this.#struck.filter((row) => row.group !== group || row.repeat !== repeat)
    return this.view()
  }

  complete(): FormView {
    this.put([...this.#draft.values()])
    this.#draft.clear()
    this.state = 'complete'
    return this.view()
  }

  view(): FormView {
    const definition = currentForm(this.oid)
    const all = new Map([...this.#record, ...this.#draft])
    const values = Object.fromEntries([...all].map(([key, { answer }]) => [key, answer]))
    const form: FormSnapshot = {
      id: this.formId,
      oid: this.oid,
      version: definition.version,
      studyEvent: this.#studyEventOid,
      repeat: 1,
      state: 'open',
      struckRows: this.#struck.map(rowKey),
      values,
    }
    const site = { settings: DEFAULT_SETTINGS, now: '2026-11-22T14:02', clockSuspect: false }
    const record = recordWith(form, this.#studyEventOid)
    const { required, answered, missing, open } = completenessOf(form, record, site)
    const writable = this.state === 'empty' || this.state === 'open'
    return {
      formId: this.formId,
      subjectId: SUBJECT_ID,
      subjectCode: 'TEH-001',
      studyEventId: null,
      studyEventOid: this.#studyEventOid,
      oid: this.oid,
      version: definition.version,
      state: this.state,
      frozen: false,
      struck: false,
      notDone: null,
      observedAt: null,
      source: null,
      base: this.base,
      items: [...this.#record.values()].flatMap(({ address, answer }) => (answer ? [{ address, answer }] : [])),
      struckRows: [...this.#struck],
      draft:
        this.#draft.size > 0
          ? {
              mine: true,
              by: 'Nurse',
              since: '2026-11-22T10:00:00.000Z',
              stale: false,
              items: [...this.#draft.values()],
            }
          : null,
      calculated: calculateForm(form, record, site).map(({ address, value, rule, because }) => ({
        address,
        value: value === null ? null : [value].flat().join(', '),
        rule,
        because: because ?? null,
      })),
      scoresHidden: false,
      findings: checkForm(form, record, site).map((finding) => ({ ...finding })),
      open: [...open],
      answered: answered + missing,
      required,
      may: { write: writable, complete: writable, change: !writable, sign: false, query: true, verify: false },
      settings: { ...DEFAULT_SETTINGS },
      people: [{ id: NURSE_ID, name: 'Maryam Ahmadi', role: 'nurse' }],
      references: [],
      masked: [],
      queries: [],
    }
  }
}

function recordWith(form: FormSnapshot, studyEventOid: string | null): SubjectRecord {
  const event = {
    id: studyEventOid ?? '',
    oid: studyEventOid ?? '',
    repeat: 1,
    status: 'occurred',
    actualDate: '2026-11-22',
  } as const
  return {
    subject: { id: SUBJECT_ID, code: 'TEH-001', site: 'TEH' },
    studyEvents: studyEventOid === null ? [] : [event],
    forms: [form],
    openQueries: [],
  }
}
