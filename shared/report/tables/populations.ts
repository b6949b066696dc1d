import type { ScaleAnalysis } from '../analysis.ts'
import type { ReportInput } from '../input.ts'
import { efficacyPopulation, fullDosePopulation, safetyPopulation } from '../populations.ts'
import { count, figures, type ReportTable, words, wordsColumn } from '../table.ts'

/** Who is counted where (protocol 4.3, 8). */
export function populationsTable({ children }: ReportInput, analyses: readonly ScaleAnalysis[]): ReportTable {
  const line = (name: string, rule: string, n: number) => [words(name), words(rule), count(n)]
  return {
    id: 'populations',
    title: 'Populations',
    population: 'All children registered',
    columns: [wordsColumn('Population', 'population'), wordsColumn('Who', 'rule'), figures('Children', 'children')],
    rows: [
      line('Registered', 'Every child with a number', children.length),
      line('Safety', 'At least one injection', safetyPopulation(children).length),
      line('Full dose', 'All four injections', fullDosePopulation(children).length),
      line(
        'Efficacy',
        'Injected, with at least one scale at baseline and at 12 months; each table says its own pairs',
        efficacyPopulation(analyses).size,
      ),
    ],
    notes: ['Nothing is imputed. What is missing is listed.'],
  }
}
