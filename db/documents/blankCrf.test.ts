import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentForm, study } from '../../shared/study/study.ts'
import { temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { buildDocument, requireDocumentRight } from './document.ts'

let kept: TemporaryStore
beforeAll(() => {
  kept = temporaryStore()
})
afterAll(() => kept.remove())

const build = (forms: string[] | null) =>
  buildDocument(
    { db: kept.store.db, person: kept.actors.nurse, clock: kept.clock },
    { kind: 'blankCrf', forms },
    '9.9.9',
  )

describe('R42: a paper fallback exists', () => {
  test.each([...new Set(study.forms.map(({ oid }) => oid))])('%s prints with every item to be answered', (oid) => {
    const { html } = build([oid])
    const form = currentForm(oid)
    const asked = form.itemGroups.flatMap(({ items, visible }) =>
      visible?.is === 'setting'
        ? []
        : items.filter(({ type, visible: own }) => type !== 'calculated' && own?.is !== 'setting'),
    )
    for (const { label } of asked) expect(html).toContain(escaped(label.en))
    expect(html).toContain(`form ${oid}, version ${form.version}`)
  })

  test('units, options, possible ranges and missing codes stand beside the items', () => {
    const { html } = build(['VITALS', 'DEMOG', 'BBS'])
    expect(html).toContain('possible from 5 to 80, usual from 8 to 50')
    expect(html).toContain('mmHg')
    expect(html).toContain('Male')
    expect(html).toMatch(/>NT</)
  })

  test('the words of an instrument’s owner stand on its form', () => {
    expect(build(['GMFM88']).html).toContain('Russell and Rosenbaum')
    expect(build(['FIM']).html).toContain('UDSMR')
  })

  test('what the settings leave out is not printed: one variant of the FIM, the muscles of this study', () => {
    const { html } = build(['FIM'])
    expect(html).not.toContain('FIM+FAM')
    expect(html).toContain('WeeFIM'.slice(3))
  })
})

test('a form that the study does not have is refused', () => {
  expect(() => build(['NONE'])).toThrow('not in the record')
})

test('R41: the page names the study’s version and each form’s, the moment, and the head of the trail', () => {
  const { html, footer, header, mark } = build(null)
  expect(html).toContain('version 1')
  expect(header).toContain('Test site')
  expect(footer).toMatch(/Made 2026-03-01 09:00 \+03:30 by Trialbook 9\.9\.9 · record \d+ · head [0-9a-f]{64}/)
  expect(mark).toBeNull()
})

test('an administrator, who reads no record, prints none', () => {
  expect(() => requireDocumentRight(kept.actors.administrator, { kind: 'blankCrf', forms: null })).toThrow('role')
})

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
