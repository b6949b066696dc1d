import { extname, join } from 'node:path'
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

/**
 * Lets the person say where a file goes; null when they closed the dialog. The system asks before it names a file that is there.
 * `folder` answers for them in tests.
 */
export async function chooseFile(
  window: BrowserWindow,
  suggestedName: string,
  folder: string | undefined,
): Promise<string | null> {
  if (folder !== undefined) return join(folder, suggestedName)
  const ending = extname(suggestedName)
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters: [{ name: ending.slice(1).toUpperCase(), extensions: [ending.slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return null
  return extname(filePath) === ending ? filePath : `${filePath}${ending}`
}

/** Lets the person choose one file to read; null when they closed the dialog. `instead` answers for them in tests. */
export async function openFile(window: BrowserWindow, instead: string | undefined): Promise<string | null> {
  if (instead !== undefined) return instead
  const { filePaths, canceled } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [
      { name: 'CSV, ODM', extensions: ['csv', 'tsv', 'txt', 'xml'] },
      { name: '*', extensions: ['*'] },
    ],
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
