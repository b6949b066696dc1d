import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runningReportClocks } from '../../shared/study/seriousEvents.ts'
import { currentForm, study } from '../../shared/study/study.ts'
import type { ActContext } from '../acts/actContext.ts'
import { recordReportSent } from '../acts/recordReportSent.ts'
import { registerSubject } from '../acts/registerSubject.ts'
import { saveForm } from '../acts/saveForm.ts'
import { keep, opened } from '../acts/testing/child.ts'
import { testSite, type TestSite } from '../acts/testing/site.ts'
import { formVersion } from '../drafts/draft.ts'
import { formOid, StudyOids } from '../export/odm/oids.ts'
import { siteContext } from '../read/readContext.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { importWhole, lookAt } from './testing/importFile.ts'

const LAST_MONTH = '2026-02-10T08:00:00.000Z'
/** The same at the site. */
const AWARE = '2026-02-10T11:30'
/** When the test begins, at the site. */
const NOW = '2026-03-01T09:30'
/** Everything that is asked of a serious event. */
const WHOLE = {
  AE_TERM: 'Meningitis',
  AE_CTCAE: 'Meningitis',
  AE_SOURCE: 'SPONTANEOUS',
  AE_ONSET: '2026-02-28T10:00',
  AE_ONGOING: 'Y',
  AE_GRADE: '3',
  AESDTH: 'N',
  AESLIFE: 'N',
  AESHOSP: 'Y',
  AESDISAB: 'N',
  AESCONG: 'N',
  AESMIE: 'N',
  AE_REL_CELLS: 'UNLIKELY',
  AE_REL_PUNCTURE: 'UNLIKELY',
  AE_REL_MARROW: 'UNLIKELY',
  AE_REL_SEDATION: 'UNLIKELY',
  AE_EXPECTED: 'N',
  AE_ACTION: 'DOSE NOT CHANGED',
  AE_TREATMENT: 'HOSPITAL',
  AE_OUTCOME: 'RECOVERING/RESOLVING',
}

const folder = mkdtempSync(join(tmpdir(), 'trialbook-hours-'))
const oids = new StudyOids(study.forms)
let site: TestSite
let nurse: ActContext
let code = ''
let subjectId = ''

beforeEach(() => {
  site = testSite('2026-03-01T06:00:00.000Z')
  nurse = site.as('nurse')
  ;({ code, subjectId } = registerSubject(nurse, { givenName: 'Ali', familyName: 'Rezaei', recordNumber: '' }))
})
afterEach(() => site.remove())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A row of a log in ODM, first entered at `entered` (UTC) where it comes from. */
function row(form: string, given: Readonly<Record<string, string>>, entered: string): string {
  const definition = currentForm(form)
  const groups = definition.itemGroups.map((group) => {
    const items = group.items
      .filter(({ oid }) => given[oid] !== undefined)
      .map((item) => `<ItemData ItemOID="${oids.item(item)}" Value="${given[item.oid]}"/>`)
    return items.length === 0
      ? ''
      : `<ItemGroupData ItemGroupOID="${oids.group(group)}">${items.join('')}</ItemGroupData>`
  })
  const audit = `<AuditRecord><UserRef UserOID="U.x"/><LocationRef LocationOID="L.1"/><DateTimeStamp>${entered}</DateTimeStamp></AuditRecord>`
  const state = `<ItemGroupData ItemGroupOID="IG.FORM_STATUS"><ItemData ItemOID="I.FORM_STATE" Value="${given['FORM_STATE'] ?? 'open'}"/></ItemGroupData>`
  return `<FormData FormOID="${formOid(form, definition.version)}" FormRepeatKey="1">${audit}${groups.join('')}${state}</FormData>`
}

function odm(...rows: readonly string[]) {
  const path = join(folder, 'logs.xml')
  writeFileSync(
    path,
    `<?xml version="1.0"?><ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" ODMVersion="1.3.2">
     <ClinicalData StudyOID="${study.oid}" MetaDataVersionOID="MDV.1.0"><SubjectData SubjectKey="${code}">
     <StudyEventData StudyEventOID="SE.LOG">${rows.join('')}</StudyEventData></SubjectData></ClinicalData></ODM>`,
  )
  return { path, format: 'odm' as const }
}

const EVENT = { AE_TERM: 'Meningitis', AESHOSP: 'Y' }
const event = (entered: string) => row('AE', EVENT, entered)
const saved = () => readSubjectRecord(site.store.db, subjectId)
const clocks = () => runningReportClocks(saved(), siteContext({ db: site.store.db, clock: site.clock }))
const rows = (form: string) => saved().forms.filter(({ oid }) => oid === form)

/** Records here that the report of the imported event was sent. */
function send(at: string) {
  const formId = opened(nurse, subjectId, 'SAE', null)
  keep(nurse, formId, { SAE_AE: rows('AE')[0]?.id ?? '', SAE_REPORT_TYPE: 'INITIAL' })
  const base = formVersion(site.store.db, formId)
  return recordReportSent(nurse, { formId, base, at, to: ['SPONSOR'], how: 'EMAIL' })
}

describe('EC106: the hours to the report of an imported event', () => {
  test('R17: count from its first entry, not from the hour of the import', () => {
    importWhole(nurse, odm(event(LAST_MONTH)))
    expect(clocks()).toMatchObject([{ aware: AWARE, due: '2026-02-11T11:30', isLate: true }])
    expect(rows('AE')).toMatchObject([{ savedAt: AWARE, seriousSince: AWARE }])
  })

  test('a report that went out within them is in time, though the event came in a month after', () => {
    importWhole(nurse, odm(event(LAST_MONTH)))
    expect(send('2026-02-11T11:30')).toEqual({ isLate: false })
    expect(clocks()).toEqual([])
    expect(rows('DEV')).toEqual([])
  })

  test('a report that went out after them stays late, and the deviation is opened', () => {
    importWhole(nurse, odm(event(LAST_MONTH)))
    expect(send('2026-02-11T11:31')).toEqual({ isLate: true })
    expect(rows('DEV')).toHaveLength(1)
  })

  test('an hour that lies a little ahead, as clocks differ, gains nobody time: the hour of the import counts', () => {
    importWhole(nurse, odm(event(new Date(site.clock.now() + 30 * 60_000).toISOString())))
    expect(rows('AE')).toMatchObject([{ savedAt: NOW, seriousSince: NOW }])
  })

  test('an hour further ahead is refused', () => {
    const { refused } = lookAt(nurse, odm(event(new Date(site.clock.now() + 90 * 60_000).toISOString())))
    expect(refused.map(({ reason }) => reason)).toContain('It was entered in the future.')
  })

  test('of rows that no file dates, and of those written here, the first record counts', () => {
    const formId = opened(nurse, subjectId, 'AE', null)
    keep(nurse, formId, { AE_TERM: 'Meningitis' })
    saveForm(nurse, { formId, base: formVersion(site.store.db, formId) })
    site.clock.wait(60)
    importWhole(nurse, odm(event(LAST_MONTH)))
    expect(rows('AE')).toMatchObject([{ savedAt: NOW, seriousSince: AWARE }])
  })

  test('an event that stood here for days and turns serious by the import is not late when it comes in', () => {
    const formId = opened(nurse, subjectId, 'AE', null)
    keep(nurse, formId, { AE_TERM: 'Meningitis', AESHOSP: 'N' })
    saveForm(nurse, { formId, base: formVersion(site.store.db, formId) })
    site.clock.wait(5 * 24 * 60)
    const file = odm(row('AE', { ...WHOLE, FORM_STATE: 'complete' }, '2026-03-06T05:00:00.000Z'))
    const plan = lookAt(nurse, { ...file, reason: 'Known from the ward' })
    expect(plan.refused).toEqual([])
    expect(plan.findings.filter(({ check }) => check === 'EC106')).toMatchObject([{ severity: 'suggestion' }])
  })
})
