import { writeFile } from 'node:fs/promises'
import { BrowserWindow } from 'electron'

/**
 * Prints one page of our own HTML, with the system's dialog, from a hidden window that runs no script, loads nothing and leaves
 * nothing on the disk. `printTo` writes a PDF there instead, for tests. False when the person closed the dialog or there is no
 * printer.
 */
export async function printPage(html: string, printTo: string | undefined): Promise<boolean> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition: 'print',
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  })
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(html, 'utf8').toString('base64')}`)
    if (printTo === undefined) return await withDialog(window)
    await writeFile(printTo, await window.webContents.printToPDF({ pageSize: 'A4' }))
    return true
  } finally {
    window.destroy()
  }
}

function withDialog(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => window.webContents.print({}, (printed) => resolve(printed)))
}
