import { join } from 'node:path'

/** Where an export of this moment goes inside the folder that a person chose. The name tells nothing of a child. */
export function exportFolder(parent: string, profile: string, release: string): string {
  return join(parent, `trialbook-${profile}-${release.slice(0, 8)}`)
}
