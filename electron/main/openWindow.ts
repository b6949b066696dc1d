import { join } from 'node:path'
import { app, session as sessions, type BrowserWindow } from 'electron'
import { hardenPages, hardenSession } from '../hardening.ts'
import type { Log } from '../log.ts'
import { setMenu } from '../menu.ts'
import { ORIGIN } from '../page.ts'
import { servePage } from '../protocol.ts'
import { createWindow, pageSession } from '../window.ts'

export interface WindowToOpen {
  /** The folder of the built main program; the page and the preload script stand beside it. */
  readonly program: string
  readonly log: Log
  /** An installed application has none. */
  readonly developerTools: boolean
  /** Address of the development server, for a developer who changes the page while it runs. */
  readonly developmentServer: string | undefined
}

export interface OpenedWindow {
  readonly window: BrowserWindow
  /** Where the page's messages must come from. */
  readonly origin: string
}

/** Sets every rule a page lives under and opens the one window, which then loads by itself. After ready. */
export function openWindow({ program, log, developerTools, developmentServer }: WindowToOpen): OpenedWindow {
  const origin = developmentServer === undefined ? ORIGIN : new URL(developmentServer).origin
  const origins = developmentServer === undefined ? [ORIGIN] : [ORIGIN, origin, origin.replace('http', 'ws')]
  hardenPages(origin, log)
  // Every session there is or will be, the one that prints included.
  hardenSession(sessions.defaultSession, origins, log)
  app.on('session-created', (created) => hardenSession(created, origins, log))
  servePage(pageSession(), join(program, '../renderer'))
  setMenu({ developerTools })
  const window = createWindow({
    preload: join(program, '../preload/index.cjs'),
    page: developmentServer ?? `${ORIGIN}/`,
    developerTools,
  })
  return { window, origin }
}
