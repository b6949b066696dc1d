import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import type { StudyParts } from '../../../db/accounts/createStudy.ts'
import { hasStudy } from '../../../db/accounts/createStudy.ts'
import { wipe } from '../../../db/keys/index.ts'
import { makeTrainingStore } from '../../../db/training/makeTrainingStore.ts'
import { type ExitCode, type Io, UsageError } from '../io.ts'

export const trainingUsage = 'training --store DIR'

/**
 * `ecrf training --store DIR`: makes the training study, invented children only, in a folder that holds no study yet. Prints the
 * folder and the accounts with their public passwords as JSON.
 */
export async function training(args: readonly string[], io: Io, parts: StudyParts = {}): Promise<ExitCode> {
  const folder = readFolder(args)
  if (hasStudy(folder)) throw new UsageError(`There is a study in ${folder} already; it was not touched.`)
  io.err('Making the training study; this takes a few seconds.')
  const { store, dataKey, users } = await makeTrainingStore(folder, parts)
  store.close()
  wipe(dataKey)
  io.out(
    JSON.stringify({
      store: folder,
      users: users.map(({ username, role, password }) => ({ username, role, password })),
    }),
  )
  return 0
}

function readFolder(args: readonly string[]): string {
  try {
    const { store } = parseArgs({ args: [...args], options: { store: { type: 'string' } }, strict: true }).values
    if (store) return resolve(store)
  } catch {
    // Anything but --store is not known here.
  }
  throw new UsageError(`Usage: ecrf ${trainingUsage}`)
}
