import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Door } from './door.ts'
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

/**
 * Lets the window's page knock. The only place that listens to a page; whatever a page sends goes through the door. The page may
 * ask while the door is still being put together: it is answered once it stands.
 */
export function registerDoor(standing: Promise<Door>, window: BrowserWindow): void {
  ipcMain.handle(INVOKE, async (event, channel: unknown, input: unknown) => {
    // Who asks is seen when they ask: the frame may be another one by the time the door stands.
    const sender = senderOf(event, window)
    const door = await standing
    return door({ channel, input, sender })
  })
}
