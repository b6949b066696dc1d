import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { presentElectron } from '../setup/electron.ts'

/** The part of what electron-builder tells its hooks that is used here. */
interface PackContext {
  readonly appOutDir: string
}

/** Tidies the packed folder before it becomes an installer, and labels it when it must not become one. */
export default function afterPack({ appOutDir }: PackContext): void {
  // It starts any folder it is given, which an installed application has no need to.
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true })
  const electron = presentElectron()
  if (electron?.official !== false) return
  writeFileSync(
    join(appOutDir, 'UNOFFICIAL-RUNTIME.txt'),
    `This folder holds Electron ${electron.version} as repackaged by a third party, past its end of life. ` +
      'It exists to test the packaging. Do not give it to anybody, and keep no record of a trial with it.\n',
  )
}
