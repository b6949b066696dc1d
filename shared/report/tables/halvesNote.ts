import { describeNumbers } from '../../stats/descriptive.ts'
import { formatNumber } from '../../stats/format.ts'
import type { ScaleAnalysis } from '../analysis.ts'
import { visitName } from '../words.ts'

/**
 * Says which means lie exactly between two printed values. They are rounded half up everywhere; a reader who compares with a source
 * that rounds such halves to even finds another last digit: 26 / 16 = 1.625 prints 1.63, and the abstract of 2025 prints 1.62.
 */
export function halvesNote(analyses: readonly ScaleAnalysis[]): readonly string[] {
  const halves = analyses.flatMap(({ scale, visits }) =>
    visits.flatMap(({ oid, values }) => {
      const { mean } = describeNumbers(values.map(({ value }) => value))
      // Only a mean that its decimals give exactly: 1.625 is, 54.685 is not.
      return mean !== null && Number.isInteger(mean * 8) && /\.\d\d5$/.test(String(mean))
        ? [`${scale.short}, ${visitName(oid)}: ${mean} prints as ${formatNumber(mean)}`]
        : []
    }),
  )
  if (halves.length === 0) return []
  return [
    `Printed figures are rounded half up, from exact values. Means that are exact halves: ${halves.join('; ')}. ` +
      'A source that rounds halves to even prints another last digit; the abstract of 2025 gives 1.62 for a mean Ashworth grade of 1.625.',
  ]
}
