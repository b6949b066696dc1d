import { app, type Session, type WebContents } from 'electron'
import type { Log } from './log.ts'
import { isOwnPage } from './page.ts'

/**
 * What a page may never do, whatever it asks: each rule with its number on Electron's security checklist. Which test tries to
 * break which rule stands in docs/security-checklist.md.
 */

/** Chromium's own traffic and background services: switched off, since nothing here needs a network. Before ready. */
export function hardenProcess(): void {
  // 1. Only secure content: no name resolves, so there is no remote content at all.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  // Nothing that a page draws may be left on the disk.
  app.commandLine.appendSwitch('disable-gpu-shader-disk-cache')
  app.commandLine.appendSwitch('disable-http-cache')
}

/** Rules of a session: permissions, requests, downloads, certificates. `origins` are all the places a page may load from. */
export function hardenSession(session: Session, origins: readonly string[], log: Log): void {
  // 5. Permission requests: none is granted, and pages are told so when they look.
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    log.write('permission.refused')
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  // 1. and 8. Only our own scheme (and, for a developer, the development server) is ever loaded.
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = [...origins.map((origin) => `${origin}/`), 'data:', 'devtools:']
    const cancel = !allowed.some((start) => details.url.startsWith(start))
    if (cancel) log.write('request.refused')
    answer({ cancel })
  })
  session.setCertificateVerifyProc((_request, answer) => answer(-2))
  // A file that a page makes would lie on the disk in the clear; every file is written by the main process.
  session.on('will-download', (event) => event.preventDefault())
  // The spell checker would write words that people type into a dictionary.
  session.setSpellCheckerEnabled(false)
}

/** Rules of every page there is, ours and any that should appear. */
export function hardenPages(origin: string, log: Log): void {
  app.on('web-contents-created', (_event, contents) => hardenPage(contents, origin, log))
}

function hardenPage(contents: WebContents, origin: string, log: Log): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (isOwnPage(event.url, origin)) return
    event.preventDefault()
    log.write('navigation.refused')
  }
  // 13. Navigation, of the page, of frames in it and by redirection.
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  // 14. New windows. 15. and nothing is handed to the system's browser either.
  contents.setWindowOpenHandler(() => {
    log.write('window.refused')
    return { action: 'deny' }
  })
  // 11. and 12. Web views.
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
