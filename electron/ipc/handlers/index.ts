import type { Jobs } from '../../jobs/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Session } from '../../session/session.ts'
import type { Handlers } from '../handlers.ts'
import { adverseEventHandlers } from './adverseEvents.ts'
import { archiveHandlers } from './archive.ts'
import { entryHandlers } from './entries.ts'
import { backupHandlers } from './backup.ts'
import { dashboardHandlers } from './dashboard.ts'
import { documentHandlers } from './documents.ts'
import { formHandlers } from './forms.ts'
import { importHandlers } from './import.ts'
import { jobHandlers } from './jobs.ts'
import { monitoringHandlers } from './monitoring.ts'
import { officeHandlers } from './office.ts'
import { peopleHandlers } from './people.ts'
import { reportHandlers } from './report.ts'
import { sessionHandlers } from './session.ts'
import { subjectHandlers } from './subjects.ts'
import { trailHandlers } from './trail.ts'

/** A handler for every channel of the contract; with one missing this does not compile. */
export function createHandlers(session: Session, jobs: Jobs, platform: Platform): Handlers {
  return {
    ...sessionHandlers(session, jobs, platform),
    ...subjectHandlers,
    ...dashboardHandlers,
    ...formHandlers,
    ...entryHandlers,
    ...officeHandlers,
    ...monitoringHandlers,
    ...adverseEventHandlers,
    ...documentHandlers(jobs, platform),
    ...trailHandlers(jobs, platform),
    ...archiveHandlers(jobs, platform),
    ...jobHandlers(jobs, platform),
    ...backupHandlers(session, jobs, platform),
    ...reportHandlers(jobs, platform),
    ...importHandlers(jobs, platform),
    ...peopleHandlers,
  }
}
