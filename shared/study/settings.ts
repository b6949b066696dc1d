import { limitKey } from '../form/check.ts'
import type { Settings } from '../form/context.ts'
import { fim } from '../instruments/fim.ts'
import { fimFam } from '../instruments/fimFam.ts'
import { masMuscles } from '../instruments/mas.ts'
import { weefim } from '../instruments/weefim.ts'
import { checks } from './checks/index.ts'
import { DOUBLE_ENTRY, DOUBLE_FORMS } from './doubleEntry.ts'
import { currentForm, study } from './study.ts'
import { verificationSettings } from './verificationPlan.ts'
import { visits } from './visits.ts'

/** What may be set: the kind of value with its limits. A set is kept as its codes with a space between them. */
export type SettingValue =
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly decimals: number }
  | { readonly type: 'choice' | 'set'; readonly allowed: readonly { readonly value: string; readonly label: string }[] }
  | { readonly type: 'words'; readonly pattern: RegExp; readonly what: string }

/** A line of the protocol that a site sets: versioned and audited as every change of the record is (design 1). */
export interface StudySetting {
  readonly key: string
  readonly group: string
  readonly label: string
  readonly default: string
  readonly source: string
  readonly value: SettingValue
}

const number = (min: number, max: number, decimals = 0): SettingValue => ({ type: 'number', min, max, decimals })
const choice = (allowed: Readonly<Record<string, string>>): SettingValue => ({
  type: 'choice',
  allowed: Object.entries(allowed).map(([value, label]) => ({ value, label })),
})
const set = (allowed: Readonly<Record<string, string>>): SettingValue => ({
  type: 'set',
  allowed: Object.entries(allowed).map(([value, label]) => ({ value, label })),
})

const general: readonly StudySetting[] = [
  {
    key: 'age.min',
    group: 'Eligibility',
    label: 'Youngest age at consent, completed years',
    default: '2',
    source: 'paper',
    value: number(0, 17),
  },
  {
    key: 'age.max',
    group: 'Eligibility',
    label: 'Oldest age at consent, completed years',
    default: '12',
    source: 'paper',
    value: number(1, 17),
  },
  {
    key: 'icf.versions',
    group: 'Consent',
    label: 'Approved versions of the consent form, oldest first',
    default: '1.0',
    source: 'assumed',
    value: { type: 'words', pattern: /^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$/, what: 'versions such as 1.0 and 1.1' },
  },
  {
    key: 'icf.approved',
    group: 'Consent',
    label: 'Day on which each version was approved, in the same order',
    default: '2025-01-01',
    source: 'assumed',
    value: { type: 'words', pattern: /^\d{4}-\d{2}-\d{2}$/, what: 'dates such as 2025-01-01' },
  },
  {
    key: 'mas.muscles',
    group: 'Scales',
    label: 'Muscles scored on the Modified Ashworth Scale, both sides',
    default: 'ELBFLEX WRFLEX HIPADD HAM GAS',
    source: 'muscle list assumed',
    value: set(Object.fromEntries(masMuscles.map(({ id, label }) => [id, label]))),
  },
  {
    key: 'mas.coding',
    group: 'Scales',
    label: 'How grade 1+ counts in the analysis value',
    default: '1.5',
    source: 'ref(MAS1+); default assumed',
    value: choice({ '1.5': '1+ counts 1.5, scale 0 to 4', ordinal: '1+ counts 2, scale 0 to 5' }),
  },
  {
    key: 'mas.minimumScored',
    group: 'Scales',
    label: 'Fewest scored sites for which a mean is given',
    default: '1',
    source: 'assumed',
    value: number(1, 22),
  },
  {
    key: 'fim.variant',
    group: 'Scales',
    label: 'Functional independence measure in use',
    default: 'FIM',
    source: 'paper says FIM; Zali15 used UK FIM+FAM',
    value: choice({ [fim.id]: fim.name, [weefim.id]: weefim.name, [fimFam.id]: fimFam.name }),
  },
  {
    key: 'scores.blind',
    group: 'Scales',
    label: 'Forms whose scores stay hidden until they are complete',
    default: '',
    source: 'assumed',
    value: set({
      GMFM88: 'GMFM-88',
      BBS: 'Balance scale',
      MAS: 'Modified Ashworth Scale',
      FIM: 'Functional independence',
    }),
  },
  {
    key: DOUBLE_ENTRY,
    group: 'Record',
    label: 'Forms that two people enter, blind to each other; a third settles differences',
    default: '',
    source: 'assumed',
    value: set(Object.fromEntries(DOUBLE_FORMS.map((oid) => [oid, currentForm(oid).name.en]))),
  },
  {
    key: 'labs.minPlatelets',
    group: 'Injection',
    label: 'Fewest platelets for an injection, 10^9/L',
    default: '100',
    source: 'assumed',
    value: number(1, 500),
  },
  {
    key: 'labs.maxInr',
    group: 'Injection',
    label: 'Highest INR for an injection',
    default: '1.4',
    source: 'assumed',
    value: number(0.5, 5, 2),
  },
  {
    key: 'labs.maxCrp',
    group: 'Injection',
    label: 'Highest CRP for an injection, mg/L',
    default: '10',
    source: 'assumed',
    value: number(0, 200, 1),
  },
  {
    key: 'labs.minHaemoglobin',
    group: 'Eligibility',
    label: 'Lowest haemoglobin for taking part, g/dL',
    default: '8',
    source: 'sibling(Amanat21, IRCT_N18)',
    value: number(2, 15, 1),
  },
  {
    key: 'visits.optionalForms',
    group: 'Visits',
    label: 'Optional forms that are offered',
    default: '',
    source: 'assumed',
    value: set(optionalForms()),
  },
  {
    key: 'visits.calendar',
    group: 'Visits',
    label: 'Calendar in which dates are shown and typed',
    default: 'gregorian',
    source: 'protocol 4.4',
    value: choice({ gregorian: 'Gregorian', solarHijri: 'Solar Hijri' }),
  },
  {
    key: 'site.timeZone',
    group: 'Visits',
    label: 'Time zone of the site, for hours between two times',
    default: 'Asia/Tehran',
    source: 'assumed',
    value: { type: 'words', pattern: /^[A-Za-z]+(?:\/[A-Za-z_+-]+){0,2}$/, what: 'a zone such as Asia/Tehran' },
  },
  {
    key: 'session.idleMinutes',
    group: 'Record',
    label: 'Minutes without input until the application locks',
    default: '10',
    source: 'assumed',
    value: number(1, 60),
  },
  {
    key: 'session.passwordDays',
    group: 'Record',
    label: 'Days until a password has to be renewed, 0 for never',
    default: '0',
    source: 'R20; default assumed',
    value: number(0, 3650),
  },
  {
    key: 'export.k',
    group: 'Record',
    label: 'Smallest class size that is not reported as a small cell',
    default: '5',
    source: 'deidentification rule 10',
    value: number(2, 50),
  },
]

/** Copies of the whole record (R37). Where they go is chosen in a dialog. */
const backupSettings: readonly StudySetting[] = [
  {
    key: 'backup.every',
    group: 'Backup',
    label: 'How often a backup is made by itself',
    default: 'daily',
    source: 'R37; default assumed',
    value: choice({ daily: 'Every day', weekly: 'Every week', never: 'Never: by hand only' }),
  },
  {
    key: 'backup.keep',
    group: 'Backup',
    label: 'How many backups of the schedule stay in each place',
    default: '14',
    source: 'assumed',
    value: number(2, 400),
  },
  {
    key: 'backup.remindDays',
    group: 'Backup',
    label: 'Age of the last backup, in days, from which everybody is reminded',
    default: '7',
    source: 'assumed',
    value: number(1, 60),
  },
]

/** From when on an act is worth a look at the trail (R43). */
const reviewSettings: readonly StudySetting[] = [
  {
    key: 'review.lateDays',
    group: 'Monitoring',
    label: 'Days between observation and entry from which an entry is late',
    default: '3',
    source: 'assumed',
    value: number(1, 365),
  },
  {
    key: 'review.formsPerMinute',
    group: 'Monitoring',
    label: 'Forms saved by one person within a minute that are many',
    default: '3',
    source: 'assumed',
    value: number(2, 100),
  },
  {
    key: 'review.nightFrom',
    group: 'Monitoring',
    label: 'Hour at which the night begins',
    default: '22',
    source: 'assumed',
    value: number(0, 23),
  },
  {
    key: 'review.nightUntil',
    group: 'Monitoring',
    label: 'Hour at which the night ends',
    default: '5',
    source: 'assumed',
    value: number(0, 23),
  },
]

const windows: readonly StudySetting[] = visits.flatMap((visit) =>
  visit.anchor.kind === 'none'
    ? []
    : (
        [
          ['target', 'target day', visit.targetDay],
          ['from', 'first day', visit.fromDay],
          ['to', 'last day', visit.toDay],
        ] as const
      ).map(([end, words, day]) => ({
        key: `window.${visit.oid}.${end}`,
        group: 'Windows',
        label: `${visit.name.en}: ${words}`,
        default: String(day),
        source: visit.source,
        value: number(-400, 800),
      })),
)

const limits: readonly StudySetting[] = checks.flatMap((check) =>
  Object.entries(check.limits ?? {}).map(([name, limit]) => ({
    key: limitKey(check.id, name),
    group: 'Limits of checks',
    label: `${check.id}: ${limit.label}${limit.unit === undefined ? '' : `, ${limit.unit}`}`,
    default: String(limit.value),
    source: check.source,
    value: number(-1_000_000, 1_000_000, 3),
  })),
)

/** Every study setting with its default, in the order of the settings screen. */
export const studySettings: readonly StudySetting[] = [
  ...general,
  ...verificationSettings(Object.fromEntries(study.forms.map(({ oid, name }) => [oid, name.en]))),
  ...backupSettings,
  ...reviewSettings,
  ...windows,
  ...limits,
]

/** The settings of a site that has changed nothing. */
export const DEFAULT_SETTINGS: Settings = Object.fromEntries(studySettings.map((each) => [each.key, each.default]))

/** Why a value cannot be set, for the person who typed it; null when it can. Throws for a setting that does not exist. */
export function problemOfSetting(key: string, value: string): string | null {
  const setting = studySettings.find((each) => each.key === key)
  if (!setting) throw new Error(`no setting ${key}`)
  const { value: kind } = setting
  switch (kind.type) {
    case 'number': {
      const wellFormed = /^-?\d+(\.\d+)?$/.test(value) && (value.split('.')[1] ?? '').length <= kind.decimals
      const inRange = Number(value) >= kind.min && Number(value) <= kind.max
      return wellFormed && inRange ? null : `A number from ${kind.min} to ${kind.max}.`
    }
    case 'choice':
      return kind.allowed.some((each) => each.value === value) ? null : 'Choose one of the list.'
    case 'set': {
      const codes = value.split(' ').filter((code) => code !== '')
      const known = codes.every((code) => kind.allowed.some((each) => each.value === code))
      return known && new Set(codes).size === codes.length ? null : 'Choose from the list, each once.'
    }
    case 'words':
      return value !== '' && value.split(' ').every((word) => kind.pattern.test(word)) ? null : `Type ${kind.what}.`
    default: {
      const unknown: never = kind
      throw new Error(`unknown kind of setting ${JSON.stringify(unknown)}`)
    }
  }
}

/** 'FU6/GMFM88' -> label, for every form that stands at a visit as optional. */
function optionalForms(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    visits.flatMap((visit) =>
      visit.forms
        .filter(({ presence }) => presence === 'optional')
        .map(({ form }) => [`${visit.oid}/${form}`, `${form} at ${visit.name.en}`]),
    ),
  )
}
