import { describe, expect, test } from 'vitest'
import type { Answer } from '../../form/answer.ts'
import type { FormSnapshot } from '../../form/record.ts'
import { gmfm88 } from '../../instruments/gmfm88.ts'
import { checkForm } from '../engine.ts'
import { child, form, site, visit } from '../testing/child.ts'

const baseline = visit('BL', '2026-02-20')

const sheet = (answer: string | Answer, but: Readonly<Record<string, string | Answer>> = {}) =>
  form('GMFM88', baseline, {
    ...Object.fromEntries(gmfm88.items.map(({ id }) => [id, answer])),
    ...but,
  })
const level = (code: string) => form('GMFCS', baseline, { GMFCS: code })
const found = (check: string, at: FormSnapshot, ...others: FormSnapshot[]) =>
  checkForm(at, child([baseline], [at, ...others]), site).filter((finding) => finding.check === check)

describe('the GMFM-88 sheet', () => {
  test('EC040 counts the open items and points at the first', () => {
    const empty = form('GMFM88', baseline, { GMFM01: '2' })
    expect(found('EC040', empty)).toMatchObject([{ severity: 'hard', address: { item: 'GMFM02' } }])
    expect(found('EC040', empty)[0]?.message).toContain('87 of 88')
    expect(found('EC040', sheet('1'))).toEqual([])
  })

  test('EC040 asks for nothing when the whole test was not done', () => {
    expect(found('EC040', form('GMFM88', baseline, {}, { notDone: 'unwell' }))).toEqual([])
  })

  test('EC041 asks why an item was not tested', () => {
    expect(found('EC041', sheet('1', { GMFM40: { missing: 'NT' } }))).toMatchObject([{ address: { item: 'GMFM40' } }])
    expect(found('EC041', sheet('1', { GMFM40: { missing: 'NT', reason: 'REFUSED' } }))).toEqual([])
  })

  test('EC044 asks about a sheet of one number', () => {
    expect(found('EC044', sheet('0'))).toHaveLength(1)
    expect(found('EC044', sheet('3'))).toHaveLength(1)
    expect(found('EC044', sheet('2'))).toEqual([])
    expect(found('EC044', sheet('0', { GMFM88: '1' }))).toEqual([])
    expect(found('EC044', sheet('0', { GMFM88: { missing: 'NT', reason: 'REFUSED' } }))).toEqual([])
  })
})

describe('EC046, the total against the level', () => {
  test('asks about a total above the band on both forms, and only softly', () => {
    expect(found('EC046', sheet('2'), level('V'))).toMatchObject([{ severity: 'soft' }])
    expect(found('EC046', level('V'), sheet('2'))).toMatchObject([{ severity: 'soft', address: { item: 'GMFCS' } }])
  })

  test('is silent inside the band, without a level, and while the total cannot be computed', () => {
    expect(found('EC046', sheet('2'), level('III'))).toEqual([])
    expect(found('EC046', sheet('2'))).toEqual([])
    expect(found('EC046', form('GMFM88', baseline, { GMFM01: '3' }), level('V'))).toEqual([])
  })

  test('follows the band that the site has set', () => {
    const own = { ...site, settings: { ...site.settings, 'EC046.maxV': '70' } }
    const at = sheet('2')
    const findings = checkForm(at, child([baseline], [at, level('V')]), own)
    expect(findings.filter(({ check }) => check === 'EC046')).toEqual([])
  })

  test('stays visible with its comment once it is confirmed', () => {
    const confirmations = [
      { check: 'EC046', address: 'GMFM_SCORES/1/GMFM_TOTAL', by: 'u', at: 't', comment: 'so it is' },
    ]
    const at = { ...sheet('2'), confirmations }
    expect(found('EC046', at, level('V'))).toMatchObject([{ confirmed: { comment: 'so it is' } }])
  })
})
