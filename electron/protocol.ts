import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol, type Session } from 'electron'
import { HEADERS, pageFile, SCHEME } from './page.ts'

/** Makes app:// a proper origin, so that the page has one. Before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

const notFound = () => new Response('Not found', { status: 404, headers: HEADERS })

/** Serves the renderer's files from `folder`, which may be inside the application's archive. After the application is ready. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    const file = method === 'GET' ? pageFile(url) : null
    if (file === null) return notFound()
    try {
      const body = await readFile(join(folder, ...file.parts))
      return new Response(new Uint8Array(body), { headers: { ...HEADERS, 'content-type': file.type } })
    } catch {
      return notFound()
    }
  })
}
