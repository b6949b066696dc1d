import { type CtcaeTerm, ctcaeTerm, ctcaeTerms } from './ctcae.ts'

/** What is shown before anything is typed: the terms this kind of trial meets most, in organ class order. */
export const usualTerms: readonly string[] = [
  'Nausea',
  'Vomiting',
  'Abdominal pain',
  'Diarrhea',
  'Constipation',
  'Fatigue',
  'Fever',
  'Pain',
  'Injection site reaction',
  'Headache',
  'Cerebrospinal fluid leakage',
  'Meningismus',
  'Seizure',
  'Dizziness',
  'Somnolence',
  'Spasticity',
  'Back pain',
  'Neck pain',
  'Pain in extremity',
  'Irritability',
  'Insomnia',
  'Anorexia',
  'Upper respiratory infection',
  'Allergic reaction',
  'Rash maculo-papular',
  'Urinary retention',
]

/**
 * Everyday words for what CTCAE calls otherwise. Headache after a lumbar puncture has no term of its own: leakage carries
 * the wording when it is postural, headache otherwise; both are offered and the coder decides.
 */
const EVERYDAY: Readonly<Record<string, readonly string[]>> = {
  'post lumbar puncture headache': ['Cerebrospinal fluid leakage', 'Headache'],
  'post lp headache': ['Cerebrospinal fluid leakage', 'Headache'],
  'spinal headache': ['Cerebrospinal fluid leakage', 'Headache'],
  'throwing up': ['Vomiting'],
  'loss of appetite': ['Anorexia'],
  'common cold': ['Upper respiratory infection'],
  tiredness: ['Fatigue'],
  sleepiness: ['Somnolence'],
  convulsion: ['Seizure'],
  'stiff neck': ['Meningismus'],
  'leg pain': ['Pain in extremity'],
  'csf leak': ['Cerebrospinal fluid leakage'],
  stiffness: ['Spasticity'],
}

/**
 * Finds terms while the user types, best first: terms that begin with the text, then terms with a word for every typed
 * word, then terms that hold the text anywhere. Case, accents, hyphens and British spelling make no difference. Text that
 * says nothing returns the usual terms.
 * @param limit at most so many results.
 */
export function searchCtcae(typed: string, limit = 20): readonly CtcaeTerm[] {
  const query = fold(typed)
  if (query === '') return usualTerms.flatMap((term) => ctcaeTerm(term) ?? []).slice(0, limit)
  const everyday = Object.entries(EVERYDAY).flatMap(([words, found]) => (fold(words).startsWith(query) ? found : []))
  const offered = everyday.flatMap((term) => ctcaeTerm(term) ?? [])
  const ranked = INDEX.map(({ term, folded }) => ({ term, rank: rankOf(folded, query) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank || a.term.term.length - b.term.term.length)
    .map(({ term }) => term)
  return [...new Set(query.length < 3 ? ranked : [...offered, ...ranked])].slice(0, limit)
}

/** Text as it is compared: lower case, no accents or punctuation, ae and oe as e. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const american = plain.replaceAll(/[æœ]|ae|oe/g, 'e')
  return american.replaceAll(/[^a-z0-9]+/g, ' ').trim()
}

const INDEX = ctcaeTerms.map((term) => ({ term, folded: fold(term.term) }))

function rankOf(folded: string, query: string): number {
  if (folded.startsWith(query)) return 0
  const words = folded.split(' ')
  if (query.split(' ').every((part) => words.some((word) => word.startsWith(part)))) return 1
  return folded.includes(query) ? 2 : 3
}
