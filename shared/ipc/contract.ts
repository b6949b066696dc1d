import { z } from 'zod'
import { itemAddressSchema } from '../form/address.ts'
import { ROLES } from '../roles.ts'
import { adverseEventChannels } from './adverseEvents.ts'
import { archiveChannels } from './archive.ts'
import { always, anyRole, channel, firstRun, signedOut, withRight, type Channel } from './channel.ts'
import { entryChannels } from './entries.ts'
import { dashboardChannels } from './dashboard.ts'
import { documentChannels } from './documents.ts'
import { password, reason, receipt, shortText, username } from './inputs.ts'
import { backupChannels } from './backup.ts'
import { importChannels } from './import.ts'
import { monitoringChannels } from './monitoring.ts'
import { reportChannels } from './report.ts'
import { trailChannels } from './trail.ts'
import { auditFilter, auditPage } from './views/audit.ts'
import { exportPreview, exportRequest, jobView } from './views/export.ts'
import { rowOfForm } from './rows.ts'
import { formView, itemChange, itemHistoryEntry, keptView } from './views/form.ts'
import { accountRow, settingRow } from './views/people.ts'
import { applicationView, recoveryKitView, signInResult } from './views/session.ts'
import { subjectRow, subjectView } from './views/subjects.ts'
import { todayView } from './views/today.ts'

const nothing = z.strictObject({})
const done = z.strictObject({})
const formRef = z.strictObject({ formId: z.uuid() })

/**
 * Everything the renderer can ask of the main process, once: channel -> who may, what goes in, what comes out. The door in
 * electron/ipc registers exactly these, the preload exposes exactly these, the tests walk exactly these.
 */
export const contract = {
  // The application and the session
  'application.state': channel(always, nothing, applicationView),
  'setup.create': channel(
    firstRun,
    z.strictObject({
      siteName: shortText,
      siteCode: z.string().regex(/^[A-Z0-9]{2,6}$/, 'Two to six capital letters or digits'),
      organisation: shortText,
      username,
      name: shortText,
      password,
    }),
    recoveryKitView,
  ),
  'setup.confirmKit': channel(always, z.strictObject({ words: z.tuple([z.string(), z.string()]) }), applicationView),
  'setup.explore': channel(firstRun, nothing, done),
  'session.signIn': channel(signedOut, z.strictObject({ username, password }), signInResult),
  'session.signOut': channel(anyRole, nothing, done),
  'session.lock': channel(anyRole, nothing, done),
  'session.touch': channel(anyRole, nothing, z.strictObject({ secondsLeft: z.number() })),
  'session.changePassword': channel(anyRole, z.strictObject({ current: password, next: password }), done),
  'recovery.begin': channel(
    signedOut,
    z.strictObject({ words: z.array(z.string().max(20)).length(12), person: shortText, username, password }),
    recoveryKitView,
  ),
  'kit.print': channel(always, nothing, z.strictObject({ printed: z.boolean() })),

  // Work lists and subjects
  'today.get': channel(withRight('record.read'), nothing, todayView),
  ...dashboardChannels,
  'subjects.list': channel(
    withRight('record.read'),
    z.strictObject({ search: z.string().max(100) }),
    z.array(subjectRow),
  ),
  'subjects.register': channel(
    withRight('record.write'),
    z.strictObject({ givenName: shortText, familyName: shortText, recordNumber: z.string().trim().max(40) }),
    z.strictObject({ subjectId: z.uuid(), code: z.string() }),
  ),
  'subjects.get': channel(withRight('record.read'), z.strictObject({ subjectId: z.uuid() }), subjectView),
  'visits.setDate': channel(
    withRight('record.write'),
    z.strictObject({
      subjectId: z.uuid(),
      oid: z.string(),
      repeat: z.int(),
      date: z.iso.date(),
      reason: reason.nullable(),
    }),
    receipt,
  ),
  /** Moves the plan of a visit, such as the first injection, and with it every window that hangs on it. */
  'visits.plan': channel(
    withRight('record.write'),
    z.strictObject({
      subjectId: z.uuid(),
      oid: z.string(),
      repeat: z.int(),
      date: z.iso.date(),
      reason: reason.nullable(),
    }),
    receipt,
  ),
  'visits.missed': channel(
    withRight('record.write'),
    z.strictObject({ subjectId: z.uuid(), oid: z.string(), repeat: z.int(), reason }),
    receipt,
  ),
  'visits.addUnscheduled': channel(
    withRight('record.write'),
    z.strictObject({ subjectId: z.uuid(), date: z.iso.date(), reason }),
    receipt,
  ),

  // Forms
  'forms.open': channel(
    withRight('record.read'),
    z.strictObject({
      subjectId: z.uuid(),
      /** Null for a running log. */
      studyEventOid: z.string().nullable(),
      studyEventRepeat: z.int().min(1),
      form: z.string(),
      /** A row of a log; null starts a new one. */
      formId: z.uuid().nullable(),
    }),
    formView,
  ),
  'forms.read': channel(withRight('record.read'), formRef, formView),
  'forms.keep': channel(
    withRight('record.write'),
    z.strictObject({ formId: z.uuid(), base: z.int(), changes: z.array(itemChange).min(1).max(500) }),
    keptView,
  ),
  'forms.about': channel(
    withRight('record.write'),
    z.strictObject({ formId: z.uuid(), observedAt: z.string().max(40), source: z.enum(['bedside', 'transcribed']) }),
    receipt,
  ),
  'forms.save': channel(withRight('record.write'), z.strictObject({ formId: z.uuid(), base: z.int() }), formView),
  'forms.complete': channel(withRight('record.write'), z.strictObject({ formId: z.uuid(), base: z.int() }), formView),
  'forms.change': channel(
    withRight('record.write'),
    z.strictObject({ formId: z.uuid(), base: z.int(), changes: z.array(itemChange).min(1).max(500), reason }),
    formView,
  ),
  'forms.notDone': channel(
    withRight('record.write'),
    z.strictObject({ formId: z.uuid(), base: z.int(), reason }),
    formView,
  ),
  'forms.strike': channel(withRight('record.write'), z.strictObject({ formId: z.uuid(), reason }), receipt),
  'forms.strikeRow': channel(withRight('record.write'), rowOfForm, formView),
  'forms.restoreRow': channel(withRight('record.write'), rowOfForm, formView),
  'forms.takeOver': channel(withRight('record.write'), formRef, formView),
  'forms.discardDraft': channel(withRight('record.write'), z.strictObject({ formId: z.uuid(), reason }), formView),
  'forms.confirm': channel(
    withRight('record.write'),
    z.strictObject({
      formId: z.uuid(),
      check: z.string().max(20),
      address: itemAddressSchema.nullable(),
      comment: reason,
    }),
    formView,
  ),
  'forms.itemHistory': channel(
    withRight('record.read'),
    z.strictObject({ formId: z.uuid(), address: itemAddressSchema }),
    z.array(itemHistoryEntry),
  ),

  // The trail
  'audit.page': channel(
    withRight('audit.readAll', 'audit.readOwn', 'audit.readAccounts'),
    z.strictObject({ filter: auditFilter, before: z.int().nullable(), limit: z.int().min(1).max(500) }),
    auditPage,
  ),

  ...entryChannels,
  ...trailChannels,
  ...monitoringChannels,
  ...adverseEventChannels,
  ...importChannels,

  ...documentChannels,
  ...reportChannels,

  // Long work
  'export.preview': channel(withRight('export.deidentified'), exportRequest, exportPreview),
  'export.chooseFolder': channel(
    withRight('export.deidentified', 'export.audit'),
    nothing,
    z.strictObject({ folder: z.string().nullable() }),
  ),
  'export.start': channel(withRight('export.deidentified'), exportRequest, jobView),
  ...archiveChannels,
  'verify.start': channel(withRight('audit.readAll', 'audit.readAccounts'), nothing, jobView),
  ...backupChannels,
  'jobs.get': channel(anyRole, z.strictObject({ id: z.uuid() }), jobView),
  'jobs.cancel': channel(anyRole, z.strictObject({ id: z.uuid() }), jobView),
  'jobs.showFolder': channel(anyRole, z.strictObject({ id: z.uuid() }), done),

  // People and settings
  'people.list': channel(withRight('users.manage'), nothing, z.array(accountRow)),
  'people.add': channel(
    withRight('users.manage'),
    z.strictObject({
      username,
      name: shortText,
      role: z.enum(ROLES),
      organisation: shortText,
      temporaryPassword: password,
    }),
    accountRow,
  ),
  'people.disable': channel(withRight('users.manage'), z.strictObject({ userId: z.uuid(), reason }), accountRow),
  'people.enable': channel(
    withRight('users.manage'),
    z.strictObject({ userId: z.uuid(), temporaryPassword: password, reason }),
    accountRow,
  ),
  'people.resetPassword': channel(
    withRight('users.manage'),
    z.strictObject({ userId: z.uuid(), temporaryPassword: password, reason }),
    accountRow,
  ),
  'settings.list': channel(withRight('settings.see'), nothing, z.array(settingRow)),
  'settings.set': channel(
    withRight('settings.study', 'settings.installation'),
    z.strictObject({ key: z.string().max(60), value: z.string().max(500), reason }),
    settingRow,
  ),
  /** How this person likes the screen; kept per account, not part of the record. While nobody is signed in, for the window alone. */
  'preferences.set': channel(
    always,
    z.strictObject({ language: z.enum(['en', 'fa']), calendar: z.enum(['gregorian', 'solarHijri']) }),
    applicationView,
  ),
} as const satisfies Record<string, Channel>

export type Contract = typeof contract
export type ChannelName = keyof Contract
export type Input<N extends ChannelName> = z.input<Contract[N]['input']>
export type Output<N extends ChannelName> = z.output<Contract[N]['output']>

/** Every channel, in the order of the table. */
export const CHANNELS = Object.keys(contract) as readonly ChannelName[]

/** What main may say unasked: the session locked, a job moved, time to lock is near. */
export const EVENTS = ['session.locked', 'session.lockNear', 'job.progress'] as const
export type EventName = (typeof EVENTS)[number]
