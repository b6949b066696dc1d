import { describe, expect, test } from 'vitest'
import { checkFile } from './rules.ts'

/** One bad example for each thing that a layer may not do. */
const BROKEN: readonly (readonly [path: string, text: string])[] = [
  ['shared/roles.ts', `import { openStore } from '../db/store/open.ts'`],
  ['shared/roles.ts', `import type { Store } from '../db/store/open.ts'`],
  ['shared/roles.ts', `import { start } from '../electron/main/index.ts'`],
  ['shared/roles.ts', `import { App } from '../renderer/App.tsx'`],
  ['shared/roles.ts', `import { launch } from '../e2e/launch.ts'`],
  ['shared/roles.ts', `import { version } from '../package.json' with { type: 'json' }`],
  ['shared/roles.ts', `import { readFileSync } from 'node:fs'`],
  ['shared/roles.ts', `import { readFileSync } from 'fs'`],
  ['shared/roles.ts', `import type { IpcMain } from 'electron'`],
  ['shared/roles.ts', `import { useState } from 'react'`],
  ['shared/roles.ts', `export { openStore } from '../db/store/open.ts'`],
  ['shared/roles.ts', `export * from '../db/store/open.ts'`],
  ['shared/roles.ts', `const store = await import('../db/store/open.ts')`],
  ['shared/roles.ts', `type Store = import('../db/store/open.ts').Store`],
  ['shared/roles.ts', `const fs = require('node:fs')`],
  ['shared/roles.ts', `const module = await import(nameOfModule)`],
  ['shared/deep/er/roles.ts', `import { secret } from '../../../../elsewhere/secret.ts'`],
  ['shared/roles.test.ts', `import { openStore } from '../db/store/open.ts'`],
  ['db/store/save.ts', `import { app } from 'electron'`],
  ['db/store/save.ts', `import { handle } from '../../electron/ipc/register.ts'`],
  ['db/store/save.ts', `import { App } from '../../renderer/App.tsx'`],
  ['db/store/save.ts', `import { useState } from 'react'`],
  ['db/store/save.ts', `import Database from 'better-sqlite3'`],
  ['db/store/save.ts', `import * as sqlite from 'better-sqlite3'`],
  ['db/store/save.ts', `import { fakeStore } from '../testing/fakeStore.ts'`],
  ['db/store/save.ts', `import { fakeStore } from './save.test.ts'`],
  ['electron/main/index.ts', `import { App } from '../../renderer/App.tsx'`],
  ['electron/main/index.ts', `import { launch } from '../../e2e/launch.ts'`],
  ['electron/main/index.ts', `import { useState } from 'react'`],
  ['electron/main/index.ts', `import Database from 'better-sqlite3'`],
  ['electron/main/index.ts', `import type { Database } from 'better-sqlite3'`],
  ['electron/main/index.ts', `import { app, ipcMain } from 'electron'`],
  ['electron/main/index.ts', `import { ipcMain as door } from 'electron'`],
  ['electron/main/index.ts', `import { contextBridge } from 'electron'`],
  ['electron/main/index.ts', `import { ipcRenderer } from 'electron'`],
  ['electron/main/index.ts', `import { shell } from 'electron'`],
  ['electron/main/index.ts', `import { dialog } from 'electron'`],
  ['electron/main/index.ts', `import { protocol } from 'electron'`],
  ['electron/main/index.ts', `import * as electron from 'electron'`],
  ['electron/main/index.ts', `import electron from 'electron'`],
  ['electron/main/index.ts', `import { createRequire } from 'node:module'`],
  ['electron/main/index.ts', `import { openWindow } from './window'`],
  ['renderer/App.tsx', `import { openStore } from '../db/store/open.ts'`],
  ['renderer/App.tsx', `import { handle } from '../electron/ipc/register.ts'`],
  ['renderer/App.tsx', `import { ipcRenderer } from 'electron'`],
  ['renderer/App.tsx', `import { readFileSync } from 'node:fs'`],
  ['renderer/App.tsx', `import Database from 'better-sqlite3'`],
  ['scripts/bench/main.ts', `import { app } from 'electron'`],
]

const KEPT: readonly (readonly [path: string, text: string])[] = [
  ['shared/roles.ts', `import { z } from 'zod'\nimport { CalendarDate } from '@internationalized/date'`],
  ['shared/form/schema.ts', `import { roles } from '../roles.ts'`],
  ['shared/study/protocol.ts', `import visits from './visits.json' with { type: 'json' }`],
  ['shared/roles.ts', `// import { readFileSync } from 'node:fs'\nexport const text = "import 'electron'"`],
  ['shared/roles.test.ts', `import { readFileSync } from 'node:fs'\nimport fc from 'fast-check'`],
  ['db/store/open.ts', `import Database from 'better-sqlite3'\nimport { join } from 'node:path'`],
  ['db/store/save.ts', `import type { Database } from 'better-sqlite3'\nimport { roles } from '../../shared/roles.ts'`],
  ['db/store/save.test.ts', `import { fakeStore } from '../testing/fakeStore.ts'`],
  ['electron/main/index.ts', `import { app, BrowserWindow } from 'electron'`],
  ['electron/main/index.ts', `import type { IpcMainInvokeEvent } from 'electron'`],
  ['electron/main/index.ts', `import { openStore } from '../../db/store/open.ts'`],
  ['electron/ipc/register.ts', `import { ipcMain } from 'electron'`],
  ['electron/preload/index.ts', `import { contextBridge, ipcRenderer } from 'electron'`],
  ['electron/platform/openFile.ts', `import { dialog, shell } from 'electron'`],
  ['electron/protocol.ts', `import { protocol } from 'electron'`],
  [
    'renderer/App.tsx',
    `import { useState } from 'react'\nimport { roles } from '../shared/roles.ts'\nimport './app.css'`,
  ],
  ['e2e/launch.ts', `import { createRequire } from 'node:module'\nimport { roles } from '../shared/roles.ts'`],
]

describe('The rules of the house', () => {
  test.each(BROKEN)('%s may not say %s', (path, text) => {
    expect(checkFile(path, text)).toHaveLength(1)
  })

  test.each(KEPT)('%s may say %s', (path, text) => {
    expect(checkFile(path, text)).toEqual([])
  })

  test('each broken import is named with its file and the rule', () => {
    const text = `import { readFileSync } from 'node:fs'\nimport { app } from 'electron'`
    expect(checkFile('shared/roles.ts', text)).toEqual([
      "shared/roles.ts: 'node:fs': shared/ may not import from Node",
      "shared/roles.ts: 'electron': shared/ may not import electron",
    ])
  })

  test('a file that cannot be read as TypeScript is an error, not a file without imports', () => {
    expect(() => checkFile('shared/roles.ts', 'import { from')).toThrow('shared/roles.ts')
  })
})
