/**
 * Study settings in force, by key (shared/study/settings.ts). A set, such as the MAS muscles, is its codes with a space
 * between them.
 */
export type Settings = Readonly<Record<string, string>>

/** The site's side of a context: its settings and its clock. Plain data; the same on screen, in the store and in a test. */
export interface SiteContext {
  readonly settings: Settings
  /** Now at the site, 'YYYY-MM-DDTHH:MM'. */
  readonly now: string
  /** While true, checks against today turn soft (design 12). */
  readonly clockSuspect: boolean
  /** The delegation log, where the caller knows it: which role each person held from and to which day. */
  readonly staff?: readonly Delegation[]
}

/** One line of the delegation log. Days are ISO civil dates and belong to the delegation; without `to` it still stands. */
export interface Delegation {
  readonly user: string
  readonly role: string
  readonly from: string
  readonly to?: string
}

/** Where and when a form stands. */
export interface FormContext extends SiteContext {
  /** OID of the visit ('BL', 'INJ2', 'TC3-1'), or '' for a running log. */
  readonly studyEvent: string
  /** Rows struck through, as 'GROUP/REPEAT': they count nowhere. */
  readonly struckRows?: readonly string[]
  /** The reason why the whole test was not done; nothing is required then and no score is computed. */
  readonly notDone?: string
}

/** Today at the site as an ISO civil date. */
export function todayOf(context: SiteContext): string {
  return context.now.slice(0, 10)
}

/** The codes of a setting that is a set; empty when the setting is absent. */
export function codesOfSetting(settings: Settings, key: string): readonly string[] {
  return (settings[key] ?? '').split(' ').filter((code) => code !== '')
}

/** A setting as a number, or the fallback when it is absent or no number. */
export function numberSetting(settings: Settings, key: string, fallback: number): number {
  const text = settings[key]
  const value = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : fallback
}
