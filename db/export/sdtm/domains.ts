import type { Release } from '../release.ts'
import { keyed, number, text, whole, type Dataset, type SdtmRecord, type Variable } from './dataset.ts'
import {
  adverseEventRecords,
  deviationRecords,
  dispositionRecords,
  exposureRecords,
  historyRecords,
  medicationRecords,
} from './events.ts'
import { findingsDataset } from './findings.ts'
import { laboratoryRecords, vitalRecords } from './measurements.ts'
import { scaleRecords } from './scales.ts'
import type { SdtmForm } from './sdtmForm.ts'
import { timingVariables, VISIT_VARIABLES } from './timing.ts'

/** A domain that is made of forms: its dataset and the records that one form gives. */
export interface Domain extends Dataset {
  records(form: SdtmForm): readonly SdtmRecord[]
}

const identifiers = (domain: string): readonly Variable[] => [
  keyed(text('STUDYID', 'Study Identifier'), 1),
  text('DOMAIN', 'Domain Abbreviation'),
  keyed(text('USUBJID', 'Unique Subject Identifier'), 2),
  keyed(whole(`${domain}SEQ`, 'Sequence Number'), 3),
]
const texts = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([name, label]) => text(name, label))

const SERIOUS = {
  AESER: 'Serious Event',
  AESDTH: 'Results in Death',
  AESLIFE: 'Is Life Threatening',
  AESHOSP: 'Requires or Prolongs Hospitalization',
  AESDISAB: 'Persist or Signif Disability/Incapacity',
  AESCONG: 'Congenital Anomaly or Birth Defect',
  AESMIE: 'Other Medically Important Event',
}

/** The domains of a release. Days stand under --DTC only where the calendar leaves. */
export function domainsOf(release: Pick<Release, 'policy'>): readonly Domain[] {
  const { dates } = release.policy
  const times = (domain: string) => [...timingVariables(domain, 'ST', dates), ...timingVariables(domain, 'EN', dates)]
  const scales = (domain: 'FT' | 'QS' | 'RS', label: string, qualifiers: readonly Variable[] = []): Domain => ({
    ...findingsDataset(domain, label, dates, { qualifiers }),
    records(form) {
      const found = scaleRecords(form)
      return found?.domain === domain ? found.records : []
    },
  })
  return [
    {
      name: 'EX',
      label: 'Exposure',
      variables: [
        ...identifiers('EX'),
        text('EXTRT', 'Name of Treatment'),
        text('EXCAT', 'Category of Treatment'),
        number('EXDOSE', 'Dose'),
        ...texts({
          EXDOSU: 'Dose Units',
          EXDOSFRM: 'Dose Form',
          EXROUTE: 'Route of Administration',
          EXLOC: 'Location',
        }),
        number('EXVAMT', 'Treatment Vehicle Amount'),
        text('EXVAMTU', 'Treatment Vehicle Amount Units'),
        ...VISIT_VARIABLES,
        ...times('EX'),
      ],
      records: exposureRecords,
    },
    {
      name: 'AE',
      label: 'Adverse Events',
      variables: [
        ...identifiers('AE'),
        ...texts({
          AESPID: 'Sponsor-Defined Identifier',
          AETERM: 'Reported Term for the Adverse Event',
          AEDECOD: 'Dictionary-Derived Term (CTCAE 5.0)',
          AEBODSYS: 'Body System or Organ Class',
          ...SERIOUS,
          AEACN: 'Action Taken with Study Treatment',
          AEREL: 'Causality',
          AEOUT: 'Outcome of Adverse Event',
          AECONTRT: 'Concomitant or Additional Trtmnt Given',
          AETOXGR: 'Standard Toxicity Grade',
          AEENRTPT: 'End Relative to Reference Time Point',
          AEENTPT: 'End Reference Time Point',
        }),
        ...times('AE'),
      ],
      records: adverseEventRecords,
    },
    {
      name: 'MH',
      label: 'Medical History',
      variables: [
        ...identifiers('MH'),
        ...texts({
          MHTERM: 'Reported Term for the Medical History',
          MHCAT: 'Category for Medical History',
          MHPRESP: 'Medical History Event Pre-Specified',
          MHOCCUR: 'Medical History Occurrence',
        }),
        ...VISIT_VARIABLES,
        ...timingVariables('MH', '', dates),
        ...timingVariables('MH', 'ST', dates),
      ],
      records: historyRecords,
    },
    {
      name: 'CM',
      label: 'Concomitant Medications',
      variables: [
        ...identifiers('CM'),
        ...texts({
          CMSPID: 'Sponsor-Defined Identifier',
          CMTRT: 'Reported Name of Drug, Med, or Therapy',
          CMCLAS: 'Medication Class',
          CMCLASCD: 'Medication Class Code',
          CMINDC: 'Indication',
        }),
        number('CMDOSE', 'Dose per Administration'),
        ...texts({
          CMDOSU: 'Dose Units',
          CMDOSFRQ: 'Dosing Frequency per Interval',
          CMROUTE: 'Route of Administration',
          CMENRTPT: 'End Relative to Reference Time Point',
          CMENTPT: 'End Reference Time Point',
        }),
        ...times('CM'),
      ],
      records: medicationRecords,
    },
    {
      ...findingsDataset('VS', 'Vital Signs', dates, {
        timing: [text('VSTPT', 'Planned Time Point Name'), whole('VSTPTNUM', 'Planned Time Point Number')],
      }),
      records: vitalRecords,
    },
    {
      ...findingsDataset('LB', 'Laboratory Test Results', dates, {
        qualifiers: [text('LBSPEC', 'Specimen Type'), text('LBCLSIG', 'Clinically Significant')],
      }),
      records: laboratoryRecords,
    },
    {
      name: 'DV',
      label: 'Protocol Deviations',
      variables: [
        ...identifiers('DV'),
        ...texts({
          DVSPID: 'Sponsor-Defined Identifier',
          DVTERM: 'Protocol Deviation Term',
          DVDECOD: 'Protocol Deviation Coded Term',
          DVCAT: 'Category for Protocol Deviation',
        }),
        ...times('DV'),
      ],
      records: deviationRecords,
    },
    {
      name: 'DS',
      label: 'Disposition',
      variables: [
        ...identifiers('DS'),
        ...texts({
          DSTERM: 'Reported Term for the Disposition Event',
          DSDECOD: 'Standardized Disposition Term',
          DSCAT: 'Category for Disposition Event',
        }),
        ...VISIT_VARIABLES,
        ...timingVariables('DS', 'ST', dates),
      ],
      records: dispositionRecords,
    },
    scales('FT', 'Functional Tests'),
    scales('QS', 'Questionnaires'),
    scales('RS', 'Disease Response and Clin Classification', [text('RSLOC', 'Location'), text('RSLAT', 'Laterality')]),
  ]
}

/** SV: one record per visit that the child had or missed. */
export function visitsDataset({ policy }: Pick<Release, 'policy'>): Dataset {
  return {
    name: 'SV',
    label: 'Subject Visits',
    variables: [
      keyed(text('STUDYID', 'Study Identifier'), 1),
      text('DOMAIN', 'Domain Abbreviation'),
      keyed(text('USUBJID', 'Unique Subject Identifier'), 2),
      keyed(number('VISITNUM', 'Visit Number'), 3),
      text('VISIT', 'Visit Name'),
      text('SVPRESP', 'Pre-specified'),
      text('SVOCCUR', 'Occurrence'),
      text('EPOCH', 'Epoch'),
      ...timingVariables('SV', 'ST', policy.dates),
    ],
  }
}

/** SUPPAE: qualifiers of adverse events that the standard has no variable for. */
export const supplementDataset: Dataset = {
  name: 'SUPPAE',
  label: 'Supplemental Qualifiers for AE',
  variables: [
    keyed(text('STUDYID', 'Study Identifier'), 1),
    text('RDOMAIN', 'Related Domain Abbreviation'),
    keyed(text('USUBJID', 'Unique Subject Identifier'), 2),
    text('IDVAR', 'Identifying Variable'),
    keyed(text('IDVARVAL', 'Identifying Variable Value'), 3),
    keyed(text('QNAM', 'Qualifier Variable Name'), 4),
    text('QLABEL', 'Qualifier Variable Label'),
    text('QVAL', 'Data Value'),
    text('QORIG', 'Origin'),
  ],
}
