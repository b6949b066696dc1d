import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingOf } from '../acts/actContext.ts'
import { markNotDone } from '../acts/markNotDone.ts'
import { raiseQuery } from '../acts/queries.ts'
import { opened } from '../acts/testing/child.ts'
import { DEMOGRAPHICS, monitored, type Monitored } from '../acts/testing/monitored.ts'
import { formVersion } from '../drafts/draft.ts'
import { MASK } from '../read/visibleName.ts'
import { Html } from '../../shared/print/html.ts'
import { buildDocument } from './document.ts'
import { identityMask } from './maskIdentity.ts'

let kept: Monitored
const birth = DEMOGRAPHICS.BIRTH_DATE
const persian = birth.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))

beforeAll(() => {
  kept = monitored()
  const nurse = kept.site.as('nurse')
  const formId = opened(nurse, kept.subjectId, 'MAS', 'BL')
  markNotDone(nurse, {
    formId,
    base: formVersion(nurse.store.db, formId),
    reason: `Little REZAEI slept; born ${birth}, file 77-1, a rezaeian breeze`,
  })
  raiseQuery(kept.site.as('monitor'), {
    formId: kept.formId,
    address: null,
    text: `Is Réza\u0301ei’s day ${persian}?`,
    check: null,
  })
})
afterAll(() => kept.site.remove())

const casebook = (identified: boolean) =>
  buildDocument(
    readingOf(kept.site.as('investigator')),
    { kind: 'casebook', subjectId: kept.subjectId, identified },
    '9.9.9',
  ).html

const mask = (text: string) => identityMask(kept.site.store.db)(new Html(text)).text

describe('R40: a document that names no child', () => {
  test('masks names, numbers and birth dates that were typed into reasons and comments, in every writing', () => {
    const html = casebook(false)
    expect(html).toContain(`Little ${MASK} slept; born ${MASK}, file ${MASK}, a rezaeian breeze`)
    expect(html).toContain(`Is ${MASK}`)
    for (const secret of ['REZAEI', 'Réza', birth, persian, '77-1']) expect(html).not.toContain(secret)
  })

  test('leaves the identified copy as it was typed', () => {
    const html = casebook(true)
    expect(html).toContain('Little REZAEI slept')
    expect(html).toContain(persian)
  })

  test('leaves words that only hold a name, other dates and short numbers, and every tag as they are', () => {
    const near = '<td title="rezaei">rezaeian 77 1 2026-03-01</td>'
    expect(mask(near)).toBe(near)
    expect(mask('<p>rezaei</p>')).toBe(`<p>${MASK}</p>`)
  })

  test('keeps the full name of a member of staff, also one who shares a name with a child', () => {
    const { name } = kept.site.as('nurse').person
    expect(mask(`<b>${name}</b> saw rezaei`)).toBe(`<b>${name}</b> saw ${MASK}`)
  })
})
