import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

async function main(): Promise<void> {
  await app.whenReady()
  const window = new BrowserWindow({
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
    },
  })
  await window.loadFile(join(import.meta.dirname, '../renderer/index.html'))
}

app.on('window-all-closed', () => app.quit())
main().catch((error: unknown) => {
  console.error(error)
  app.exit(1)
})
