/** Where the renderer's page comes from, without Electron, so that rules about it can be tested by themselves. */

export const SCHEME = 'app'
export const HOST = 'trialbook'
/** The one origin that may talk to the main process in an installed application. */
export const ORIGIN = `${SCHEME}://${HOST}`

/**
 * What the page may load: its own scripts, styles, fonts and pictures, and nothing from anywhere else. No inline style or
 * script and no eval: React sets styles through the object model, which the policy does not concern. `data:` pictures are
 * plots that the page itself draws. Trusted types are not asked for: the announcer for screen readers in the component library
 * empties itself through innerHTML, and entering a date fails without it.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer of the app:// protocol. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
}

/** A file of the page: its path below the renderer's folder, in parts, and its media type. */
export interface PageFile {
  readonly parts: readonly string[]
  readonly type: string
}

/**
 * The file behind an app:// address, or null when there can be none. Names are made of letters, digits, '.', '_' and '-' and do
 * not begin with a dot, and only known types are served, so there is no way to spell a path out of the folder: not with '..',
 * not with a backslash, not encoded, not encoded twice.
 */
export function pageFile(address: string): PageFile | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== HOST) return null
  const parts = (url.pathname === '/' ? '/index.html' : url.pathname).slice(1).split('/')
  if (!parts.every((part) => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(part))) return null
  const type = TYPES[parts.at(-1)?.split('.').at(-1) ?? '']
  return type === undefined ? null : { parts, type }
}

/** Whether an address is a place inside the page: its one document, whatever the fragment. */
export function isOwnPage(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  // For custom schemes `url.origin` is 'null' in Node, so it is put together here.
  return `${url.protocol}//${url.host}` === origin && (url.pathname === '/' || url.pathname === '/index.html')
}
