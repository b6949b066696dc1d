import type { CodeListEntry, MissingCode } from '../form/definition.ts'
import { isRelated as isRelatedByWho, type Causality } from '../instruments/adverseEvents.ts'
import type { Text } from '../text/text.ts'
import { codeList, same, words } from './build.ts'

/* Code lists that more than one form uses. A list of one form stands in that form's file. */

export const YES_NO = codeList('YN', 'Yes or no', { Y: words('Yes', 'بله'), N: words('No', 'خیر') })

export const YES_NO_UNKNOWN = codeList('YNU', 'Yes, no or unknown', {
  Y: words('Yes', 'بله'),
  N: words('No', 'خیر'),
  U: words('Unknown', 'نامعلوم'),
})

export const GMFCS_LEVELS = ['I', 'II', 'III', 'IV', 'V'] as const

export const LEVELS_I_TO_V = codeList('LEVELS', 'Levels I to V', {
  I: same('I'),
  II: same('II'),
  III: same('III'),
  IV: same('IV'),
  V: same('V'),
})

export const TOPOGRAPHY = codeList('TOPOGRAPHY', 'Topography of cerebral palsy', {
  '1': words('Hemiplegia', 'همی‌پلژی'),
  '2': words('Diplegia', 'دی‌پلژی'),
  '3': words('Quadriplegia', 'کوادری‌پلژی'),
})

const CAUSALITY_WORDS: Readonly<Record<Causality, Text>> = {
  CERTAIN: words('Certain', 'قطعی'),
  'PROBABLE/LIKELY': words('Probable', 'محتمل'),
  POSSIBLE: words('Possible', 'ممکن'),
  UNLIKELY: words('Unlikely', 'بعید'),
  'CONDITIONAL/UNCLASSIFIED': words('Conditional: more data needed', 'مشروط'),
  'UNASSESSABLE/UNCLASSIFIABLE': words('Cannot be assessed', 'غیرقابل ارزیابی'),
}

/** Causality after WHO-UMC, and 'not related' because the protocol asks for it (decision 0010). */
export const RELATION = codeList('RELATION', 'Relation to the treatment', {
  ...CAUSALITY_WORDS,
  'NOT RELATED': words('Not related', 'نامرتبط'),
})

/** Whether a relation counts as related: certain, probable or possible. False while it is open. */
export function isRelated(relation: string | undefined): boolean {
  return relation !== undefined && relation !== 'NOT RELATED' && isRelatedByWho(relation) === true
}

/** 'Not tested' with the reasons an instrument allows; one of them must be chosen. */
export function notTested(label: string, reasons: readonly CodeListEntry[]): readonly MissingCode[] {
  return [{ code: 'NT', label: words(label, 'ارزیابی نشد'), reasons }]
}

const entry = (code: string, en: string, fa: string): CodeListEntry => ({ code, label: words(en, fa) })

export const REASON = {
  refused: entry('REFUSED', 'Refused', 'امتناع کرد'),
  unsafe: entry('UNSAFE', 'Unsafe', 'ناایمن'),
  time: entry('NO_TIME', 'No time', 'نبود وقت'),
  equipment: entry('EQUIPMENT', 'Equipment', 'نبود وسیله'),
  unwell: entry('UNWELL', 'Unwell', 'حال نامساعد'),
  contracture: entry('NOT_MOVABLE', 'Joint cannot be moved', 'مفصل حرکت‌پذیر نیست'),
  other: entry('OTHER', 'Other', 'سایر'),
} as const
