import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '../../e2e/launch.ts'
import { inProject } from '../lib/project.ts'
import { atMost, inTurns, time, type Ratio } from './measure.ts'

const HELLO = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  void window.loadURL('data:text/html,<title>Hello</title><h1>Hello</h1>')
})
app.on('window-all-closed', () => app.quit())
`

/**
 * From spawning the process to the first heading that a person can read: the application as built, with no store yet,
 * against a bare Electron window that says hello. Both with a fresh user folder, under the same display.
 */
export async function benchStart(rounds: number): Promise<Ratio> {
  const folder = mkdtempSync(join(tmpdir(), 'trialbook-hello-'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "hello", "version": "1.0.0", "main": "main.cjs" }')
  writeFileSync(join(folder, 'main.cjs'), HELLO)
  try {
    const ours = () => untilHeading(inProject('.'))
    const hello = () => untilHeading(folder)
    return atMost('Start to the first heading against a bare Electron window', await inTurns(rounds, ours, hello), 1.5)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function untilHeading(application: string): Promise<number> {
  let close: () => Promise<void> = async () => {}
  const took = await time(async () => {
    const running = await launch({ application, env: { TRIALBOOK_TEST: '1' } })
    close = () => running.close()
    const window = await running.firstWindow()
    await window.getByRole('heading').first().waitFor()
  })
  await close()
  return took
}
