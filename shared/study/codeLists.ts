import type { CodeListEntry, MissingCode } from '../form/definition.ts'
import { codeList, words } from './build.ts'

/* Code lists that more than one form uses. A list of one form stands in that form's file. */

export const YES_NO = codeList('YN', 'Yes or no', { Y: words('Yes', 'بله'), N: words('No', 'خیر') })

export const YES_NO_UNKNOWN = codeList('YNU', 'Yes, no or unknown', {
  Y: words('Yes', 'بله'),
  N: words('No', 'خیر'),
  U: words('Unknown', 'نامعلوم'),
})

export const GMFCS_LEVELS = ['I', 'II', 'III', 'IV', 'V'] as const

export const LEVELS_I_TO_V = codeList('LEVELS', 'Levels I to V', {
  I: words('I'),
  II: words('II'),
  III: words('III'),
  IV: words('IV'),
  V: words('V'),
})

export const TOPOGRAPHY = codeList('TOPOGRAPHY', 'Topography of cerebral palsy', {
  '1': words('Hemiplegia', 'همی‌پلژی'),
  '2': words('Diplegia', 'دی‌پلژی'),
  '3': words('Quadriplegia', 'کوادری‌پلژی'),
})

/** Relation to the trial treatment; the five steps of the protocol, not the WHO-UMC list (decision 0010). */
export const RELATION = codeList('RELATION', 'Relation to the treatment', {
  '1': words('Unrelated', 'نامرتبط'),
  '2': words('Unlikely', 'بعید'),
  '3': words('Possible', 'ممکن'),
  '4': words('Probable', 'محتمل'),
  '5': words('Definite', 'قطعی'),
})

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
