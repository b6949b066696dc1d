// `npm start`: builds what changed and opens the application; without a screen, lets it show itself to a camera instead.
import { existsSync, globSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { hasDisplay, onVirtualScreen } from '../lib/display.ts'
import { Problem, runCommand } from '../lib/problem.ts'
import { inProject, root } from '../lib/project.ts'
import { show } from '../lib/run.ts'

const SOURCES = ['{electron,renderer,shared,db}/**/*', 'electron.vite.config.ts', 'package-lock.json']
const stamp = inProject('out', 'built')

/** The stamp bears the time at which the build began, so that a file saved during it counts as newer. */
function isBuilt(): boolean {
  if (!existsSync(stamp)) return false
  const builtAt = statSync(stamp).mtimeMs
  return globSync(SOURCES, { cwd: root }).every((file) => statSync(inProject(file)).mtimeMs < builtAt)
}

async function build(): Promise<void> {
  if (isBuilt()) return
  console.error('start: building the application')
  const began = new Date()
  const code = await show('electron-vite', ['build', '--logLevel', 'warn'])
  if (code !== 0) throw new Problem('The application could not be built; the lines above say where.')
  mkdirSync(inProject('out'), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began)
}

async function open(args: readonly string[]): Promise<number> {
  const electron = createRequire(import.meta.url)('electron') as string
  // Chromium refuses its sandbox to root; for everybody else it stays on.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return show(electron, ['.', ...asRoot, ...args])
}

async function demonstrate(): Promise<number> {
  console.error('start: no display here, so the application is driven by a script and photographed')
  if (process.argv.includes('--screenshots')) process.env['TRIALBOOK_SCREENSHOTS'] = inProject('docs', 'screenshots')
  const [program, args] = onVirtualScreen('playwright', ['test', '--config', 'e2e/demo.config.ts'])
  const code = await show(program, args, { minutes: 15 })
  console.log(`What the application showed is in ${inProject('out', 'demo')}`)
  return code
}

await runCommand(async () => {
  await build()
  const forReadme = process.argv.includes('--screenshots')
  return hasDisplay() && !forReadme ? open(process.argv.slice(2)) : demonstrate()
})
