import type { ReportChild, ReportEvent, ReportInput } from '../input.ts'

/** A child with four injections a month apart and nothing else; `more` says what a test is about. */
export function child(label: string, more: Partial<ReportChild> = {}): ReportChild {
  return {
    label,
    doses: [1, 31, 61, 91].map((day, index) => ({ number: index + 1, day })),
    lastDay: 456,
    since: { entry: 0, firstDose: 45, final: 500 },
    visits: [
      { oid: 'BL', status: 'occurred' },
      { oid: 'M12', status: 'occurred' },
    ],
    forms: [],
    scores: [],
    events: [],
    ...more,
  }
}

/** A child with these values of one item at baseline and at 12 months; null is not there. */
export function scored(label: string, item: string, before: number | null, after: number | null): ReportChild {
  const score = (visit: string, value: number | null) =>
    value === null ? [] : [{ visit, item, value, rule: 'rule/1' }]
  return child(label, { scores: [...score('BL', before), ...score('M12', after)] })
}

/** A mild nausea on the day of the first injection. */
export function nausea(more: Partial<ReportEvent> = {}): ReportEvent {
  return {
    term: 'Nausea',
    soc: 'Gastrointestinal disorders',
    grade: 1,
    serious: false,
    relation: { cells: 'UNLIKELY', puncture: 'POSSIBLE', marrow: 'NOT RELATED', sedation: null },
    window: 'H24',
    phase: 'EARLY',
    injection: 1,
    day: 1,
    action: 'DOSE NOT CHANGED',
    complete: true,
    ...more,
  }
}

/** What a report of these children is made from. */
export function inputOf(children: readonly ReportChild[], synthetic = false): ReportInput {
  return {
    study: { name: 'A study', version: '1' },
    synthetic,
    cut: '2026-03-01T05:30:00.000Z',
    head: { sequence: 12, hash: 'ab'.repeat(32) },
    productVersion: '1.0.0',
    fimVariants: [],
    children,
  }
}
