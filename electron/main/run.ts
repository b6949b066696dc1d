import { join } from 'node:path'
import { app, powerMonitor, session as sessions, type BrowserWindow } from 'electron'
import type { Say } from '../../shared/ipc/events.ts'
import { hardenPages, hardenSession } from '../hardening.ts'
import { settleRestore } from '../../db/backup/restore.ts'
import { BackupSchedule, RETRY } from '../backup/schedule.ts'
import { createDoor } from '../ipc/door.ts'
import { createHandlers } from '../ipc/handlers/index.ts'
import { registerDoor } from '../ipc/register.ts'
import { Jobs } from '../jobs/jobs.ts'
import type { Log } from '../log.ts'
import { setMenu } from '../menu.ts'
import { ORIGIN } from '../page.ts'
import { chooseFile, chooseFolder, openFile, sayAndQuit, showFolder } from '../platform/folders.ts'
import { makePdf } from '../platform/pdf.ts'
import type { Platform } from '../platform/platform.ts'
import { printPage } from '../platform/print.ts'
import { servePage } from '../protocol.ts'
import { Session } from '../session/session.ts'
import { claimStore, releaseStore } from '../storeLock.ts'
import { createWindow, pageSession } from '../window.ts'
import { testAffordances, type BuildKind } from './build.ts'
import type { Folders } from './folders.ts'

export interface RunOptions {
  readonly build: BuildKind
  readonly folders: Folders
  readonly log: Log
  /** Address of the development server, for a developer who changes the page while it runs. */
  readonly developmentServer: string | undefined
}

/** Puts the application together. After ready. */
export async function run({ build, folders, log, developmentServer }: RunOptions): Promise<void> {
  if (!claimStore(folders.store)) {
    sayAndQuit('These study data are open in another Trialbook. Nothing was opened. Close it there, then start again.')
    app.exit(1)
    return
  }
  for (const folder of [folders.store, folders.training]) settleRestore(folder)
  log.write('application.started', { code: build })
  const test = testAffordances(build, process.env)
  const origin = developmentServer === undefined ? ORIGIN : new URL(developmentServer).origin
  const origins = developmentServer === undefined ? [ORIGIN] : [ORIGIN, origin, origin.replace('http', 'ws')]
  hardenPages(origin, log)
  // Every session there is or will be, the one that prints included.
  hardenSession(sessions.defaultSession, origins, log)
  app.on('session-created', (created) => hardenSession(created, origins, log))
  servePage(pageSession(), join(import.meta.dirname, '../renderer'))
  setMenu({ developerTools: build !== 'release' })

  const window = createWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    page: developmentServer ?? `${ORIGIN}/`,
    developerTools: build !== 'release',
  })
  const say: Say = (event, payload) => {
    if (!window.isDestroyed()) window.webContents.send(`trialbook:${event}`, payload)
  }
  const people = new Session({
    folder: folders.store,
    trainingFolder: folders.training,
    version: app.getVersion(),
    log,
    say,
    claim: claimStore,
    onEntered: () => lookAgain(),
    onEnded: () => forgetPage(window),
    ...(test.idleSeconds === undefined ? {} : { idleSeconds: test.idleSeconds }),
  })
  const jobs = new Jobs({
    workerFile: join(import.meta.dirname, 'job-worker.js'),
    openStore: () => (people.standing().phase === 'signedIn' ? people.work().account.store : null),
    // A job goes on while somebody else is signed in, and its result may name a file that they are not to know.
    say: (person, view) => {
      if (people.standing().phase === 'signedIn' && people.work().account.person.id === person.id) {
        say('job.progress', view)
      }
    },
    log,
    render: makePdf,
  })
  const schedule = new BackupSchedule({
    jobs,
    account: () => (people.standing().phase === 'signedIn' ? people.work().account : null),
  })
  const lookAgain = () => setTimeout(() => schedule.check(), AFTER_ENTERING)
  const platform: Platform = {
    version: app.getVersion(),
    chooseFolder: () => chooseFolder(window, test.folder),
    chooseFile: (name) => chooseFile(window, name, test.folder),
    openFile: () => openFile(window, test.file),
    showFolder,
    print: (document) => printPage(document, test.printTo),
  }
  registerDoor(createDoor({ origin, handlers: createHandlers(people, jobs, platform), session: people, log }), window)
  setInterval(() => schedule.check(), RETRY)
  watchSystem(people)
  endWell({ window, people, jobs, folders, log })
}

/** How long after somebody came in the schedule of backups looks, in milliseconds: the screen comes first. */
const AFTER_ENTERING = 3_000

/** The laptop locks or sleeps: so does the session. */
function watchSystem(people: Session): void {
  powerMonitor.on('lock-screen', () => void people.lockAfterLastEntries())
  powerMonitor.on('suspend', () => void people.lockAfterLastEntries())
}

/** The page is loaded anew, so that nothing it knew outlives the session. It keeps its place in memory for the same person. */
function forgetPage(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.reload()
}

interface Ending {
  readonly window: BrowserWindow
  readonly people: Session
  readonly jobs: Jobs
  readonly folders: Folders
  readonly log: Log
}

/** How long the end of the application waits for running work before it signs out, in milliseconds. */
const STOPPING = 3_000

/** Closing the window ends the application; what was typed within the last second is let in first. */
function endWell({ window, people, jobs, folders, log }: Ending): void {
  let ended = false
  app.on('second-instance', () => {
    log.write('application.secondInstance')
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.write('renderer.gone', { code: reason })
    if (reason !== 'clean-exit') forgetPage(window)
  })
  window.on('close', (event) => {
    if (ended) return
    event.preventDefault()
    // What is being written is stopped while somebody is still signed in, so that the trail can say so.
    void Promise.race([jobs.stopAll(), new Promise((resolve) => setTimeout(resolve, STOPPING))])
      .then(() => people.endAfterLastEntries())
      .then(() => jobs.stopAll())
      .finally(() => {
        ended = true
        for (const folder of [folders.store, folders.training]) releaseStore(folder)
        log.write('application.stopped')
        app.quit()
      })
  })
  app.on('window-all-closed', () => app.quit())
}
