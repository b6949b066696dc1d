import { bowker } from '../../stats/bowker.ts'
import { marginalHomogeneity } from '../../stats/marginalHomogeneity.ts'
import { mcNemar } from '../../stats/mcnemar.ts'
import { differences } from '../../stats/sample.ts'
import { crossings, shiftTable } from '../../stats/shiftTable.ts'
import { stuartMaxwell } from '../../stats/stuartMaxwell.ts'
import { wilcoxonSignedRank } from '../../stats/wilcoxon.ts'
import { sampleOf, type ScaleAnalysis } from '../analysis.ts'
import { LEVELS } from '../scales.ts'
import { type Cell, figures, number, probability, type ReportTable, words, wordsColumn } from '../table.ts'
import { TOO_FEW } from '../words.ts'
import { PAIRS } from './change.ts'

const NUMBERS = LEVELS.map((_, index) => index + 1)
/** Level V against I to IV. */
const CUT = 5
const NONE: Cell = { text: '', exact: [null] }

/** The tests of the GMFCS shift; which question each one answers stands beside it (protocol 4.3, 5). */
export function gmfcsTests({ pairs }: ScaleAnalysis): ReportTable {
  return {
    id: 'gmfcs-tests',
    title: 'Tests of the GMFCS shift',
    population: PAIRS,
    columns: [
      wordsColumn('Test', 'test'),
      wordsColumn('Question', 'question'),
      figures('Statistic', 'statistic'),
      figures('df', 'df'),
      figures('p', 'p'),
    ],
    rows: pairs.length < 2 ? [[words(TOO_FEW), words(''), NONE, NONE, NONE]] : rows(sampleOf(pairs)),
    notes: [
      'The Wilcoxon and the marginal homogeneity test speak of the shift over all levels, not of level V. Bowker counts the pairs of levels between ' +
        'which somebody moved; other programs count all pairs, given below it. An empty statistic has none, or is not estimable.',
    ],
  }
}

function rows(sample: ReturnType<typeof sampleOf>): ReportTable['rows'] {
  const shifts = differences(sample)
  const table = shiftTable(sample, NUMBERS)
  const wilcoxon = wilcoxonSignedRank(shifts)
  const margins = marginalHomogeneity(shifts)
  const symmetry = bowker(table)
  const frequency = stuartMaxwell(table)
  const { lost, gained } = crossings(sample, CUT)
  const levelFive = mcNemar(lost, gained)
  const shift = 'Did levels shift?'
  const line = (test: string, question: string, statistic: Cell, df: number | null, p: number | null) => [
    words(test),
    words(question),
    statistic,
    df === null ? NONE : { text: String(df), exact: [df] },
    probability(p),
  ]
  return [
    line('Wilcoxon signed rank, exact (primary)', shift, NONE, null, wilcoxon.exact?.p ?? null),
    line('Wilcoxon signed rank, normal approximation', shift, number(wilcoxon.z, 3), null, wilcoxon.asymptoticP),
    line('Ordered marginal homogeneity, exact', shift, NONE, null, margins.exact?.p ?? null),
    line('Ordered marginal homogeneity, asymptotic', shift, number(margins.z, 3), null, margins.asymptoticP),
    line(
      'Bowker, pairs with movement',
      'Is the table symmetric?',
      number(symmetry.chi2, 3),
      symmetry.dfNonemptyPairs,
      symmetry.p,
    ),
    line(
      'Bowker, all pairs',
      'Is the table symmetric?',
      number(symmetry.chi2, 3),
      symmetry.dfAllPairs,
      symmetry.pAllPairs,
    ),
    line(
      'Stuart-Maxwell',
      'Are levels as frequent as before?',
      number(frequency?.chi2 ?? null, 3),
      frequency?.df ?? null,
      frequency?.p ?? null,
    ),
    line(
      `McNemar, level V v I to IV (${lost} left it, ${gained} came)`,
      'Is level V as frequent as before?',
      number(levelFive.chi2, 3),
      1,
      levelFive.exactP,
    ),
  ]
}
