import type { Presence, StudyEventDefinition } from './definition.ts'
import { words } from './build.ts'
import { schedule } from './schedule.ts'
import { INJECTION_NUMBERS } from './visitNames.ts'

/* Visits and windows (protocol 2.2). Days count from the anchor; the target and both ends are part of the window. */

type Frame = Omit<StudyEventDefinition, 'forms'>

const FIRST = { kind: 'firstInjection' } as const
const LAST = { kind: 'lastInjection' } as const

const before: readonly Frame[] = [
  {
    oid: 'SCR',
    name: words('Screening and consent', 'غربالگری و رضایت'),
    anchor: FIRST,
    targetDay: -45,
    fromDay: -60,
    toDay: -29,
    setting: 'clinic',
    source: 'assumed',
  },
  {
    oid: 'BMA',
    name: words('Bone marrow aspiration', 'آسپیراسیون مغز استخوان'),
    anchor: FIRST,
    targetDay: -28,
    fromDay: -42,
    toDay: -14,
    setting: 'daySurgery',
    source: 'sibling(Vinmec, Royan2) for the procedure; timing assumed',
  },
  {
    oid: 'BL',
    name: words('Baseline', 'ارزیابی پایه'),
    anchor: FIRST,
    targetDay: -7,
    fromDay: -21,
    toDay: 0,
    setting: 'clinic',
    source: 'paper (baseline before treatment); window assumed',
  },
]

/** An injection and what follows it: the ward, and the calls after 3 and 7 days. */
function injection(number: 1 | 2 | 3 | 4): readonly Frame[] {
  const anchor = { kind: 'injection', number } as const
  const previous = number === 1 ? FIRST : ({ kind: 'injection', number: (number - 1) as 1 | 2 | 3 } as const)
  const days = number === 1 ? { targetDay: 0, fromDay: 0, toDay: 0 } : { targetDay: 30, fromDay: 28, toDay: 37 }
  const persian = '۱۲۳۴'.charAt(number - 1)
  return [
    {
      oid: `INJ${number}`,
      name: words(`Injection ${number}`, `تزریق ${persian}`),
      anchor: previous,
      ...days,
      setting: 'inpatient',
      source: number === 1 ? 'paper' : 'paper (four injections, monthly); window assumed',
    },
    {
      oid: `OBS-${number}`,
      name: words(`Observation after injection ${number}`, `پایش پس از تزریق ${persian}`),
      anchor,
      targetDay: 1,
      fromDay: 0,
      toDay: 2,
      setting: 'ward',
      source: 'sibling(Royan2) observed 48 h; 24 h here assumed',
    },
    {
      oid: `TC3-${number}`,
      name: words(`Call 72 h after injection ${number}`, `تماس ۷۲ ساعت پس از تزریق ${persian}`),
      anchor,
      targetDay: 3,
      fromDay: 2,
      toDay: 4,
      setting: 'phone',
      source: 'assumed',
    },
    {
      oid: `TC7-${number}`,
      name: words(`Call 7 days after injection ${number}`, `تماس ۷ روز پس از تزریق ${persian}`),
      anchor,
      targetDay: 7,
      fromDay: 6,
      toDay: 9,
      setting: 'phone',
      source: 'assumed; day-7 cut sibling(Gu20)',
    },
  ]
}

const after: readonly Frame[] = [
  {
    oid: 'FU1',
    name: words('Follow-up 1 month', 'پیگیری ۱ ماه'),
    anchor: LAST,
    targetDay: 30,
    fromDay: 23,
    toDay: 37,
    setting: 'clinic',
    source: 'sibling(Gu20, Cyto21)',
  },
  {
    oid: 'FU3',
    name: words('Follow-up 3 months', 'پیگیری ۳ ماه'),
    anchor: LAST,
    targetDay: 90,
    fromDay: 76,
    toDay: 104,
    setting: 'any',
    source: 'sibling(Gu20, Cyto21, Liu17)',
  },
  {
    oid: 'FU6',
    name: words('Follow-up 6 months', 'پیگیری ۶ ماه'),
    anchor: LAST,
    targetDay: 180,
    fromDay: 166,
    toDay: 194,
    setting: 'clinic',
    source: 'sibling(Gu20, Cyto21, Zali15, Liu17)',
  },
  {
    oid: 'FU9',
    name: words('Call 9 months', 'تماس ۹ ماه'),
    anchor: LAST,
    targetDay: 270,
    fromDay: 256,
    toDay: 284,
    setting: 'phone',
    source: 'sibling(Royan1)',
  },
  {
    oid: 'M12',
    name: words('Final assessment, 12 months', 'ارزیابی نهایی، ۱۲ ماه'),
    anchor: LAST,
    targetDay: 365,
    fromDay: 335,
    toDay: 395,
    setting: 'clinic',
    source: 'paper (12-month follow-up); anchor and window assumed',
  },
  {
    oid: 'ET',
    name: words('Early termination', 'خروج زودهنگام'),
    anchor: { kind: 'decision' },
    targetDay: 0,
    fromDay: 0,
    toDay: 14,
    setting: 'clinic',
    source: 'assumed',
  },
  {
    oid: 'UNS',
    name: words('Unscheduled visit', 'ویزیت خارج از برنامه'),
    anchor: { kind: 'none' },
    targetDay: 0,
    fromDay: 0,
    toDay: 0,
    setting: 'any',
    repeating: true,
    source: 'assumed',
  },
]

/** Every visit of the study in its order, with the forms that stand at it (protocol 2.3). */
export const visits: readonly StudyEventDefinition[] = [
  ...before,
  ...INJECTION_NUMBERS.flatMap(injection),
  ...after,
].map((frame) => ({ ...frame, forms: formsAt(frame.oid) }))

/** 'INJ2' and 'TC3-4' stand in the schedule as 'INJ' and 'TC3'. */
function formsAt(oid: string): readonly { readonly form: string; readonly presence: Presence }[] {
  const column = oid.replace(/^INJ\d$/, 'INJ').replace(/-\d$/, '')
  return Object.entries(schedule).flatMap(([form, presences]) => {
    const presence = presences[column]
    return presence ? [{ form, presence }] : []
  })
}
