import type { SdtmRecord } from './dataset.ts'
import { finding, type Test } from './findings.ts'
import type { SdtmForm } from './sdtmForm.ts'

const test = (code: string, name: string, category: string): Test => ({ code, name, category })

const VITAL: Readonly<Record<string, Test>> = {
  TEMPERATURE: test('TEMP', 'Temperature', 'VITAL SIGNS'),
  HEART_RATE: test('HR', 'Heart Rate', 'VITAL SIGNS'),
  RESP_RATE: test('RESP', 'Respiratory Rate', 'VITAL SIGNS'),
  SBP: test('SYSBP', 'Systolic Blood Pressure', 'VITAL SIGNS'),
  DBP: test('DIABP', 'Diastolic Blood Pressure', 'VITAL SIGNS'),
  SPO2: test('OXYSAT', 'Oxygen Saturation', 'VITAL SIGNS'),
  PAIN: test('PAINSCR', 'Pain Score (sponsor-defined)', 'VITAL SIGNS'),
  GCS: test('GCSTOT', 'Glasgow Coma Scale (sponsor-defined)', 'VITAL SIGNS'),
}
const BODY: Readonly<Record<string, Test>> = {
  WEIGHT: test('WEIGHT', 'Weight', 'BODY MEASUREMENTS'),
  EXAM_WEIGHT: test('WEIGHT', 'Weight', 'BODY MEASUREMENTS'),
  HEIGHT: test('HEIGHT', 'Height', 'BODY MEASUREMENTS'),
  HEAD_CIRCUMFERENCE: test('HDCIRC', 'Head Circumference', 'BODY MEASUREMENTS'),
}

/** VS: the rows of the vital signs table and the body measurements of demographics and examination. */
export function vitalRecords(form: SdtmForm): readonly SdtmRecord[] {
  if (form.form.form === 'VITALS') return form.rows('VITALS').flatMap((repeat) => vitalRow(form, repeat))
  if (form.form.form !== 'DEMOG' && form.form.form !== 'PHYSEX') return []
  return form.form.values.flatMap((answer) => {
    const body = BODY[answer.plan.item.oid]
    return body ? [{ ...finding('VS', body, answer, form), ...form.observed('VS') }] : []
  })
}

function vitalRow(form: SdtmForm, repeat: number): readonly SdtmRecord[] {
  const when = {
    ...form.timing('VS', '', 'VS_DATETIME', repeat),
    VSTPT: form.label('TIMEPOINT', repeat),
    VSTPTNUM: repeat,
  }
  const left = form.label('VS_NOT_DONE', repeat)
  if (left !== undefined) {
    const all = { VSTESTCD: 'VSALL', VSTEST: 'Vital Signs', VSCAT: 'VITAL SIGNS', VSSTAT: 'NOT DONE', VSREASND: left }
    return [{ ...all, ...form.visit, ...when }]
  }
  return Object.entries(VITAL).flatMap(([item, each]) => {
    const answer = form.answer(item, repeat)
    return answer ? [{ ...finding('VS', each, answer, form), ...when }] : []
  })
}

const HEMATOLOGY = 'HEMATOLOGY'
const CHEMISTRY = 'CHEMISTRY'
const LAB: Readonly<Record<string, Test & { readonly specimen: string }>> = Object.fromEntries(
  (
    [
      ['HB', 'HGB', 'Hemoglobin', HEMATOLOGY, 'BLOOD'],
      ['WBC', 'WBC', 'Leukocytes', HEMATOLOGY, 'BLOOD'],
      ['LYMPHOCYTES', 'LYM', 'Lymphocytes', HEMATOLOGY, 'BLOOD'],
      ['PLATELETS', 'PLAT', 'Platelets', HEMATOLOGY, 'BLOOD'],
      ['INR', 'INR', 'Prothrombin Intl. Normalized Ratio', 'COAGULATION', 'BLOOD'],
      ['APTT', 'APTT', 'Activated Partial Thromboplastin Time', 'COAGULATION', 'BLOOD'],
      ['CRP', 'CRP', 'C Reactive Protein', CHEMISTRY, 'BLOOD'],
      ['CREATININE', 'CREAT', 'Creatinine', CHEMISTRY, 'BLOOD'],
      ['ALT', 'ALT', 'Alanine Aminotransferase', CHEMISTRY, 'BLOOD'],
      ['AST', 'AST', 'Aspartate Aminotransferase', CHEMISTRY, 'BLOOD'],
      ['BILIRUBIN', 'BILI', 'Bilirubin', CHEMISTRY, 'BLOOD'],
      ['HBSAG', 'HBSAG', 'Hepatitis B Virus Surface Antigen', 'SEROLOGY', 'BLOOD'],
      ['HCV', 'HCAB', 'Hepatitis C Virus Antibody', 'SEROLOGY', 'BLOOD'],
      ['HIV', 'HIV12AB', 'HIV-1/2 Antibody', 'SEROLOGY', 'BLOOD'],
      ['CSF_CELLS', 'CELLS', 'Cells', 'CSF', 'CEREBROSPINAL FLUID'],
      ['CSF_PROTEIN', 'PROT', 'Protein', 'CSF', 'CEREBROSPINAL FLUID'],
      ['CSF_GLUCOSE', 'GLUC', 'Glucose', 'CSF', 'CEREBROSPINAL FLUID'],
      ['CSF_CULTURE', 'CULTURE', 'Culture (sponsor-defined)', 'CSF', 'CEREBROSPINAL FLUID'],
    ] as const
  ).map(([item, code, name, category, specimen]) => [item, { ...test(code, name, category), specimen }]),
)

/** LB: blood, virus tests and cerebrospinal fluid, with the judgement where one was asked for. */
export function laboratoryRecords(form: SdtmForm): readonly SdtmRecord[] {
  if (form.form.form !== 'LABS') return []
  return form.form.values.flatMap((answer) => {
    const lab = LAB[answer.plan.item.oid]
    if (!lab) return []
    const significant = form.value(`${answer.plan.item.oid}_CS`)
    return [
      {
        ...finding('LB', lab, answer, form),
        LBSPEC: lab.specimen,
        LBCLSIG: significant === undefined ? undefined : significant === 'CS' ? 'Y' : 'N',
        ...form.observed('LB'),
      },
    ]
  })
}
