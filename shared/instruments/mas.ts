import { AnswerError, readAnswers } from './answers.ts'
import { type Fraction, fraction, mean, sum, toNumber } from './fraction.ts'
import type { Answers, Code, Instrument, InstrumentItem, InstrumentScore, ScoreOptions } from './instrument.ts'

export interface MasMuscle {
  readonly id: string
  readonly label: string
  /** CDISC LOC term and code, where one was found. */
  readonly cdiscLoc?: string
}

export interface MasItem extends InstrumentItem {
  readonly muscle: string
  readonly side: 'R' | 'L'
}

/** The two numeric codings of a grade. 1+ is a step of its own: 1.5 in one, 2 in the other. Never mixed. */
export interface MasCoding {
  /** CP registry coding, 0 to 4 with 1.5; the primary one. Exported as MASN15. */
  readonly code1p5: number | null
  /** Ordinal coding, 0 to 5; for sensitivity. Exported as MASORD. */
  readonly codeOrdinal: number | null
}

export interface MasSummary {
  readonly n: number
  readonly mean1p5: number | null
  readonly meanOrdinal: number | null
  /** Only when every site of the group was scored: a sum over fewer sites is another quantity. */
  readonly sum1p5: number | null
  readonly sumOrdinal: number | null
  readonly maxGrade: Code | null
}

export interface MasScore extends InstrumentScore {
  readonly all: MasSummary
  readonly right: MasSummary
  readonly left: MasSummary
  readonly notScored: number
}

/** 1: mean of the 1.5 coding over the protocol's muscles, both sides; missing sites leave the mean and n is shown. */
const ruleVersion = 'mas/1'

export const masMuscles: readonly MasMuscle[] = [
  { id: 'HIPFLEX', label: 'Hip flexors', cdiscLoc: 'HIP FLEXOR MUSCLES C186122' },
  { id: 'HIPADD', label: 'Hip adductors', cdiscLoc: 'HIP ADDUCTOR MUSCLES C204657' },
  { id: 'HIPIR', label: 'Hip internal rotators' },
  { id: 'HAM', label: 'Hamstrings (knee flexors)', cdiscLoc: 'HAMSTRING MUSCLE C53042' },
  { id: 'RECFEM', label: 'Rectus femoris', cdiscLoc: 'RECTUS FEMORIS MUSCLE C53175' },
  { id: 'GAS', label: 'Gastrocnemius (knee extended)', cdiscLoc: 'GASTROCNEMIUS MUSCLE C32666' },
  { id: 'SOL', label: 'Soleus (knee flexed)', cdiscLoc: 'SOLEUS MUSCLE C53075' },
  { id: 'ELBFLEX', label: 'Elbow flexors', cdiscLoc: 'ELBOW FLEXOR MUSCLES C163513' },
  { id: 'FAPRON', label: 'Forearm pronators', cdiscLoc: 'FOREARM PRONATOR MUSCLES C186117' },
  { id: 'WRFLEX', label: 'Wrist flexors', cdiscLoc: 'WRIST JOINT FLEXOR MUSCLES C166004' },
  { id: 'FINFLEX', label: 'Finger flexors', cdiscLoc: 'FINGER FLEXOR MUSCLES C163517' },
]

const GRADES = ['0', '1', '1+', '2', '3', '4'] as const
const HALVES: Readonly<Record<Code, number>> = { '0': 0, '1': 2, '1+': 3, '2': 4, '3': 6, '4': 8 }

const DESCRIPTOR = {
  id: 'MAS',
  name: 'Modified Ashworth Scale',
  ruleVersion,
  higherIsBetter: false,
  dimensions: [
    { id: 'R', name: 'Right', min: 0, max: 4 * masMuscles.length },
    { id: 'L', name: 'Left', min: 0, max: 4 * masMuscles.length },
  ],
  items: masMuscles.flatMap((muscle, row) =>
    (['R', 'L'] as const).map((side, column): MasItem => ({
      id: `${muscle.id}_${side}`,
      number: 2 * row + column + 1,
      dimension: side,
      label: `${muscle.label}, ${side === 'R' ? 'right' : 'left'}`,
      muscle: muscle.id,
      side,
    })),
  ),
  options: [
    { value: '0', label: 'no increase', json: '0' },
    { value: '1', label: 'slight catch or end-range resistance', json: '1' },
    { value: '1+', label: 'slight catch, then minimal resistance over less than half the range', json: '1+' },
    { value: '2', label: 'marked through most of the range, part moves easily', json: '2' },
    { value: '3', label: 'considerable, passive movement hard', json: '3' },
    { value: '4', label: 'rigid', json: '4' },
  ],
  notTested: { code: 'NT', label: 'not assessed', countsAs: null },
} as const

/** Both codings of a stored grade; null for NT and for an open item. Throws a RangeError for anything else. */
export function codeMas(grade: Code | null): MasCoding {
  if (grade === null || grade === 'NT') return { code1p5: null, codeOrdinal: null }
  const ordinal = GRADES.findIndex((candidate) => candidate === grade)
  if (ordinal < 0) throw new RangeError(`${JSON.stringify(grade)} is not a grade of the Modified Ashworth Scale`)
  return { code1p5: (HALVES[grade] ?? 0) / 2, codeOrdinal: ordinal }
}

/**
 * The grade behind a number of another system. The two codings collide: 2 is grade 2 in the registry and grade 1+ in the
 * ordinal one, 5 is 'not assessed' in the registry and grade 4 in the ordinal one, so the scheme must be named.
 * Throws a RangeError for a number the scheme does not have.
 */
export function importMas(raw: number, scheme: 'CPRN' | 'ORDINAL'): Code {
  if (scheme === 'CPRN' && raw === 5) return 'NT'
  const grade = GRADES.find((candidate, index) => (scheme === 'CPRN' ? codeMas(candidate).code1p5 : index) === raw)
  if (grade === undefined) throw new RangeError(`${raw} is not a value of the scheme ${scheme}`)
  return grade
}

/**
 * Summarises the grades (instruments, section 3). The sites are those of `options.muscles` on both sides, else the items
 * that were handed in. The total is the mean of the 1.5 coding; null when nothing, or less than `options.minimumScored`,
 * was scored. Throws AnswerError for an impossible answer (numbers too: a grade is text) or a site outside the muscles.
 */
export function scoreMas(items: Answers, options: ScoreOptions = {}): MasScore {
  const codes = readAnswers(DESCRIPTOR, textOnly(items))
  const muscles = options.muscles
  const stray = muscles?.find((id) => !masMuscles.some((muscle) => muscle.id === id))
  if (stray !== undefined) throw new RangeError(`${JSON.stringify(stray)} is not a muscle of this scale`)
  const sites = DESCRIPTOR.items.filter(({ id, muscle }) => (muscles ? muscles.includes(muscle) : id in items))
  const outside = DESCRIPTOR.items.find((item) => codes.get(item.id) != null && !sites.includes(item))
  if (outside) throw new AnswerError(outside.id, 'the muscle is not in the set that the protocol fixes')
  const graded = sites.map((site) => ({ site, code: codes.get(site.id) ?? null }))
  const minimum = Math.max(1, options.minimumScored ?? 1)
  const all = summarise(
    graded.map(({ code }) => code),
    minimum,
  )
  const open = graded.filter(({ code }) => code === null).map(({ site }) => site.id)
  const notTested = graded.filter(({ code }) => code === 'NT').map(({ site }) => site.id)
  return {
    instrument: DESCRIPTOR.id,
    ruleVersion,
    status: open.length === 0 && all.mean1p5 !== null ? 'complete' : 'incomplete',
    total: all.mean1p5,
    open,
    notTested,
    all,
    right: summarise(
      graded.filter(({ site }) => site.side === 'R').map(({ code }) => code),
      1,
    ),
    left: summarise(
      graded.filter(({ site }) => site.side === 'L').map(({ code }) => code),
      1,
    ),
    notScored: open.length + notTested.length,
  }
}

export const mas = { ...DESCRIPTOR, score: scoreMas } satisfies Instrument<MasScore>

function summarise(codes: readonly (Code | null)[], minimum: number): MasSummary {
  const grades = codes.flatMap((code) => (code === null || code === 'NT' ? [] : [code]))
  const halves = grades.map((grade) => fraction(HALVES[grade] ?? 0, 2))
  const ordinals = grades.map((grade) => fraction(codeMas(grade).codeOrdinal ?? 0))
  const enough = grades.length >= minimum
  const whole = grades.length > 0 && grades.length === codes.length
  return {
    n: grades.length,
    mean1p5: numberOrNull(enough ? mean(halves) : null),
    meanOrdinal: numberOrNull(enough ? mean(ordinals) : null),
    sum1p5: numberOrNull(whole ? sum(halves) : null),
    sumOrdinal: numberOrNull(whole ? sum(ordinals) : null),
    maxGrade: GRADES.findLast((grade) => grades.includes(grade)) ?? null,
  }
}

const numberOrNull = (value: Fraction | null): number | null => value && toNumber(value)

/** A number never stands for a grade: 1.5 and 2 mean different things in the two codings (EC054). */
function textOnly(items: Answers): Answers {
  const numeric = Object.entries(items).find(([, value]) => typeof value === 'number')
  if (numeric)
    throw new AnswerError(numeric[0], `${numeric[1]} is a number; a grade is the text "0", "1", "1+", "2", "3" or "4"`)
  return items
}
