import { addDays, completedYears } from '../../shared/dates/civilDate.ts'
import type { Answer } from '../../shared/form/answer.ts'
import { SOLICITED } from '../../shared/study/forms/postinj.ts'
import { LEVELS, scaleAnswers } from './scaleAnswers.ts'
import { hasEpilepsy, type TrainingSubject } from './subject.ts'
import { variedBetween } from './varied.ts'
import { vitalsAnswers } from './vitalsAnswers.ts'

/** Answers by item OID, or 'ITEM/2' for a row. */
export type Given = Readonly<Record<string, string | readonly string[] | Answer>>

/** What a form of an invented child says where the unremarkable answer would not do. */
export function trainingAnswers(form: string, visit: string, subject: TrainingSubject): Given {
  const date = subject.days[visit] ?? ''
  switch (form) {
    case 'CONSENT':
      return consent(subject, date)
    case 'ELIG':
      return visit === 'BL' ? { ELIG_UNCHANGED: 'Y' } : eligibility(subject)
    case 'DEMOG':
      return {
        BIRTH_DATE: subject.birthDate,
        SEX: subject.child.sex,
        WEIGHT: weightOn(subject, date),
        HEIGHT: String(Math.round(78 + 5.5 * ageOn(subject, date))),
        CAREGIVER_MAIN: 'MOTHER',
      }
    case 'MEDHX':
      return visit === 'BL' ? { MH_UNCHANGED: 'Y' } : history(subject)
    case 'PHYSEX':
      return { EXAM_WEIGHT: weightOn(subject, date), MENINGISM: 'N' }
    case 'LABS':
      return { SAMPLE_DATETIME: `${date}T${visit === 'SCR' ? '10:00' : '07:00'}` }
    case 'IMAGING':
      return { MRI_DATE: addDays(date, -100), MRI_FIELD: '1.5', EEG_DATE: addDays(date, -40) }
    case 'BMA':
      return {
        BMA_RECEIPT: `${date}T13:00`,
        DONOR_ID: subject.child.recordNumber,
        BMA_TNC: '24.5',
        BMA_VIABILITY: '96.0',
      }
    case 'PRODUCT':
      return product(subject, visit, date)
    case 'PREINJ':
      return { FEVER_NOW: 'N', INFECTION_NOW: 'N', NEW_SEIZURE: 'N' }
    case 'INJ':
      return injection(subject, visit, date)
    case 'VITALS':
      return vitalsAnswers(visit, subject)
    case 'POSTINJ':
      return visit === 'OBS-1' ? symptoms(subject) : {}
    case 'PHONE':
      return {
        WELL: 'Y',
        NEW_MEDS: 'N',
        HOSPITAL: 'N',
        THERAPY_CHANGE: 'N',
        CALL_SEIZURE: 'N',
        CALL_ATTEMPT: '1',
        CALL_TEXT_VERSION: '1.0',
      }
    case 'COMPLETE':
      return { STUDY_STATUS: 'COMPLETED' }
    default:
      return scaleAnswers(form, visit, subject)
  }
}

/** Age in completed years. */
export const ageOn = ({ birthDate }: TrainingSubject, date: string): number => completedYears(birthDate, date)

/** Body weight in kilograms with one decimal: two kilograms a year, less at the lower levels. */
export function weightOn({ child, days, cohort }: TrainingSubject, date: string): string {
  const days0 = Date.parse(date) - Date.parse(days['SCR'] ?? date)
  const years = child.months / 12 + days0 / (365.25 * 86_400_000)
  return (8.4 + 1.9 * years - 0.4 * cohort.baseline.gmfcs).toFixed(1)
}

function consent(subject: TrainingSubject, date: string): Given {
  return {
    ICF_VERSION: '1.0',
    CONSENT_DATE: `${date}T09:00`,
    CONSENT_GIVEN_BY: '3',
    SECOND_PARENT_SIGNED: 'Y',
    PARENT_CAN_READ: 'Y',
    PERSON_OBTAINING: subject.investigator,
    ASSENT_STATUS: ageOn(subject, date) < 7 ? '3' : '4',
  }
}

const EXCLUSIONS =
  'E1_PROGRESSIVE E2_MALFORMATION E3_TORCH E4_NONSPASTIC E5_VIRUS E6_INFECTION E7_BLEEDING E9_VENTILATOR E10_RENAL E11_LIVER E12_EPILEPSY E13_HYDROCEPHALUS E14_GENETIC E15_CELL_THERAPY E16_BONT E17_SURGERY E18_LUMBAR E19_ALLERGY E20_CANCER E21_OTHER_TRIAL'

function eligibility({ cohort }: TrainingSubject): Given {
  const exclusions = EXCLUSIONS.split(' ').map((item) => [item, 'N'] as const)
  return { ...Object.fromEntries(exclusions), I4_GMFCS: LEVELS[cohort.baseline.gmfcs - 1] ?? 'V', ELIG_DECISION: '1' }
}

const CAUSES = ['PVL', 'HIE', 'IVH', 'PVL', 'STROKE', 'UNKNOWN']

function history(subject: TrainingSubject): Given {
  const { birthDate, index, cohort, days } = subject
  return {
    GEST_AGE: String(32 + (index % 8)),
    BIRTH_WEIGHT: String(1600 + 110 * index),
    NEONATAL_JAUNDICE: 'N',
    KERNICTERUS: 'N',
    MATERNAL_INFECTION: 'N',
    HIE: CAUSES[index % CAUSES.length] === 'HIE' ? 'Y' : 'N',
    CP_CAUSE: [CAUSES[index % CAUSES.length] ?? 'PVL'],
    TOPOGRAPHY: cohort.baseline.gmfcs >= 4 ? '3' : '2',
    CP_DX_DATE: addDays(birthDate, 420 + variedBetween(0, 160, index, 'diagnosis')).slice(0, 7),
    HIP_SUBLUXATION: cohort.baseline.gmfcs === 5 && index % 3 === 0 ? 'Y' : 'N',
    ...(hasEpilepsy(subject)
      ? {
          EPILEPSY: 'Y',
          EPILEPSY_TYPE: 'Focal, without seizures under treatment',
          LAST_SEIZURE: addDays(days['SCR'] ?? '', -400 - 20 * index).slice(0, 7),
          EPILEPSY_DRUGS: 'Levetiracetam',
        }
      : { EPILEPSY: 'N' }),
    PRIOR_BONT: 'N',
    PRIOR_SURGERY: 'N',
    ALLERGIES: 'None known',
  }
}

/** Cells in millions: one million for each kilogram. */
const cells = (subject: TrainingSubject, date: string): string => Number(weightOn(subject, date)).toFixed(1)

function product(subject: TrainingSubject, visit: string, date: string): Given {
  return {
    LOT_NO: `TRN-${String(subject.index + 1).padStart(2, '0')}-${visit.slice(3)}`,
    PRODUCT_BMA: subject.forms['BMA/BMA'] ?? '',
    PASSAGE: '2',
    CULTURE_DAYS: '24',
    TOTAL_CELLS: cells(subject, date),
    PRODUCT_VOLUME: '5.0',
    VIABILITY: '94.0',
    CD34: '0.4',
    CD45: '0.6',
    HLA_DR: '0.5',
    STERILITY_FINAL: 'NO_GROWTH',
    ENDOTOXIN: '0.050',
    RELEASE_DATETIME: `${date}T08:00`,
    EXPIRY_DATETIME: `${addDays(date, 1)}T08:00`,
  }
}

function injection(subject: TrainingSubject, visit: string, date: string): Given {
  return {
    INJECTION_NO: visit.slice(3),
    INJ_START: `${date}T10:00`,
    INJ_END: `${date}T10:12`,
    INJ_LOT: subject.forms[`${visit}/PRODUCT`] ?? '',
    CELL_VOLUME: '5.0',
    CELLS_GIVEN: cells(subject, date),
    FULL_DOSE: 'Y',
    LUMBAR_LEVEL: 'L4L5',
    NEEDLE_GAUGE: '22G',
    NEEDLE_TIP: 'ATRAUMATIC',
    ATTEMPTS: '1',
    OPENING_PRESSURE: '18.5',
    CSF_REMOVED: '5.0',
    INJ_SEDATION: 'NONE',
    FLAT_REST: '4.0',
    DISCHARGE: `${addDays(date, 1)}T12:00`,
  }
}

/** What the family tells on the day after the first injection. */
function symptoms({ cohort }: TrainingSubject): Given {
  return Object.fromEntries(
    cohort.events.flatMap((term) => {
      const row = SOLICITED.find(({ label }) => label.en === term)?.repeat
      return row === undefined
        ? []
        : [
            [`SYMPTOM_SEVERITY/${row}`, '1'],
            [`SYMPTOM_ONSET/${row}`, '6.0'],
            [`SYMPTOM_ENDED/${row}`, 'Y'],
            [`SYMPTOM_DURATION/${row}`, '10.0'],
          ]
    }),
  )
}
