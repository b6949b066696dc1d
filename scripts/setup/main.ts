// Second half of the set-up, on the Node that the packages brought along: what a window needs.
import { runCommand } from '../lib/problem.ts'
import { needDebianPackages, RUNTIME_PACKAGES } from './debian.ts'
import { needElectron } from './electron.ts'
import { needSqliteAddon } from './sqlite-addon.ts'

await runCommand(async () => {
  needDebianPackages(RUNTIME_PACKAGES)
  needSqliteAddon(await needElectron())
})
