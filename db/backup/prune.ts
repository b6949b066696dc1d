import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { alteredFiles, readAbout } from './copyFiles.ts'
import { BACKUP_PREFIX } from './backup.ts'

/**
 * Lets the oldest backups of the schedule go, so that `keep` of them stay in the place. Only whole backups of this installation
 * that the schedule made are ever removed, and only while the newest one is whole itself: what a person made by hand, another
 * laptop's, and anything that cannot be read stays. Gives the names that went.
 */
export async function pruneBackups(place: string, installation: string, keep: number): Promise<readonly string[]> {
  const own = readdirSync(place)
    .filter((name) => name.startsWith(BACKUP_PREFIX))
    .flatMap((name) => {
      try {
        const about = readAbout(join(place, name))
        return about.scheduled && about.installation === installation ? [{ name, about }] : []
      } catch {
        return []
      }
    })
    .toSorted((one, other) => other.about.madeAt.localeCompare(one.about.madeAt))
  const [newest] = own
  if (!newest || (await alteredFiles(join(place, newest.name), newest.about)).length > 0) return []
  const going = own.slice(Math.max(1, keep)).map(({ name }) => name)
  for (const name of going) rmSync(join(place, name), { recursive: true, force: true })
  return going
}
