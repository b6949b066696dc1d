import { randomUUID } from 'node:crypto'
import { study } from '../../shared/study/study.ts'
import type { Change } from '../../db/record/change.ts'
import { fields, temporaryStore, type TemporaryStore } from '../../db/store/temporaryStore.ts'

const gmfm = study.forms.find((form) => form.oid === 'GMFM88')
if (!gmfm) throw new Error('the study has no GMFM-88')
const version = gmfm.version

/** The addresses of the 88 scored items. */
export const GMFM_ADDRESSES = gmfm.itemGroups.flatMap((group) =>
  group.items.filter((item) => item.type === 'score').map((item) => `${group.oid}/1/${item.oid}`),
)

/** A child with one visit; forms are added by {@link addGmfm}. */
export function addChild({ store, actors }: TemporaryStore, number: number) {
  const subjectId = randomUUID()
  const studyEventId = randomUUID()
  store.commit(actors.nurse, {
    kind: 'subject.registered',
    subject: subjectId,
    changes: [
      ...fields('subject', subjectId, { siteId: store.site, code: `T01-${number}`, status: 'screening' }),
      ...fields('studyEvent', studyEventId, { subjectId, oid: 'BL', repeat: 1, status: 'planned' }),
    ],
  })
  return { subjectId, studyEventId }
}

/** The changes that make a form and answer all of its 88 items: one act, as 'save' writes it. */
export function gmfmChanges(child: { subjectId: string; studyEventId: string }, repeat: number, score = '2') {
  const formId = randomUUID()
  const made = fields('form', formId, { ...child, oid: 'GMFM88', version, repeat, state: 'open' })
  const answers = GMFM_ADDRESSES.map((field): Change => ({
    entity: 'item',
    id: formId,
    field,
    value: { value: score },
  }))
  return { formId, made, answers }
}

/** A temporary store with this many item values in its record. */
export function filledStore(values: number): TemporaryStore {
  const temporary = temporaryStore()
  const forms = Math.ceil(values / GMFM_ADDRESSES.length)
  let child = addChild(temporary, 1)
  for (let form = 0; form < forms; form++) {
    if (form % 40 === 39) child = addChild(temporary, form)
    const { formId, made, answers } = gmfmChanges(child, (form % 40) + 1, String(form % 4))
    temporary.clock.pass(60_000)
    temporary.store.commit(temporary.actors.nurse, { kind: 'form.saved', form: formId, changes: [...made, ...answers] })
  }
  return temporary
}
