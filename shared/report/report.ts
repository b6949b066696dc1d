import { analyseScales, type ScaleAnalysis } from './analysis.ts'
import { emergentEvents } from './events.ts'
import type { ReportInput } from './input.ts'
import { completeness } from './plots/completeness.ts'
import { distribution } from './plots/distribution.ts'
import { eventTimeline } from './plots/eventTimeline.ts'
import { pairedChange } from './plots/pairedChange.ts'
import type { Plot } from './plots/plot.ts'
import { recruitment } from './plots/recruitment.ts'
import { trajectories } from './plots/trajectories.ts'
import { efficacyPopulation, safetyPopulation } from './populations.ts'
import { GMFCS } from './scales.ts'
import type { ReportTable } from './table.ts'
import { aeByGrade } from './tables/aeByGrade.ts'
import { aeByInjection } from './tables/aeByInjection.ts'
import { aeByRelation } from './tables/aeByRelation.ts'
import { aeByTerm } from './tables/aeByTerm.ts'
import { aeByWindow } from './tables/aeByWindow.ts'
import { aeListing } from './tables/aeListing.ts'
import { aeOverview } from './tables/aeOverview.ts'
import { changeTable } from './tables/change.ts'
import { completenessByVisit, completenessTable } from './tables/completeness.ts'
import { effectSizesTable } from './tables/effectSizes.ts'
import { dosesTable, exposureTable } from './tables/exposure.ts'
import { gmfcsLevels } from './tables/gmfcsLevels.ts'
import { gmfcsShift } from './tables/gmfcsShift.ts'
import { gmfcsTests } from './tables/gmfcsTests.ts'
import { missingTable } from './tables/missing.ts'
import { populationsTable } from './tables/populations.ts'
import { recruitmentByMonth, recruitmentTable } from './tables/recruitment.ts'
import { scalesByVisit } from './tables/scalesByVisit.ts'
import { sensitivityTable } from './tables/sensitivity.ts'
import { testsTable } from './tables/tests.ts'
import { valuesTable } from './tables/values.ts'

export interface ReportSection {
  readonly id: string
  readonly title: string
  /** Whether change is spoken of here: then the fixed caveat stands over it. */
  readonly cautioned: boolean
  readonly tables: readonly ReportTable[]
  readonly plots: readonly Plot[]
}

/** The whole report as data: screen, documents and files are written from it and compute nothing. */
export interface Report {
  readonly about: Omit<ReportInput, 'children'>
  readonly children: number
  /** Children with a scale at both ends; below two there is nothing to test. */
  readonly pairs: number
  readonly sections: readonly ReportSection[]
}

/** Computes the report (protocol 4.3). Pure: the same input gives the same report, to the letter. */
export function makeReport(input: ReportInput): Report {
  const { children, ...about } = input
  const analyses = analyseScales(input)
  return {
    about,
    children: children.length,
    pairs: efficacyPopulation(analyses).size,
    sections: [course(input, analyses), efficacy(input, analyses), plots(input, analyses), safety(input)],
  }
}

function course(input: ReportInput, analyses: readonly ScaleAnalysis[]): ReportSection {
  const treated = safetyPopulation(input.children)
  const months = recruitmentByMonth(input)
  const visits = completenessByVisit(input.children)
  return {
    id: 'course',
    title: 'Children, exposure and completeness',
    cautioned: false,
    tables: [
      populationsTable(input, analyses),
      exposureTable(treated),
      dosesTable(treated),
      recruitmentTable(months),
      completenessTable(visits),
      missingTable(analyses, treated),
    ],
    plots: [
      ...(months.length > 0 ? [recruitment(months, input.synthetic)] : []),
      ...(visits.length > 0 ? [completeness(visits, input.synthetic)] : []),
    ],
  }
}

function efficacy({ children }: ReportInput, analyses: readonly ScaleAnalysis[]): ReportSection {
  const gmfcs = analyses.filter(({ scale }) => scale.id === GMFCS.id)
  return {
    id: 'efficacy',
    title: 'Scales',
    cautioned: true,
    tables: [
      scalesByVisit(analyses, safetyPopulation(children)),
      changeTable(analyses),
      testsTable(analyses),
      effectSizesTable(analyses),
      sensitivityTable(analyses),
      ...gmfcs.flatMap((analysis) => [gmfcsLevels(analysis), gmfcsShift(analysis), gmfcsTests(analysis)]),
    ],
    plots: [],
  }
}

function plots({ children, synthetic }: ReportInput, analyses: readonly ScaleAnalysis[]): ReportSection {
  const byVisit = scalesByVisit(analyses, safetyPopulation(children))
  const drawn = analyses.filter(({ visits }) => visits.some(({ values }) => values.length > 0))
  return {
    id: 'plots',
    title: 'Scales, child by child',
    cautioned: true,
    tables: drawn.map(valuesTable),
    plots: drawn.flatMap((analysis) => [
      trajectories(analysis, synthetic),
      ...(analysis.pairs.length > 0 ? [pairedChange(analysis, synthetic)] : []),
      distribution(analysis, byVisit, synthetic),
    ]),
  }
}

function safety({ children, synthetic }: ReportInput): ReportSection {
  const treated = safetyPopulation(children)
  const events = emergentEvents(treated)
  return {
    id: 'safety',
    title: 'Adverse events',
    cautioned: false,
    tables: [
      aeOverview(treated, events),
      aeByTerm(treated, events),
      aeByGrade(treated, events),
      aeByRelation(treated, events),
      aeByWindow(treated, events),
      aeByInjection(treated, events),
      aeListing(events),
    ],
    plots: treated.length > 0 ? [eventTimeline(treated, events, synthetic)] : [],
  }
}
