import { expect, test } from 'vitest'
import { kitPage } from './kitPage.ts'

const kit = {
  kit: { words: ['abandon', 'zebra'], kitId: 'a1b2c3d4', fingerprint: 'AB12', ask: [1, 2] as const },
  madeBy: '<script>alert("x")</script>',
  completes: 'firstRun' as const,
}

test('a name on the kit is text, whatever it is made of', () => {
  const page = kitPage(kit, '2026-03-01').html
  expect(page).not.toContain('<script')
  expect(page).toContain('&#60;script&#62;')
})

test('the page holds the words in order, the fingerprint, and nothing to load or run', () => {
  const page = kitPage(kit, '2026-03-01').html
  expect(page).toMatch(/abandon.*zebra.*a1b2c3d4.*2026-03-01.*AB12/s)
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/\s(src|href)=/)
})
