import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingOf } from '../acts/actContext.ts'
import { fields } from '../acts/fields.ts'
import { answerQuery, raiseQuery } from '../acts/queries.ts'
import { signForm } from '../acts/signForm.ts'
import { DEMOGRAPHICS, monitored, type Monitored } from '../acts/testing/monitored.ts'
import type { Role } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'
import { buildDocument } from './document.ts'

let kept: Monitored
beforeAll(() => {
  kept = monitored()
  const { queryId } = raiseQuery(kept.site.as('monitor'), {
    formId: kept.formId,
    address: null,
    text: 'Whose scales were <these>?',
    check: null,
  })
  answerQuery(kept.site.as('nurse'), queryId, 'The scales of the ward.')
  signForm(kept.site.as('investigator'), { formId: kept.formId, meaning: 'reviewed' })
})
afterAll(() => kept.site.remove())

const build = (role: Role, identified: boolean) =>
  buildDocument(readingOf(kept.site.as(role)), { kind: 'casebook', subjectId: kept.subjectId, identified }, '9.9.9')

const identity = ['Rezaei', '77-1', DEMOGRAPHICS.BIRTH_DATE]

describe('R33: the complete copy of a child', () => {
  test('holds values, computed values with their rule, the query with its thread, and the history with who and when', () => {
    const { html } = build('investigator', true)
    expect(html).toMatch(/rule age_at_consent\/\d/)
    expect(html).toContain('Whose scales were &#60;these&#62;?')
    expect(html).toContain('The scales of the ward.')
    expect(html).toMatch(/First entry of \d+ items/)
    expect(html).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+03:30/)
    expect(html).toContain('History')
  })

  test('R28: shows name, time and meaning of a signature', () => {
    expect(build('monitor', false).html).toMatch(
      /Signed electronically by [^<]+<\/strong>\s*\(investigator\) · \d{4}-\d\d-\d\d[^<]*<strong>[^<]+<\/strong> · holds/s,
    )
  })

  test('R41: names the version that each form was entered under', () => {
    const { html } = build('monitor', false)
    const demographics = study.forms.find(({ oid }) => oid === 'DEMOG')
    expect(html).toContain(`DEMOG, version ${demographics?.version}`)
  })

  test('R34: carries the time it was made, the head and the sequence of the trail, and the key that signed it', () => {
    const { html, footer } = build('monitor', false)
    const { store } = kept.site
    const head = store.db
      .prepare<{ hash: string }>('SELECT lower(hex(hash)) AS hash FROM audit_record ORDER BY sequence DESC LIMIT 1')
      .get()?.hash
    expect(head).toMatch(/^[0-9a-f]{64}$/)
    expect(footer).toContain(`head ${head}`)
    expect(html).toContain(head)
    expect(html).toContain(store.publicKeyFingerprint)
    expect(html).toMatch(/Copy made/)
  })
})

describe('who the child is', () => {
  test('stands in the identified copy alone, which says so on each page', () => {
    const { html, mark } = build('investigator', true)
    for (const value of identity) expect(html).toContain(value)
    expect(mark).toContain('IDENTIFIED')
  })

  test.each(['nurse', 'investigator', 'coordinator', 'monitor'] as const)('is masked for a %s otherwise', (role) => {
    const { html, header, footer, title } = build(role, false)
    for (const value of identity) expect([html, header, footer, title].join('\n')).not.toContain(value)
  })

  test('is not told by what was written when an identity value was confirmed', () => {
    const { site, subjectId, formId } = kept
    const about = {
      subjectId,
      formId,
      address: 'IDENTITY/1/BIRTH_DATE',
      check: 'EC001',
      comment: 'Rezaei is that old.',
    }
    site.store.commit(site.as('investigator').person, {
      kind: 'check.confirmed',
      form: formId,
      check: 'EC001',
      changes: fields('checkConfirmation', randomUUID(), { ...about, status: 'confirmed', confirmedSequence: 1 }),
    })
    expect(build('investigator', true).html).toContain('Rezaei is that old.')
    for (const role of ['nurse', 'investigator', 'coordinator', 'monitor'] as const) {
      expect(build(role, false).html, role).not.toContain('Rezaei')
    }
  })

  test.each(['nurse', 'coordinator', 'monitor', 'administrator'] as const)(
    'is refused to a %s who asks for the identified copy',
    (role) => {
      expect(() => build(role, true)).toThrow('role')
    },
  )
})

test('a child that is not there is refused', () => {
  const order = { kind: 'casebook', subjectId: '5f0c2f0e-0000-4000-8000-000000000000', identified: false } as const
  expect(() => buildDocument(readingOf(kept.site.as('monitor')), order, '1')).toThrow('not in the record')
})

test('the annotated form holds every item, code list, check and column of an export', () => {
  const { html, landscape } = buildDocument(readingOf(kept.site.as('coordinator')), { kind: 'annotatedCrf' }, '1')
  expect(landscape).toBe(true)
  for (const form of study.forms) {
    for (const group of form.itemGroups) for (const item of group.items) expect(html).toContain(`>${item.oid}<`)
  }
  expect(html).toContain('EC001')
  expect(html).toContain('DEMOG.WEIGHT | weight')
})
