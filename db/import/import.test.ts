import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CsvMapping } from '../../shared/import/mapping.ts'
import { guessMapping } from '../../shared/import/guess.ts'
import { complete, keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { readingOf, type ActContext } from '../acts/actContext.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { saveForm } from '../acts/saveForm.ts'
import { formVersion } from '../drafts/draft.ts'
import { itemsOf } from '../read/formItems.ts'
import { rowsOf } from '../read/query.ts'
import { readFormView } from '../read/formView.ts'
import { commitImport } from './commitImport.ts'
import type { ImportFormat } from './planned.ts'
import { previewOf } from './previewOf.ts'
import { importWhole, lookAt } from './testing/importFile.ts'

const DEMOG: CsvMapping = {
  form: 'DEMOG',
  columns: { code: '@subject', weight: 'WEIGHT', height: 'HEIGHT', sex: 'SEX', seen: '@observed' },
  visit: 'SCR',
  complete: false,
}
const HEAD = 'code,weight,height,sex,seen'

let site: TestSite
let nurse: ActContext
let code = ''
let subjectId = ''
const folder = mkdtempSync(join(tmpdir(), 'trialbook-import-'))

beforeEach(() => {
  site = testSite()
  nurse = site.as('nurse')
  ;({ code, subjectId } = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }))
})
afterEach(() => site.remove())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(text: string | Buffer, name = 'data.csv'): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const csv = (...lines: string[]) => ({
  path: file([HEAD, ...lines].join('\r\n')),
  format: 'csv' as const,
  mapping: DEMOG,
})
const containing = (part: string): unknown => expect.stringContaining(part)
const records = () => rowsOf(site.store.db, 'SELECT 1 FROM audit_record').length
const formId = () => opened(nurse, subjectId, 'DEMOG', 'SCR')
const answersOf = (id: string) =>
  Object.fromEntries(itemsOf(site.store.db, id).map(({ address, answer }) => [address.item, answer]))

/** Looks at a file, writes it if it can, and holds that nothing was written when it cannot. */
function expectRefused(wanted: { path: string; format: ImportFormat; mapping?: CsvMapping }, message: RegExp): void {
  const before = records()
  expect(() => importWhole(nurse, wanted)).toThrow(message)
  expect(records()).toBe(before)
}

describe('a table of one form', () => {
  test('R17: observation, entry and transfer are three times and all are kept', () => {
    const { accepted, refused } = importWhole(nurse, csv(`${code},14.5,98,2,2026-02-20T09:30`))
    expect(refused).toEqual([])
    expect(accepted).toMatchObject([{ subject: code, form: 'DEMOG', values: 3, does: 'more', completes: false }])
    expect(answersOf(formId())).toMatchObject({ WEIGHT: { value: '14.5' }, SEX: { value: '2' } })
    const [record] = rowsOf<{ bytes: string }>(
      site.store.db,
      "SELECT bytes FROM audit_record WHERE kind = 'import.made' AND field = 'CHILD/1/WEIGHT'",
    )
    expect(JSON.parse(record?.bytes ?? '{}')).toMatchObject({
      observed: '2026-02-20T09:30',
      source: 'imported',
      mode: 'bulk',
      time: '2026-03-01T06:00:00.000Z',
    })
  })

  test('R13: the trail says that it was an import, of which file and how much', () => {
    const { sha256 } = importWhole(nurse, csv(`${code},14.5,98,2,`))
    const [act] = rowsOf<{ bytes: string }>(
      site.store.db,
      "SELECT bytes FROM audit_record WHERE kind = 'import.made' AND entity IS NULL",
    )
    expect(JSON.parse(act?.bytes ?? '{}')).toMatchObject({
      detail: { format: 'csv', sha256, forms: 1, values: 3, children: 1, newChildren: 0, refused: 0 },
    })
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('refused rows are named with line, child, item and reason, and stop the import', () => {
    const wanted = csv(`${code},400,98,2,`, `${code},14.5,,,`, 'TST-999,14.5,98,2,')
    const before = records()
    const plan = lookAt(nurse, { ...wanted, newSubjects: false })
    expect(plan.refused).toEqual([
      expect.objectContaining({
        place: 'line 2',
        subject: code,
        item: 'Weight',
        reason: containing('5 to 80'),
      }),
      expect.objectContaining({ place: 'line 3', subject: code, item: 'Weight', reason: 'It is given twice.' }),
      expect.objectContaining({ place: 'line 4', subject: 'TST-999', reason: containing('Register') }),
    ])
    expect(() => commitImport(nurse, plan, { withoutRefused: false })).toThrow(
      /3 rows are refused, so nothing was imported/,
    )
    expect(records()).toBe(before)
  })

  test('only when the person says so the other rows come in without them, and the trail counts what was left out', () => {
    const other = registerSubject(nurse, { givenName: 'Sara', familyName: 'Karimi', recordNumber: '' })
    const plan = lookAt(nurse, csv(`${code},400,98,2,`, `${other.code},14.5,98,2,`))
    commitImport(nurse, plan, { withoutRefused: true })
    expect(answersOf(formId())).not.toHaveProperty('WEIGHT')
    expect(answersOf(opened(nurse, other.subjectId, 'DEMOG', 'SCR'))).toHaveProperty('WEIGHT')
  })

  test('a form comes in whole or not at all: one impossible cell refuses its row', () => {
    const plan = lookAt(nurse, csv(`${code},14.5,98,7,`))
    expect(plan.accepted).toEqual([])
    expect(plan.changes).toEqual([])
  })

  test('R18: another answer stays unless there is a reason, which is then stored', () => {
    importWhole(nurse, csv(`${code},14.5,98,2,`))
    expectRefused(csv(`${code},15.5,98,2,`), /refused/)
    importWhole(nurse, { ...csv(`${code},15.5,98,2,`), reason: 'The scale was read wrongly' })
    expect(answersOf(formId())).toMatchObject({ WEIGHT: { value: '15.5' } })
  })

  test('the same file a second time changes nothing', () => {
    importWhole(nurse, csv(`${code},14.5,98,2,`))
    const plan = lookAt(nurse, csv(`${code},14.5,98,2,`))
    expect(plan).toMatchObject({ refused: [], changes: [], accepted: [{ does: 'unchanged', values: 0 }] })
    expectRefused(csv(`${code},14.5,98,2,`), /nothing that is not in the record/)
  })

  test('a complete form refuses', () => {
    keep(nurse, formId(), { BIRTH_DATE: '2020-05-01', SEX: '2', WEIGHT: '14.5', HEIGHT: '98', HEIGHT_METHOD: 'HEIGHT' })
    complete(nurse, formId())
    const plan = lookAt(nurse, { ...csv(`${code},15.5,98,2,`), reason: 'Read wrongly before' })
    expect(plan.refused).toMatchObject([{ reason: containing('complete here') }])
  })

  test('a visit takes place on the day that a column says, which may come in before any form tells it', () => {
    const wanted = {
      path: file([`${HEAD},day`, `${code},14.5,98,2,,2026-02-20`].join('\r\n')),
      format: 'csv' as const,
      mapping: { ...DEMOG, columns: { ...DEMOG.columns, day: '@visitDate' } },
    }
    expect(previewOf(lookAt(nurse, wanted)).visits).toBe(1)
    expect(importWhole(nurse, wanted).refused).toEqual([])
    const visit = () => rowsOf(site.store.db, "SELECT status, actual_date FROM study_event WHERE oid = 'SCR'")
    expect(visit()).toEqual([{ status: 'occurred', actual_date: '2026-02-20' }])
    expect(previewOf(lookAt(nurse, wanted))).toMatchObject({ visits: 0, empty: true })
    const other = { ...wanted, path: file([`${HEAD},day`, `${code},14.5,98,2,,2026-02-21`].join('\r\n')) }
    expectRefused(other, /refused/)
    expect(lookAt(nurse, other).refused).toMatchObject([{ reason: 'Something else is said of this visit here.' }])
    expect(visit()).toHaveLength(1)
  })

  test('a day of a visit that lies ahead, is none, or differs between two rows is refused', () => {
    const withDays = (mapping: CsvMapping, ...lines: string[]) => ({
      path: file([`${HEAD},day`, ...lines].join('\r\n')),
      format: 'csv' as const,
      mapping: { ...mapping, columns: { ...mapping.columns, day: '@visitDate' } },
    })
    const reasons = (...lines: string[]) => lookAt(nurse, withDays(DEMOG, ...lines)).refused.map(({ reason }) => reason)
    expect(reasons(`${code},14.5,98,2,,2026-03-09`)).toEqual(['The visit lies ahead and cannot have taken place.'])
    expect(reasons(`${code},14.5,98,2,,20/02/2026`)).toEqual(['A date of the visit is no date.'])
    expect(reasons(`${code},14.5,98,2,,2026-02-20`, `${code},14.5,98,2,,2026-02-21`)).toEqual([
      'Two rows of this visit say different days.',
    ])
  })

  test('a REDCap export tells the day of a visit in its field visit_date', () => {
    const lines = [
      'record_id,redcap_event_name,visit_date,weight,demog_complete',
      `${code},scr_arm_1,2026-02-20,14.5,1`,
    ]
    const { refused } = importWhole(nurse, { path: file(lines.join('\r\n')), format: 'redcap' })
    expect(refused).toEqual([])
    const [visit] = rowsOf(site.store.db, "SELECT status, actual_date FROM study_event WHERE oid = 'SCR'")
    expect(visit).toEqual({ status: 'occurred', actual_date: '2026-02-20' })
  })

  test('a form that somebody is typing into refuses', () => {
    keep(nurse, formId(), { WEIGHT: '14.5' })
    expect(lookAt(nurse, csv(`${code},,98,2,`)).refused).toMatchObject([{ reason: containing('draft') }])
  })

  test('a locked and a frozen child refuse', () => {
    site.store.commit(site.as('coordinator').person, {
      kind: 'record.frozen',
      changes: [{ entity: 'subject', id: subjectId, field: 'frozen', value: true }],
    })
    expect(lookAt(nurse, csv(`${code},14.5,98,2,`)).refused).toMatchObject([{ reason: 'The form is frozen.' }])
  })

  test('a form said to be complete has to satisfy every hard check', () => {
    const plan = lookAt(nurse, { ...csv(`${code},14.5,98,2,`), mapping: { ...DEMOG, complete: true } })
    expect(plan.refused[0]?.reason).toMatch(/Still open/)
    expect(plan.changes).toEqual([])
  })

  test('R24: who may not enter data may not import, and identity needs its right', () => {
    const plan = lookAt(nurse, csv(`${code},14.5,98,2,`))
    for (const role of ['coordinator', 'monitor', 'administrator'] as const) {
      expect(() => commitImport(site.as(role), plan, { withoutRefused: false })).toThrow(/role does not allow/)
    }
    const mapping = { ...DEMOG, columns: { code: '@subject', name: 'GIVEN_NAME' } }
    const path = file(`code,name\n${code},Reza\n`)
    const asCoordinator = lookAt(site.as('coordinator'), { path, format: 'csv', mapping })
    expect(asCoordinator.refused).toMatchObject([{ reason: 'Your role may not enter who a child is.' }])
  })

  test('what was planned is not written once the record has moved on', () => {
    const plan = lookAt(nurse, csv(`${code},14.5,98,2,`))
    const id = formId()
    keep(nurse, id, { WEIGHT: '13' })
    expect(() => commitImport(nurse, plan, { withoutRefused: false })).toThrow(/changed since/)
    saveForm(nurse, { formId: id, base: formVersion(site.store.db, id) })
    expect(() => commitImport(nurse, plan, { withoutRefused: false })).toThrow(/changed since/)
    expect(answersOf(id)).toMatchObject({ WEIGHT: { value: '13' } })
  })

  test('what comes in is seen on the form as any other answer', () => {
    importWhole(nurse, csv(`${code},14.5,98,2,2026-02-20`))
    const view = readFormView(readingOf(nurse), formId())
    expect(view.items.find(({ address }) => address.item === 'WEIGHT')?.answer).toEqual({ value: '14.5' })
  })

  test('semicolons, decimal commas, Persian digits and a byte order mark are understood', () => {
    const path = file(`\ufeffcode;weight;height;sex;seen\n${code};۱۴٫۵;98,5;2;\n`)
    importWhole(nurse, { path, format: 'csv', mapping: DEMOG })
    expect(answersOf(formId())).toMatchObject({ WEIGHT: { value: '14.5' }, HEIGHT: { value: '98.5' } })
  })

  test('columns are recognised by the names of the export and by the labels of the items', () => {
    const { form, columns } = guessMapping(['Subject', 'VISIT', 'Weight', 'height', 'shoe size'], null)
    expect({ form, columns }).toEqual({
      form: 'DEMOG',
      columns: { Subject: '@subject', VISIT: '@visit', Weight: 'WEIGHT', height: 'HEIGHT' },
    })
  })
})

describe('files that mean harm, or are broken, are refused in words, and nothing is imported', () => {
  test('a cell that a spreadsheet would run', () => {
    expectRefused(csv(`${code},=1+1,98,2,`), /refused/)
    expect(lookAt(nurse, csv(`${code},"=HYPERLINK(""http://x"")",98,2,`)).refused[0]?.reason).toMatch(/formula/)
  })
  test('bytes that are no UTF-8', () => {
    expectRefused(
      { path: file(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xfe])), format: 'csv', mapping: DEMOG },
      /not UTF-8/,
    )
  })
  test('half a file', () => {
    expectRefused({ path: file(`${HEAD}\n${code},"14`), format: 'csv', mapping: DEMOG }, /not whole/)
    expectRefused(csv(`${code},14.5`), /refused/)
  })
  test('an empty file, and one that is not there', () => {
    expectRefused({ path: file(''), format: 'csv', mapping: DEMOG }, /is empty/)
    expectRefused({ path: join(folder, 'nowhere.csv'), format: 'odm' }, /cannot be opened/)
  })
  test('a file without the columns, with two of one name, or for a form that is none', () => {
    expectRefused({ path: file('a,b\n1,2\n'), format: 'csv', mapping: DEMOG }, /no column/)
    expectRefused({ path: file('code,code\n1,2\n'), format: 'csv', mapping: DEMOG }, /same name/)
    expectRefused({ ...csv(`${code},1,1,1,`), mapping: { ...DEMOG, form: 'NOPE' } }, /no such form/)
    expectRefused(
      { ...csv(`${code},1,1,1,`), mapping: { ...DEMOG, columns: { code: '@subject', weight: 'NOPE' } } },
      /no item/,
    )
  })
  test('a table that is another system’s', () => {
    expectRefused({ path: file('a,b\n1,2\n'), format: 'redcap' }, /no export of a longitudinal REDCap/)
  })
})

describe('ODM files that are not ours to take', () => {
  const odm = (attributes: string, inside: string) =>
    file(
      `<?xml version="1.0"?><ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" ODMVersion="1.3.2" ${attributes}>${inside}</ODM>`,
      'a.xml',
    )
  const clinical = (inside: string, study = 'CP-MSC-IT', version = 'MDV.1.0') =>
    `<ClinicalData StudyOID="${study}" MetaDataVersionOID="${version}">${inside}</ClinicalData>`
  const form = (code_: string, more = '', items = '<ItemData ItemOID="I.WEIGHT" Value="14.5"/>') =>
    `<SubjectData SubjectKey="${code_}"><StudyEventData StudyEventOID="SE.SCR"><FormData FormOID="F.DEMOG_v1_0" ${more}>
     <ItemGroupData ItemGroupOID="IG.DEMOG_${GROUP}">${items}</ItemGroupData></FormData></StudyEventData></SubjectData>`
  const GROUP = 'CHILD'

  test('R17: a value that says it was entered in a year to come is refused', () => {
    const entered = (year: string) =>
      `<ItemData ItemOID="I.WEIGHT" Value="14.5"><AuditRecord><UserRef UserOID="U.x"/><LocationRef LocationOID="L"/>
       <DateTimeStamp>${year}-01-01T00:00:00Z</DateTimeStamp></AuditRecord></ItemData>`
    const look = (year: string) =>
      lookAt(nurse, { path: odm('', clinical(form(code, '', entered(year)))), format: 'odm' }).refused
    expect(look('2020')).toEqual([])
    expect(look('2099')).toMatchObject([{ reason: 'It was entered in the future.' }])
  })

  test.each([
    ['another study', clinical('', 'OTHER'), /another study: OTHER/],
    ['another version of the study', clinical('', 'CP-MSC-IT', 'MDV.9'), /version MDV\.9/],
    ['no clinical data', '', /no clinical data/],
    ['the same child twice', clinical(form('TST-001') + form('TST-001')), /child stands twice/],
    ['a child taken away', clinical('<SubjectData SubjectKey="TST-001" TransactionType="Remove"/>'), /no import may/],
    ['a form taken away', clinical(form('TST-001', 'TransactionType="Remove"')), /no import may/],
  ])('%s', (_name, inside, message) => {
    expectRefused({ path: odm('', inside), format: 'odm' }, message)
  })

  test.each([
    ['an XML bomb', '<!DOCTYPE ODM [<!ENTITY a "aaaa">]><ODM/>', /document type/],
    ['half a file', '<ODM><ClinicalData StudyOID="CP-MSC-IT" MetaDataVersionOID="MDV.1.0">', /ends in the middle/],
    ['something else', '<html/>', /not an ODM file/],
    ['a later ODM', '<ODM ODMVersion="2.0"/>', /versions 1\.3/],
  ])('%s', (_name, text, message) => {
    expectRefused({ path: file(text, 'b.xml'), format: 'odm' }, message)
  })

  test('a de-identified export: nobody could say whose the data are', () => {
    expectRefused(
      { path: odm('SourceSystem="Trialbook" FileOID="CP-MSC-IT.safe-harbor.0"', clinical('')), format: 'odm' },
      /de-identified/,
    )
  })

  test('invented children where real ones are kept', () => {
    const head = 'SourceSystem="Trialbook" FileOID="CP-MSC-IT.full.0" Description="SYNTHETIC: invented children. full"'
    expectRefused({ path: odm(head, clinical('')), format: 'odm' }, /invented children/)
  })

  test('a child of another site, and items the form does not have, are refused by name', () => {
    const { refused } = lookAt(nurse, { path: odm('', clinical(form('XYZ-001'))), format: 'odm' })
    expect(refused[0]).toMatchObject({ subject: 'XYZ-001' })
    const strange = lookAt(nurse, {
      path: odm('', clinical(form(code, '', '<ItemData ItemOID="I.NOPE" Value="1"/>'))),
      format: 'odm',
    })
    expect(strange.refused).toMatchObject([{ item: 'I.NOPE', reason: 'The form has no such item.' }])
  })
})
