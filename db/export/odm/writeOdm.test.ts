import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryStore, type TemporaryStore } from '../../store/temporaryStore.ts'
import type { ExportProfile } from '../profile.ts'
import { addPlantedChild } from '../testing/plantedStore.ts'
import { exportFolderForTest, runExport, textOfFile } from '../testing/runExport.ts'
import { odmProblems } from '../testing/validateOdm.ts'

const PROFILES = ['safe-harbor', 'date-shifted', 'limited-dataset', 'full'] as const
const texts = new Map<ExportProfile, string>()
let temporary: TemporaryStore
const folder = exportFolderForTest()

beforeAll(async () => {
  temporary = temporaryStore()
  addPlantedChild(temporary, 1)
  addPlantedChild(temporary, 2)
  for (const profile of PROFILES) {
    const { order } = await runExport(temporary, folder.parent, { profile, formats: ['odm'] })
    texts.set(profile, textOfFile(order.target, 'odm.xml'))
  }
})
afterAll(() => {
  temporary.remove()
  folder.remove()
})

const textOf = (profile: ExportProfile) => texts.get(profile) ?? ''
const values = (profile: ExportProfile, oid: string) =>
  [...textOf(profile).matchAll(new RegExp(`<ItemData ItemOID="${oid}" Value="([^"]*)"`, 'g'))].map((match) => match[1])

describe('ODM 1.3.2', () => {
  test.each(PROFILES)('%s is valid against the schema', async (profile) => {
    expect(await odmProblems(textOf(profile))).toEqual([])
  })

  test('is held against a schema that finds mistakes', async () => {
    expect(await odmProblems(textOf('safe-harbor').replace('FileType="Snapshot"', ''))).not.toEqual([])
  })

  test('defines every OID once, and everything that is referred to', () => {
    for (const profile of PROFILES) {
      const text = textOf(profile)
      const study = text.slice(0, text.indexOf('<ClinicalData'))
      const defined = [...study.matchAll(/ OID="([^"]+)"/g)].map((match) => match[1])
      expect(defined.length).toBe(new Set(defined).size)
      const references = text.matchAll(/ (?!Meta|Study)[A-Za-z]+OID="([^"]+)"| StudyEventOID="([^"]+)"/g)
      const unknown = [...references]
        .filter((match) => !match[0].startsWith(' FileOID'))
        .map((match) => match[1] ?? match[2])
        .filter((oid) => !defined.includes(oid))
      expect([...new Set(unknown)]).toEqual([])
    }
  })

  test('safe harbor tells days as whole numbers and holds no audit record and no calendar day of a child', () => {
    const text = textOf('safe-harbor')
    expect(text).not.toContain('<AuditRecord')
    expect(text).not.toContain('<AdminData')
    expect(values('safe-harbor', 'I.GMFCS_DATE')).toEqual(['-5', '-5'])
    expect(values('safe-harbor', 'I.INJ_START')).toEqual(['1', '1'])
    expect(values('safe-harbor', 'I.INJ_START_TIME')).toEqual(['10:00', '10:00'])
    expect(text.slice(text.indexOf('<ClinicalData'))).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })

  test('shifted dates hold no audit record either, as its stamps are true', () => {
    expect(textOf('date-shifted')).not.toContain('<AuditRecord')
  })

  test('a limited data set says who by role, when, and never why in typed words', () => {
    const text = textOf('limited-dataset')
    expect(text).toContain('<UserRef UserOID="U.nurse"/>')
    expect(text).toContain('<DateTimeStamp>2026-03-01T')
    expect(text).not.toContain('<ReasonForChange')
    expect(text).not.toContain('Test nurse')
  })

  test('a missing value says its code and reason as flags, and no value', () => {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' })
    const [item] = textOf('safe-harbor').match(/<ItemData ItemOID="I.GMFM02".*?<\/ItemData>/) ?? []
    expect(parser.parse(item ?? '')).toMatchObject({
      ItemData: {
        '@IsNull': 'Yes',
        Annotation: { Flag: [{ FlagValue: { '#text': 'NT' } }, { FlagValue: { '#text': 'REFUSED' } }] },
      },
    })
  })

  test('carries the metadata another system needs: ranges, translations, units, conditions, code lists', () => {
    const text = textOf('safe-harbor')
    expect(text).toContain('<RangeCheck Comparator="GE" SoftHard="Hard"><CheckValue>32</CheckValue>')
    expect(text).toContain('<TranslatedText xml:lang="fa">دما</TranslatedText>')
    expect(text).toContain('<MeasurementUnit OID="MU.°C"')
    expect(text).toContain(
      '<FormalExpression Context="OpenEDC">(IG.AE_TIMES-I.AE_ONGOING == &quot;N&quot;)</FormalExpression>',
    )
    expect(text).toContain('<ExternalCodeList Dictionary="CTCAE" Version="5.0"/>')
  })

  test('does not even define what the profile drops', () => {
    expect(textOf('safe-harbor')).not.toContain('I.GIVEN_NAME')
    expect(textOf('full')).toContain('<ItemDef OID="I.GIVEN_NAME"')
    expect(values('full', 'I.FAMILY_NAME')).toEqual(['Karimzadeh', 'Karimzadeh'])
  })
})
