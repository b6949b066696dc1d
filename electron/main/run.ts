import { join } from 'node:path'
import { app, powerMonitor, type BrowserWindow } from 'electron'
import type { Say } from '../../shared/ipc/events.ts'
import { settleRestore } from '../../db/backup/restore.ts'
import { BackupSchedule, RETRY } from '../backup/schedule.ts'
import { createDoor, type Door } from '../ipc/door.ts'
import { createHandlers } from '../ipc/handlers/index.ts'
import { Jobs } from '../jobs/jobs.ts'
import type { Log } from '../log.ts'
import { chooseFile, chooseFolder, openFile, showFolder } from '../platform/folders.ts'
import { makePdf } from '../platform/pdf.ts'
import type { Platform } from '../platform/platform.ts'
import { printPage } from '../platform/print.ts'
import { Session } from '../session/session.ts'
import { claimStore, releaseStore } from '../storeLock.ts'
import { testAffordances, type BuildKind } from './build.ts'
import type { Folders } from './folders.ts'
import type { OpenedWindow } from './openWindow.ts'

export interface RunOptions {
  /** The folder of the built main program, which the jobs' worker stands in. This file may be bundled into a part below it. */
  readonly program: string
  readonly build: BuildKind
  readonly folders: Folders
  readonly log: Log
  /** The window that is open already. */
  readonly opened: OpenedWindow
}

/** Puts together what stands behind the window, and gives the door through which its page may ask. Throws when an interrupted
 * restore cannot be settled. After ready, with the store claimed. */
export function run({ program, build, folders, log, opened: { window, origin } }: RunOptions): Door {
  for (const folder of [folders.store, folders.training]) settleRestore(folder)
  log.write('application.started', { code: build })
  const test = testAffordances(build, process.env)
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
    workerFile: join(program, 'job-worker.js'),
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
  setInterval(() => schedule.check(), RETRY)
  watchSystem(people)
  endWell({ window, people, jobs, folders, log })
  return createDoor({ origin, handlers: createHandlers(people, jobs, platform), session: people, log })
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
