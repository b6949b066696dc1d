import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { office } from '../../text/office.ts'
import { startTexts } from '../../text/i18n.ts'
import { kindSections, kindWords } from './actKinds.ts'

beforeAll(startTexts)

test('a kind is said in words, and one that nobody knows by its code', () => {
  expect(kindWords(i18next.t, 'form.changed')).toBe('Form changed after completion')
  expect(kindWords(i18next.t, 'moon.landed')).toBe('moon.landed')
})

test('every kind that has words stands in the menu once', () => {
  const offered = kindSections(i18next.t, false).flatMap((section) => section.options.map(({ id }) => id))
  expect(offered.toSorted()).toEqual(Object.keys(office.actKind).toSorted())
})

test('somebody who reads accounts is offered no kind that speaks of children', () => {
  const offered = kindSections(i18next.t, true).flatMap((section) => section.options.map(({ id }) => id))
  expect(offered).toContain('user.disabled')
  expect(offered).toContain('backup.made')
  expect(offered.filter((id) => /^(form|subject|studyEvent|query|signature|record|export|print)\./.test(id))).toEqual(
    [],
  )
})
