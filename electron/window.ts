import { BrowserWindow, session, type Session } from 'electron'
import { CHANNELS, EVENTS } from '../shared/ipc/contract.ts'

/** In memory only ('persist:' would put it on the disk): no cache, no storage, no cookies survive the process. */
export function pageSession(): Session {
  return session.fromPartition('trialbook', { cache: false })
}

export interface WindowOptions {
  readonly preload: string
  /** Address of the page. */
  readonly page: string
  /** Developer tools can read everything on the screen, so an installed application has none. */
  readonly developerTools: boolean
}

/** The one window, shown once there is something to see. Sizes in device-independent pixels. */
export function createWindow({ preload, page, developerTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Trialbook',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      session: pageSession(),
      // The numbers are those of Electron's security checklist.
      nodeIntegration: false, // 2
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      contextIsolation: true, // 3
      sandbox: true, // 4
      webSecurity: true, // 6
      allowRunningInsecureContent: false, // 8
      experimentalFeatures: false, // 9
      webviewTag: false, // 11, 12
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: developerTools,
      // The preload script learns the names of the contract from here, so that they are written down once and it need not
      // carry the schemas.
      additionalArguments: [`--trialbook-channels=${CHANNELS.join(',')}`, `--trialbook-events=${EVENTS.join(',')}`],
    },
  })
  window.once('ready-to-show', () => window.show())
  // The title says who is signed in nowhere: it is seen on a locked screen and in the task list.
  window.on('page-title-updated', (event) => event.preventDefault())
  void window.loadURL(page)
  return window
}
