import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formVersion, readDraft } from '../drafts/draft.ts'
import { calculationsOf, itemsOf } from '../read/formItems.ts'
import { assess, workingForm } from '../read/workingForm.ts'
import { Refusal } from '../record/refusal.ts'
import { readingOf, type ActContext } from './actContext.ts'
import { registerSubject } from './registerSubject.ts'
import { saveForm } from './saveForm.ts'
import { keep, opened } from './testing/child.ts'
import { testSite } from './testing/site.ts'

/** Answers that an item takes, and some that it refuses. The limits are those of the protocol and the instruments. */
const ITEMS: Readonly<
  Record<string, Readonly<Record<string, { readonly valid: string[]; readonly invalid: string[] }>>>
> = {
  DEMOG: {
    BIRTH_DATE: { valid: ['2020-05-01', '2020-02-29', '2012-01-01'], invalid: ['2021-02-29', 'spring', '2020-13-01'] },
    SEX: { valid: ['1', '2'], invalid: ['7', ''] },
    WEIGHT: { valid: ['14.5', '7', '61'], invalid: ['400', '-3', 'heavy', '1e1'] },
    HEIGHT: { valid: ['98', '141'], invalid: ['9', '9800', 'tall'] },
  },
  BBS: {
    BBS_VARIANT: { valid: ['BBS', 'PBS'], invalid: ['GMFM'] },
    BBS01: { valid: ['0', '2', '4'], invalid: ['5', '-1', 'x', '1.5'] },
    BBS02: { valid: ['1', '4'], invalid: ['8'] },
    BBS14: { valid: ['0', '3'], invalid: ['NT?'] },
    PBS01: { valid: ['0', '4'], invalid: ['5'] },
  },
}

const steps = Object.entries(ITEMS).flatMap(([form, items]) =>
  Object.entries(items).flatMap(([item, { valid, invalid }]) => [
    ...[...valid, null].map((value) => ({ kind: 'answer' as const, form, item, value, possible: true })),
    ...invalid.map((value) => ({ kind: 'answer' as const, form, item, value, possible: false })),
  ]),
)
const step = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...steps) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'save' as const, form: 'DEMOG' }, { kind: 'save' as const, form: 'BBS' }),
  },
)

interface Bedside {
  readonly nurse: ActContext
  readonly formIds: Readonly<Record<string, string>>
  readonly remove: () => void
}

function bedside(): Bedside {
  const site = testSite()
  const nurse = site.as('nurse')
  const { subjectId } = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' })
  const formIds = { DEMOG: opened(nurse, subjectId, 'DEMOG', 'SCR'), BBS: opened(nurse, subjectId, 'BBS', 'BL') }
  // The rest of the scale is there, so that each step may complete its score or take it away.
  const others = Array.from({ length: 11 }, (_, index) => [`BBS${String(index + 3).padStart(2, '0')}`, '2'] as const)
  keep(nurse, formIds.BBS, { BBS_VARIANT: 'BBS', ...Object.fromEntries<string>(others) })
  return { nurse, formIds, remove: () => site.remove() }
}

function save({ nurse, formIds }: Bedside, form: string): void {
  const formId = formIds[form]!
  if (readDraft(nurse.store.db, formId) === undefined) return
  saveForm(nurse, { formId, base: formVersion(nurse.store.db, formId) })
}

/** Types an answer and says whether it was kept; everything but a refusal of the value is a fault. */
function isKept({ nurse, formIds }: Bedside, form: string, given: Readonly<Record<string, string | null>>): boolean {
  try {
    keep(nurse, formIds[form]!, given)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'badInput') return false
    throw error
  }
}

/** What the record says of a form, without the ids that differ between two stores. */
function saidOf({ nurse, formIds }: Bedside, form: string) {
  const formId = formIds[form]!
  const db = nurse.store.db
  const { calculated, completeness, findings } = assess(db, workingForm(readingOf(nurse), formId))
  return {
    answers: itemsOf(db, formId).map(({ address, answer }) => [address.item, answer]),
    stored: calculationsOf(db, formId).map(({ address, ...rest }) => [
      address.item,
      'answer' in rest ? rest.answer : null,
    ]),
    calculated,
    completeness,
    findings: findings.map(({ check, severity, address }) => [check, severity, address?.item ?? null]),
  }
}

test('after any sequence of valid and invalid answers, clearings and saves, scores, completeness and checks are those of typing the last answers once', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (sequence) => {
      const here = bedside()
      const there = bedside()
      try {
        const last: Record<string, Record<string, string | null>> = { DEMOG: {}, BBS: {} }
        for (const each of sequence) {
          if (each.kind === 'save') {
            save(here, each.form)
            continue
          }
          const { form, item, value, possible } = each
          expect(isKept(here, form, { [item]: value }), `${item} ${value}`).toBe(possible)
          if (possible) last[form]![item] = value
        }
        for (const form of Object.keys(ITEMS)) {
          save(here, form)
          keep(there.nurse, there.formIds[form]!, last[form]!)
          save(there, form)
        }
        for (const form of Object.keys(ITEMS)) expect(saidOf(here, form)).toEqual(saidOf(there, form))
      } finally {
        here.remove()
        there.remove()
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)
