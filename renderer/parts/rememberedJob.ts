export type JobName =
  'visitReport' | 'export' | 'verify' | 'report' | 'trail' | 'import' | 'document' | 'archive' | CopyJob

/** Making a copy of the record, and trying one out. */
type CopyJob = 'backup' | 'drill'

const KEY = 'trialbook.jobs'

/** Puts by the id of a running job, so that the same person finds its result after a lock. Null forgets it. */
export function rememberJob(personId: string, name: JobName, id: string | null): void {
  sessionStorage.setItem(KEY, JSON.stringify({ ...all(), [`${personId}/${name}`]: id }))
}

/** The id of this person's last job of that name, or null. */
export function rememberedJob(personId: string, name: JobName): string | null {
  return all()[`${personId}/${name}`] ?? null
}

function all(): Readonly<Record<string, string | null>> {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, string | null>
}
