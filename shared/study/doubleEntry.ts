import { codesOfSetting, type Settings } from '../form/context.ts'

/** The setting that names the forms which are entered twice. */
export const DOUBLE_ENTRY = 'entry.double'

/**
 * The forms that may be entered twice: the scales, which are what the trial measures and which nobody has to act on today. What
 * holds or releases a dose, opens a report or names the child must be record at once and is not among them (design 8).
 */
export const DOUBLE_FORMS: readonly string[] = ['GMFM88', 'BBS', 'MAS', 'FIM', 'GMFCS']

/** Whether the study asks for two entries of a form. */
export function asksForTwo(settings: Settings, oid: string): boolean {
  return codesOfSetting(settings, DOUBLE_ENTRY).includes(oid)
}
