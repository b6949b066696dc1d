import {
  CalendarCheck,
  LayoutDashboard,
  ChartColumn,
  Download,
  Flag,
  HardDriveDownload,
  IdCard,
  PenLine,
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
  | 'overview'
  | 'subjects'
  | 'events'
  | 'queries'
  | 'signatures'
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
  { name: 'overview', route: { screen: 'overview' }, picture: LayoutDashboard, rights: ['record.read'] },
  { name: 'subjects', route: { screen: 'subjects' }, picture: UsersRound, rights: ['record.read'] },
  { name: 'events', route: { screen: 'events' }, picture: TriangleAlert, rights: ['record.read'] },
  { name: 'queries', route: { screen: 'queries', queryId: null }, picture: Flag, rights: ['record.read'] },
  { name: 'signatures', route: { screen: 'signatures' }, picture: PenLine, rights: ['signature.sign'] },
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

/** Roles that look at the whole site before the day; a nurse looks at the day. */
const OVERVIEW_FIRST: readonly Role[] = ['investigator', 'coordinator', 'monitor']

/** The places of the rail that a role has, in its order. */
export function placesOf(role: Role): readonly Place[] {
  const places = PLACES.filter((place) => place.rights.some((right) => may(role, right)))
  if (!OVERVIEW_FIRST.includes(role)) return places
  return places.toSorted((a, b) => Number(b.name === 'overview') - Number(a.name === 'overview'))
}

/** Where a role begins its day: at what waits for it, if it has children at all. */
export function startOf(role: Role): Route {
  const places = placesOf(role)
  return (places.find(({ name }) => name === 'today') ?? places[0])?.route ?? { screen: 'settings' }
}
