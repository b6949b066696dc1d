import { describe, expect, test } from 'vitest'
import { form, visit } from '../testing/child.ts'
import { found } from '../testing/found.ts'

const screening = visit('SCR', '2026-01-10')
const first = visit('INJ1', '2026-02-01')
const visits = [screening, first]
const child = form('DEMOG', screening, { WEIGHT: '20' })
const lot = (more: Readonly<Record<string, string>>) => form('PRODUCT', first, { LOT_NO: 'L-1', ...more })
const injection = form('INJ', first, {
  INJECTION_NO: '1',
  INJ_START: '2026-02-01T10:00',
  INJ_LOT: lot({}).id,
})
const checked = (check: string, more: Readonly<Record<string, string>>, isGiven = false, now = '2026-02-01T12:00') =>
  found(check, lot(more), { visits, forms: isGiven ? [child, injection] : [child], site: { now } })

describe('EC071, endotoxin', () => {
  test('holds above 0.2 EU per kg and takes the limit itself', () => {
    expect(checked('EC071', { ENDOTOXIN: '0.8', PRODUCT_VOLUME: '5' })).toEqual([])
    expect(checked('EC071', { ENDOTOXIN: '0.801', PRODUCT_VOLUME: '5' })).toMatchObject([
      { severity: 'hold', address: { item: 'ENDOTOXIN' } },
    ])
  })

  test('is not thrown by the noise of binary numbers', () => {
    // 0.3 x 14 / 21 is a little more than 0.2 in binary.
    const around = { visits, forms: [form('DEMOG', screening, { WEIGHT: '21' })] }
    expect(found('EC071', lot({ ENDOTOXIN: '0.3', PRODUCT_VOLUME: '14' }), around)).toEqual([])
  })

  test('follows the limit that the study has set', () => {
    const settings = { 'EC071.most': '0.1' }
    const held = found('EC071', lot({ ENDOTOXIN: '0.8', PRODUCT_VOLUME: '5' }), { visits, forms: [child], settings })
    expect(held).toHaveLength(1)
  })
})

describe('EC072, viability', () => {
  test('holds below 70, asks from 70 to below 80, takes 80', () => {
    expect(checked('EC072', { VIABILITY: '69.9' })).toMatchObject([{ severity: 'hold' }])
    expect(checked('EC072', { VIABILITY: '70' })).toMatchObject([{ severity: 'soft' }])
    expect(checked('EC072', { VIABILITY: '79.9' })).toMatchObject([{ severity: 'soft' }])
    expect(checked('EC072', { VIABILITY: '80' })).toEqual([])
  })
})

describe('EC073, sterility and the rest', () => {
  test.each([
    ['STERILITY_INTERIM', 'NO_GROWTH', 'GROWTH'],
    ['STERILITY_FINAL', 'PENDING', 'GROWTH'],
    ['GRAM_STAIN', 'NEG', 'POS'],
    ['MYCOPLASMA', 'NEG', 'POS'],
    ['KARYOTYPE', 'NOT_DONE', 'ABNORMAL'],
  ])('%s: takes %s and holds on %s', (item, good, bad) => {
    expect(checked('EC073', { [item]: good })).toEqual([])
    expect(checked('EC073', { [item]: bad })).toMatchObject([{ severity: 'hold', address: { item } }])
  })
})

describe('a lot that was given although it failed', () => {
  const faulty = lot({ GRAM_STAIN: 'POS', KARYOTYPE: 'ABNORMAL', VIABILITY: '60' })
  const around = { visits, forms: [child, faulty] }

  test('is one major deviation per check on the injection', () => {
    const raised = found('EC073', injection, around)
    expect(raised).toMatchObject([{ severity: 'deviation', deviation: { category: 'RELEASE', class: 'MAJOR' } }])
    expect(raised[0]?.message).toMatch(/Gram stain.*karyotype/)
    expect(found('EC072', injection, around)).toHaveLength(1)
    expect(found('EC071', injection, around)).toEqual([])
  })

  test('is only asked about on the product form, since there is no dose left to hold', () => {
    expect(checked('EC073', { GRAM_STAIN: 'POS' }, true)).toMatchObject([{ severity: 'soft' }])
  })
})

describe('EC074, the final sterility test', () => {
  test('reminds on day 21 and not on day 20', () => {
    expect(checked('EC074', { STERILITY_FINAL: 'PENDING' }, true, '2026-02-21T12:00')).toEqual([])
    expect(checked('EC074', { STERILITY_FINAL: 'PENDING' }, true, '2026-02-22T12:00')).toMatchObject([
      { severity: 'soft', address: { item: 'STERILITY_FINAL' } },
    ])
  })

  test('does not remind of a lot that was not given, nor once the result is there', () => {
    expect(checked('EC074', { STERILITY_FINAL: 'PENDING' }, false, '2026-06-01T12:00')).toEqual([])
    expect(checked('EC074', { STERILITY_FINAL: 'NO_GROWTH' }, true, '2026-06-01T12:00')).toEqual([])
  })

  test('makes growth after the dose a major deviation and asks for a serious event', () => {
    const raised = checked('EC074', { STERILITY_FINAL: 'GROWTH' }, true)
    expect(raised).toMatchObject([{ severity: 'deviation', deviation: { class: 'MAJOR' } }])
    expect(raised[0]?.message).toContain('serious event')
    expect(checked('EC073', { STERILITY_FINAL: 'GROWTH' }, true)).toEqual([])
  })
})
