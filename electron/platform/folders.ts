import { dialog, shell, type BrowserWindow } from 'electron'

/** The one file that opens dialogs of the system and shows files in its file manager. */

/** Lets the person choose a folder; null when they closed the dialog. `instead` answers for them in tests. */
export async function chooseFolder(window: BrowserWindow, instead: string | undefined): Promise<string | null> {
  if (instead !== undefined) return instead
  const { filePaths, canceled } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Shows a folder that Trialbook itself wrote. Never called with a path that a page gave. */
export function showFolder(folder: string): void {
  shell.showItemInFolder(folder)
}

/** Says why the application does not start, when there is no page to say it. */
export function sayAndQuit(message: string): void {
  dialog.showErrorBox('Trialbook', message)
}
