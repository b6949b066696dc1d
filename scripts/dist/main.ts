// `npm run dist`: builds the application and packs it for the system it runs on, into dist/.
//   --dir             only the folder, no installer
//   --output FOLDER   somewhere else than dist/
//   --built           takes out/ as it is
// TRIALBOOK_E2E_BUILD=1 leaves the one door open by which the end-to-end tests drive a packaged application.
import { parseArgs } from 'node:util'
import { Problem, runCommand } from '../lib/problem.ts'
import { inProject } from '../lib/project.ts'
import { must, show } from '../lib/run.ts'
import { type ElectronRuntime, presentElectron } from '../setup/electron.ts'

const OUT_OF_REACH: readonly (readonly [target: string, reason: string])[] = [
  ['AppImage', 'its runtime is downloaded from github.com'],
  ['NSIS installer', 'it needs the Windows Electron and NSIS; run `npm run dist` on Windows'],
  ['dmg', 'it can only be made on macOS'],
]

/** Runs electron-builder with settings that override electron-builder.yml. */
async function pack(targets: readonly string[], settings: Readonly<Record<string, string>>): Promise<void> {
  const overrides = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`)
  const env = { CUSTOM_FPM_PATH: inProject('scripts', 'dist', 'fpm-dpkg.ts') }
  const code = await show('electron-builder', [...targets, '--publish', 'never', ...overrides], {
    env: process.platform === 'linux' ? env : {},
  })
  if (code !== 0) throw new Problem('The package could not be made; the lines above say why.')
}

/** The substitute runtime is for tests: whatever holds it says so in its name. */
async function packUnofficial(electron: ElectronRuntime, output: string, dirOnly: boolean, settings: object) {
  const artifactName = '${productName}-${version}-${os}-${arch}-unofficial-runtime.${ext}'
  await pack(['--linux', 'dir', ...(dirOnly ? [] : ['deb'])], {
    ...settings,
    artifactName,
    electronVersion: electron.version,
    electronDist: 'node_modules/electron/dist',
    // A quarter of the time, and nobody downloads it.
    'deb.compression': 'gz',
  })
  if (!dirOnly) {
    const archive = `${output}/Trialbook-linux-x64-unofficial-runtime.tar.gz`
    const remedy = 'Check that there is 1 GB of free disk.'
    must('write the archive', remedy, 'tar', ['-czf', archive, '-C', output, 'linux-unpacked'])
    for (const [target, reason] of OUT_OF_REACH) console.log(`dist: no ${target}: ${reason}`)
  }
  console.log(`dist: ${output} holds Electron ${electron.version} of a third party, for tests only: not to be handed out`)
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { dir: { type: 'boolean' }, built: { type: 'boolean' }, output: { type: 'string', default: 'dist' } },
  })
  const electron = presentElectron()
  if (!electron) throw new Problem('There is no Electron to pack. Run: npm run setup')
  if (!values.built && (await show('electron-vite', ['build', '--logLevel', 'warn'])) !== 0) {
    throw new Problem('The application could not be built; the lines above say where.')
  }

  const drivenByTests = process.env['TRIALBOOK_E2E_BUILD'] === '1'
  const settings = {
    'directories.output': values.output,
    'electronFuses.enableNodeCliInspectArguments': String(drivenByTests),
    // Without this mark inside its archive an application refuses every switch that a test driver needs.
    ...(drivenByTests ? { 'extraMetadata.trialbookTestBuild': 'true' } : {}),
  }
  if (electron.official) await pack(values.dir ? ['--dir'] : [], settings)
  else await packUnofficial(electron, values.output, values.dir === true, settings)
})
