import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReport } from '../acts/openReport.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { saveForm } from '../acts/saveForm.ts'
import { keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { formVersion } from '../drafts/draft.ts'
import { buildDocument } from './document.ts'
import { documentFileName } from './writeDocument.ts'

const NARRATIVE =
  'On the second day little ZAHRA had a fever and was taken to hospital, where the fever went down by itself.'

describe('the report of a serious event on paper', () => {
  let site: TestSite
  let nurse: ActContext
  let order: { kind: 'saeReport'; subjectId: string; formId: string; names: boolean }

  beforeEach(() => {
    site = testSite()
    nurse = site.as('nurse')
    const { subjectId } = registerSubject(nurse, { givenName: 'Zahra', familyName: 'Karimzadeh', recordNumber: '77' })
    const injection = opened(nurse, subjectId, 'INJ', 'INJ1')
    keep(nurse, injection, { INJECTION_NO: '1', INJ_START: '2026-02-28T08:00', INJ_END: '2026-02-28T08:30' })
    save(injection)
    const event = opened(nurse, subjectId, 'AE', null)
    keep(nurse, event, { AE_TERM: 'Fever <high>', AE_CTCAE: 'Fever', AE_ONSET: '2026-02-28T20:00', AESHOSP: 'Y' })
    save(event)
    const formId = openReport(nurse, event)
    keep(nurse, formId, { SAE_NARRATIVE: NARRATIVE })
    save(formId)
    order = { kind: 'saeReport', subjectId, formId, names: false }
  })
  afterEach(() => site.remove())

  const save = (id: string) => saveForm(nurse, { formId: id, base: formVersion(site.store.db, id) })
  const build = (names: boolean, who = nurse) => buildDocument(readingOf(who), { ...order, names }, '9.9.9')

  test('tells event, criteria, awareness, injections and the hours between', () => {
    const { html, header } = build(false)
    expect(header).toContain('TST-001')
    expect(html).toContain('Fever &#60;high&#62;')
    expect(html).toContain('Hospital stay, or a longer one')
    expect(html).toContain('2026-03-01 09:30')
    expect(html).toContain('2026-02-28 08:00')
    expect(html).toContain('The onset lies 12 h after it.')
    expect(html).toContain('open: not complete yet')
  })

  test('R07: names no child, not even where the name was typed into the narrative', () => {
    const page = build(false, site.as('monitor'))
    expect(JSON.stringify(page)).not.toMatch(/zahra|karimzadeh/i)
    expect(page.html).toContain('little ••• had a fever')
    expect(page.mark).toBeNull()
    expect(documentFileName(site.store.db, order)).toBe('sae-report-TST-001-1.pdf')
  })

  test('names the child only for those who may see it, and says so on each page', () => {
    const page = build(true)
    expect(page.html).toContain('Zahra Karimzadeh')
    expect(page.html).toContain('little ZAHRA')
    expect(page.mark).toContain('NAMES A CHILD')
    for (const role of ['monitor', 'coordinator', 'administrator'] as const) {
      expect(() => build(true, site.as(role))).toThrow('Your role does not allow this')
    }
    expect(() => build(false, site.as('administrator'))).toThrow('Your role does not allow this')
  })

  test('is refused for what is no report of this child', () => {
    expect(() => buildDocument(readingOf(nurse), { ...order, formId: order.subjectId }, '9.9.9')).toThrow()
  })
})
