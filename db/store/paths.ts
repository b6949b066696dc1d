import { join } from 'node:path'

/** The files of a store in its folder; the key file is db/keys' own. */
export const storeFile = (folder: string): string => join(folder, 'trialbook.db')
export const markPath = (folder: string): string => join(folder, 'trialbook.mark')
/** Copies made before a migration, one for each version left behind. */
export const migrationBackup = (folder: string, version: number): string =>
  join(folder, `trialbook.before-version-${version + 1}.db`)

const MAKING = '.making'
/** Where a store is filled that becomes the one of `folder` in one step, once it is whole. */
export const makingFolder = (folder: string): string => `${folder}${MAKING}`
export const isMakingFolder = (folder: string): boolean => folder.endsWith(MAKING)
