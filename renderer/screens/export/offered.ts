import { may, type Role } from '../../../shared/roles.ts'
import type { ExportRequest } from '../../../shared/ipc/views/export.ts'

/** The de-identified profiles on offer, the safest first. */
export const OFFERED_PROFILES = [
  'safe-harbor',
  'date-shifted',
  'limited-dataset',
] as const satisfies readonly ExportRequest['profile'][]

/** What the role is offered: the export that names children last, and only to who may make it. */
export function profilesFor(role: Role | undefined): readonly ExportRequest['profile'][] {
  return role !== undefined && may(role, 'export.identified') ? [...OFFERED_PROFILES, 'full'] : OFFERED_PROFILES
}

/** The formats on offer, the plainest first; any number of them is written in one go. */
export const OFFERED_FORMATS = [
  'csv',
  'xlsx',
  'odm',
  'dataset-json',
  'redcap',
] as const satisfies readonly ExportRequest['formats'][number][]

/** What a person is asked for at first: the safest profile, and CSV as most of the world reads it. */
export const NEW_REQUEST: ExportRequest = {
  profile: 'safe-harbor',
  formats: ['csv'],
  recipient: '',
  purpose: '',
  delimiter: ',',
  decimalMark: '.',
  byteOrderMark: true,
  smallCells: 'report',
}
