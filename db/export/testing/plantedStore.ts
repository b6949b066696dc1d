import { randomUUID } from 'node:crypto'
import type { FormDefinition, ItemDefinition } from '../../../shared/form/definition.ts'
import { currentForm, study } from '../../../shared/study/study.ts'
import type { Change } from '../../record/change.ts'
import { fields, type TemporaryStore } from '../../store/temporaryStore.ts'

/** What must never be found in a de-identified file: each is typed somewhere, and into every text field. */
export const PLANTED = {
  name: 'Karimzadeh',
  persianName: 'زهرا',
  record: 'MR-55120',
  phone: '0912 345 6789',
  mail: 'parent@example.org',
  lot: 'LOT-77XQ',
  birth: '2020-02-29',
  visit: '2026-02-20',
  dose: '2026-02-25',
  hijri: '1404/12/01',
} as const

const SENTENCE = `Met ${PLANTED.name} (${PLANTED.persianName}, ${PLANTED.record}) on ${PLANTED.visit}, ${PLANTED.hijri}; call ${PLANTED.phone} or ${PLANTED.mail}. Lot ${PLANTED.lot}.`
const IDENTITY: Readonly<Record<string, string>> = {
  GIVEN_NAME: PLANTED.persianName,
  FAMILY_NAME: PLANTED.name,
  RECORD_NUMBER: PLANTED.record,
  BIRTH_DATE: PLANTED.birth,
  LOT_NO: PLANTED.lot,
  INJ_START: `${PLANTED.dose}T10:00`,
}

/** A child with every form of the study where it first stands, every item answered, and the secrets in every text. */
export function addPlantedChild(temporary: TemporaryStore, number: number): { readonly subjectId: string } {
  const { store, actors } = temporary
  const subjectId = randomUUID()
  const visits = new Map(study.studyEvents.map((event) => [event.oid, randomUUID()]))
  const changes: Change[] = [
    ...fields('subject', subjectId, { siteId: store.site, code: `T01-0${number}`, status: 'enrolled' }),
    ...[...visits].flatMap(([oid, id]) =>
      fields('studyEvent', id, { subjectId, oid, repeat: 1, status: 'occurred', actualDate: PLANTED.visit }),
    ),
  ]
  const forms = [...new Set(study.forms.map((form) => form.oid))].map(currentForm)
  const ids = new Map(forms.map((form) => [form.oid, randomUUID()]))
  for (const form of forms) {
    const event = study.studyEvents.find((each) => each.forms.some((entry) => entry.form === form.oid))
    const id = ids.get(form.oid) ?? ''
    const visit = form.kind === 'log' ? undefined : visits.get(event?.oid ?? 'SCR')
    changes.push(
      ...fields('form', id, {
        subjectId,
        ...(visit === undefined ? {} : { studyEventId: visit }),
        oid: form.oid,
        version: form.version,
        repeat: 1,
        state: 'open',
        observedAt: `${PLANTED.visit}T09:00`,
      }),
      ...answersOf(form, id, ids, actors.nurse.id),
    )
  }
  store.commit(actors.nurse, { kind: 'subject.registered', subject: subjectId, changes })
  return { subjectId }
}

function answersOf(form: FormDefinition, id: string, ids: ReadonlyMap<string, string>, person: string): Change[] {
  return form.itemGroups.flatMap((group) =>
    group.items.flatMap((item): Change[] =>
      (group.repeating ? [1, 2] : [1]).map((repeat) => {
        const field = `${group.oid}/${repeat}/${item.oid}`
        const answer = answerTo(item, ids, person, repeat)
        if (item.type === 'calculated') {
          return { entity: 'calculatedItem', id, field, value: { answer, rule: `${item.calculation}/1` } }
        }
        return { entity: item.identity ? 'identityItem' : 'item', id, field, value: answer }
      }),
    ),
  )
}

/** An answer of the right shape; in second rows a missing code with its reason, where the item has one. */
function answerTo(item: ItemDefinition, ids: ReadonlyMap<string, string>, person: string, repeat: number) {
  const [missing] = item.missing ?? []
  if (missing && (repeat > 1 || item.oid.endsWith('2'))) {
    const [reason] = missing.reasons ?? []
    return reason ? { missing: missing.code, reason: reason.code } : { missing: missing.code }
  }
  return { value: IDENTITY[item.oid] ?? valueFor(item, ids, person) }
}

function valueFor(item: ItemDefinition, ids: ReadonlyMap<string, string>, person: string): string | string[] {
  switch (item.type) {
    case 'text':
      return item.disclosure === 'directIdentifier' ? `${PLANTED.name} ${PLANTED.record}` : SENTENCE
    case 'integer':
    case 'decimal':
      return String(item.range.hard?.min ?? 1)
    case 'date':
    case 'partialDate':
      return PLANTED.visit
    case 'dateTime':
    case 'partialDateTime':
      return `${PLANTED.visit}T08:30`
    case 'time':
      return '08:30'
    case 'choice':
    case 'score':
      return item.codeList.entries[0]?.code ?? ''
    case 'multiChoice':
      return item.codeList.entries.slice(0, 2).map((entry) => entry.code)
    case 'user':
      return person
    case 'reference':
      return ids.get(item.form) ?? ''
    case 'dictionary':
      return 'Nausea'
    case 'calculated':
      if (item.disclosure === 'directIdentifier') return 'T01-01'
      return item.codeList?.entries[0]?.code ?? (item.disclosure === 'coded' ? 'Gastrointestinal disorders' : '1')
  }
}
