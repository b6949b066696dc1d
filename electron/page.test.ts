import { describe, expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY, isOwnPage, ORIGIN, pageFile } from './page.ts'

describe('the app:// protocol', () => {
  test('serves the page and its assets', () => {
    expect(pageFile('app://trialbook/')?.parts).toEqual(['index.html'])
    expect(pageFile('app://trialbook/#/subjects')?.parts).toEqual(['index.html'])
    expect(pageFile('app://trialbook/assets/index-B_x9.js')).toEqual({
      parts: ['assets', 'index-B_x9.js'],
      type: 'text/javascript; charset=utf-8',
    })
  })

  test.each([
    'app://trialbook/..%2fmain/index.js',
    'app://trialbook/%252e%252e%252fmain/index.js',
    'app://trialbook/assets/..%5c..%5cmain/index.js',
    'app://trialbook//etc/passwd',
    'app://trialbook/%00index.html',
    'app://trialbook/.env.js',
    'app://trialbook/assets/',
    'app://trialbook/keys.json',
    'app://trialbook/study.db',
    'app://elsewhere/index.html',
    'app://trialbook@elsewhere/index.html',
    'app://trialbook:80/index.html',
    'file:///etc/passwd',
    'https://trialbook/index.html',
    'not an address',
  ])('does not serve %s', (address) => {
    expect(pageFile(address)).toBeNull()
  })

  test.each([
    'app://trialbook/../main/index.js',
    'app://trialbook/%2e%2e/main/index.js',
    'app://trialbook/assets\\..\\..\\main\\index.js',
  ])('stays inside the folder for %s, which the address parser has made harmless', (address) => {
    expect(pageFile(address)?.parts).toSatisfy(
      (parts: readonly string[] | undefined) => parts === undefined || parts.join('/').endsWith('main/index.js'),
    )
    expect(pageFile(address)?.parts ?? []).not.toContain('..')
  })

  test('allows no inline code, no eval and nothing from another place', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'")
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/)
  })
})

describe('navigation', () => {
  test.each(['app://trialbook/', 'app://trialbook/index.html', 'app://trialbook/#/forms/x'])(
    'stays on %s',
    (address) => {
      expect(isOwnPage(address, ORIGIN)).toBe(true)
    },
  )

  test.each([
    'app://trialbook/assets/index.js',
    'app://elsewhere/',
    'https://trialbook/',
    'file:///index.html',
    'about:blank',
    'javascript:alert(1)',
    'data:text/html,x',
    '',
  ])('does not go to %s', (address) => {
    expect(isOwnPage(address, ORIGIN)).toBe(false)
  })
})
