import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { createDoor } from './door.ts'
import type { Sender } from './sender.ts'

/** The one name that the preload script and the main process share; the channel of the contract travels inside. */
export const INVOKE = 'trialbook:invoke'

function senderOf(event: IpcMainInvokeEvent, window: BrowserWindow): Sender {
  const frame = event.senderFrame
  return {
    ownWindow: !window.isDestroyed() && event.sender.id === window.webContents.id,
    origin: frame?.origin ?? null,
    topFrame: frame !== null && frame === event.sender.mainFrame,
  }
}

/** Opens the door to the window. The only place that listens to a page; whatever a page sends goes through the door. */
export function registerDoor(door: ReturnType<typeof createDoor>, window: BrowserWindow): void {
  ipcMain.handle(INVOKE, (event, channel: unknown, input: unknown) =>
    door({ channel, input, sender: senderOf(event, window) }),
  )
}
