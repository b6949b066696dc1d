// What `electron FOLDER` starts: reads the folder's package.json and runs its main module, as the archive of the same
// name in an Electron download does. Only the parts that development and Playwright use.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(1)
const modulesFirst = []
let folder
for (let index = 0; index < args.length && folder === undefined; index += 1) {
  if (args[index] === '-r' || args[index] === '--require') modulesFirst.push(args[++index])
  else if (!args[index].startsWith('-')) folder = args[index]
}

// Applications tell development from an installed package by this property.
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
const require = createRequire(import.meta.url)
for (const name of modulesFirst) require(name)

if (folder === undefined) {
  console.error('usage: electron FOLDER')
  app.exit(2)
} else {
  try {
    const appPath = resolve(folder)
    const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'))
    app.setVersion(manifest.version)
    app.name = manifest.productName ?? manifest.name
    if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.name))
    app.setAppPath(appPath)
    await import(pathToFileURL(join(appPath, manifest.main)).href)
  } catch (error) {
    console.error('The application could not be loaded:', error)
    app.exit(1)
  }
}
