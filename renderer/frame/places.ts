import {
  CalendarCheck,
  ChartColumn,
  Download,
  Flag,
  HardDriveDownload,
  IdCard,
  Link2,
  TriangleAlert,
  Settings as SettingsPicture,
  Upload,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import { may, type Right, type Role } from '../../shared/roles.ts'
import type { Route } from '../route/route.ts'

export type PlaceName =
  | 'today'
  | 'subjects'
  | 'events'
  | 'queries'
  | 'audit'
  | 'import'
  | 'export'
  | 'report'
  | 'people'
  | 'backup'
  | 'settings'

export interface Place {
  readonly name: PlaceName
  readonly route: Route
  readonly picture: LucideIcon
  /** Any of these rights opens it. */
  readonly rights: readonly Right[]
}

const PLACES: readonly Place[] = [
  { name: 'today', route: { screen: 'today' }, picture: CalendarCheck, rights: ['record.read'] },
  { name: 'subjects', route: { screen: 'subjects' }, picture: UsersRound, rights: ['record.read'] },
  { name: 'events', route: { screen: 'events' }, picture: TriangleAlert, rights: ['record.read'] },
  { name: 'queries', route: { screen: 'queries', queryId: null }, picture: Flag, rights: ['record.read'] },
  {
    name: 'audit',
    route: { screen: 'audit', filter: {} },
    picture: Link2,
    rights: ['audit.readAll', 'audit.readOwn', 'audit.readAccounts'],
  },
  { name: 'import', route: { screen: 'import' }, picture: Upload, rights: ['record.write'] },
  { name: 'export', route: { screen: 'export' }, picture: Download, rights: ['export.deidentified'] },
  { name: 'report', route: { screen: 'report' }, picture: ChartColumn, rights: ['report.make'] },
  { name: 'people', route: { screen: 'people' }, picture: IdCard, rights: ['users.manage', 'audit.readAll'] },
  { name: 'backup', route: { screen: 'backup' }, picture: HardDriveDownload, rights: ['backup.make'] },
  { name: 'settings', route: { screen: 'settings' }, picture: SettingsPicture, rights: ['settings.see'] },
]

/** The places of the rail that a role has. */
export function placesOf(role: Role): readonly Place[] {
  return PLACES.filter((place) => place.rights.some((right) => may(role, right)))
}

/** Where a role begins its day. */
export function startOf(role: Role): Route {
  return placesOf(role)[0]?.route ?? { screen: 'settings' }
}
