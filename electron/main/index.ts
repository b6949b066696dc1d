import { app } from 'electron'
import { hardenProcess } from '../hardening.ts'
import { registerDoor } from '../ipc/register.ts'
import { createLog } from '../log.ts'
import { sayAndQuit } from '../platform/folders.ts'
import { catchUnforeseen } from '../unforeseen.ts'
import { registerScheme } from '../protocol.ts'
import { claimStore } from '../storeLock.ts'
import { buildKind } from './build.ts'
import { foldersOf } from './folders.ts'
import { openWindow } from './openWindow.ts'
import { PRINT_SWITCH, printDocuments } from './printDocuments.ts'
import { refusedSwitches, refusedVariables, switchValue } from './switches.ts'

// Chromium runs no sandbox as root, and asking for it then ends in an endless loop of dying children.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

/** Only here is it known where the built program stands: other files may be bundled into parts below it. */
const program = import.meta.dirname
const args = process.argv.slice(1)
const build = buildKind({ packaged: app.isPackaged, appFolder: app.getAppPath(), environment: process.env })
const folders = foldersOf(app.getPath('userData'), switchValue(args, 'store'))
const log = createLog(folders.log)
catchUnforeseen(process, log)

function refuseToStart(message: string): void {
  console.error(message)
  app.exit(1)
}

/** Before anything is opened: a debugger that listens already must find nothing to look at. */
function noneRefused(): boolean {
  const refused = [...refusedSwitches(args, build).map((name) => `--${name}`), ...refusedVariables(process.env, build)]
  if (refused.length === 0) return true
  log.write('application.refusedSwitches', { count: refused.length })
  const list = refused.join(' ')
  refuseToStart(`Trialbook does not start with ${list}. Nothing was opened. Start it without.`)
  return false
}

function mayStart(): boolean {
  if (!noneRefused()) return false
  app.setPath('userData', folders.userData)
  if (!app.requestSingleInstanceLock()) {
    // The first instance comes to the front instead.
    app.exit(0)
    return false
  }
  return true
}

/**
 * The window opens first and the rest is read while its page loads, since the study and its schemas take as long to put together
 * as a page takes to come up.
 */
async function main(): Promise<void> {
  await app.whenReady()
  if (!claimStore(folders.store)) {
    sayAndQuit('These study data are open in another Trialbook. Nothing was opened. Close it there, then start again.')
    app.exit(1)
    return
  }
  const developmentServer = build === 'development' ? process.env['ELECTRON_RENDERER_URL'] : undefined
  const opened = openWindow({ program, log, developerTools: build !== 'release', developmentServer })
  const door = import('./run.ts').then(({ run }) => run({ program, build, folders, log, opened }))
  registerDoor(door, opened.window)
  await door
}

const prints = app.commandLine.hasSwitch(PRINT_SWITCH)

if (prints ? noneRefused() : mayStart()) {
  registerScheme()
  hardenProcess()
  const work = prints ? printDocuments() : main()
  work.catch((error: unknown) => {
    log.incident('00000000-0000-4000-8000-000000000000', error)
    // A box on the screen would wait for somebody who is not there.
    if (!prints)
      sayAndQuit('Trialbook could not start. The study data were not touched. Restart the computer and try again.')
    app.exit(1)
  })
}
