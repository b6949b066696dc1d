import { codesOfItem } from '../columns.ts'
import type { SdtmRecord } from './dataset.ts'
import type { SdtmForm } from './sdtmForm.ts'

/** EX: one injection. One that was not given leaves no exposure. */
export function exposureRecords(form: SdtmForm): readonly SdtmRecord[] {
  if (form.form.form !== 'INJ' || form.form.notDone) return []
  return [
    {
      EXTRT: 'AUTOLOGOUS BONE MARROW MESENCHYMAL STEM CELLS',
      EXCAT: `INJECTION ${form.value('INJECTION_NO') ?? ''}`.trim(),
      EXDOSE: form.number('CELLS_GIVEN'),
      EXDOSU: '10^6 CELLS',
      EXDOSFRM: 'SUSPENSION',
      EXROUTE: 'INTRATHECAL',
      EXLOC: form.label('LUMBAR_LEVEL'),
      EXVAMT: form.number('CELL_VOLUME'),
      EXVAMTU: 'mL',
      ...form.visit,
      ...form.timing('EX', 'ST', 'INJ_START'),
      ...form.timing('EX', 'EN', 'INJ_END'),
    },
  ]
}

const CRITERIA = ['AESDTH', 'AESLIFE', 'AESHOSP', 'AESDISAB', 'AESCONG', 'AESMIE']

/** AE: the reported term leaves in the full export only; elsewhere the coded term stands in for it (rule 7). */
export function adverseEventRecords(form: SdtmForm): readonly SdtmRecord[] {
  if (form.form.form !== 'AE') return []
  const treatment = form.value('AE_TREATMENT')
  return [
    {
      AESPID: String(form.form.repeat),
      AETERM: form.value('AE_TERM') ?? form.value('AE_CTCAE'),
      AEDECOD: form.value('AE_CTCAE'),
      AEBODSYS: form.value('AE_SOC'),
      AESER: form.value('AE_SERIOUS'),
      ...Object.fromEntries(CRITERIA.map((name) => [name, form.value(name)])),
      AEACN: form.value('AE_ACTION'),
      AEREL: form.value('AE_REL_CELLS'),
      AEOUT: form.value('AE_OUTCOME'),
      AECONTRT: treatment === undefined ? undefined : treatment === 'NONE' ? 'N' : 'Y',
      AETOXGR: form.value('AE_GRADE'),
      AEENRTPT: form.value('AE_ONGOING') === 'Y' ? 'ONGOING' : undefined,
      AEENTPT: form.value('AE_ONGOING') === 'Y' ? 'DATE OF LAST ENTRY' : undefined,
      ...form.timing('AE', 'ST', 'AE_ONSET'),
      ...form.timing('AE', 'EN', 'AE_END'),
    },
  ]
}

const SUPPLEMENT: Readonly<Record<string, readonly [name: string, label: string]>> = {
  AE_REL_PUNCTURE: ['AERELLP', 'Relation to Lumbar Puncture'],
  AE_REL_MARROW: ['AERELBM', 'Relation to Marrow Aspiration'],
  AE_REL_SEDATION: ['AERELSED', 'Relation to Sedation or Anaesthesia'],
  AE_EXPECTED: ['AEEXPECT', 'Expected by the Reference List'],
  AE_LINKED: ['AEINJ', 'Latest Injection before Onset'],
  AE_WINDOW: ['AEWINDOW', 'Time after the Injection'],
  AE_HOURS: ['AEHOURS', 'Hours since the Injection'],
}

/** SUPPAE: what the trial asks of an adverse event beyond the standard variables. `sequence` is its AESEQ. */
export function adverseEventSupplement(form: SdtmForm, sequence: number): readonly SdtmRecord[] {
  return Object.entries(SUPPLEMENT).flatMap(([item, [name, label]]) => {
    const value = form.value(item)
    if (value === undefined) return []
    return [
      {
        RDOMAIN: 'AE',
        IDVAR: 'AESEQ',
        IDVARVAL: String(sequence),
        QNAM: name,
        QLABEL: label,
        QVAL: value,
        QORIG: 'CRF',
      },
    ]
  })
}

/** Conditions that every child is asked about, by item. */
const ASKED = [
  'HIE',
  'NEONATAL_JAUNDICE',
  'KERNICTERUS',
  'MATERNAL_INFECTION',
  'HIP_SUBLUXATION',
  'EPILEPSY',
  'PRIOR_BONT',
  'PRIOR_SURGERY',
]

/** MH: what was asked about by name, the causes of the palsy, and what was told, where typed words may leave. */
export function historyRecords(form: SdtmForm): readonly SdtmRecord[] {
  if (form.form.form !== 'MEDHX') return []
  const asked = ASKED.flatMap((item): SdtmRecord[] => {
    const answer = form.answer(item)
    return answer && answer.shown.value !== ''
      ? [{ MHTERM: answer.plan.item.label.en, MHCAT: 'GENERAL', MHPRESP: 'Y', MHOCCUR: answer.shown.value }]
      : []
  })
  const cause = form.answer('CP_CAUSE')
  const causes = (cause?.shown.value ?? '').split(';').filter((code) => code !== '')
  const labels = new Map(cause ? codesOfItem(cause.plan.item).map((entry) => [entry.code, entry.label.en]) : [])
  const told = form.rows('MH_CONDITIONS').flatMap((row): SdtmRecord[] => {
    const term = form.value('MH_TERM', row)
    return term === undefined ? [] : [{ MHTERM: term, MHCAT: 'GENERAL', ...form.timing('MH', 'ST', 'MH_START', row) }]
  })
  const dated = form.observed('MH')
  return [
    ...asked,
    ...causes.map((code) => ({
      MHTERM: labels.get(code) ?? code,
      MHCAT: 'CAUSE OF CEREBRAL PALSY',
      MHPRESP: 'Y',
      MHOCCUR: 'Y',
    })),
    ...told,
  ].map((record) => ({ ...record, ...form.visit, ...dated }))
}

/** CM: the class stands in for the name of the medicine where typed words do not leave. */
export function medicationRecords(form: SdtmForm): readonly SdtmRecord[] {
  if (form.form.form !== 'CONMED') return []
  const ongoing = form.value('CM_ONGOING') === 'Y'
  return [
    {
      CMSPID: String(form.form.repeat),
      CMTRT: form.value('CM_DRUG') ?? form.label('CM_CLASS'),
      CMCLAS: form.label('CM_CLASS'),
      CMCLASCD: form.value('CM_ATC'),
      CMINDC: form.label('CM_INDICATION'),
      CMDOSE: form.number('CM_DOSE'),
      CMDOSU: form.value('CM_UNIT'),
      CMDOSFRQ: form.value('CM_FREQUENCY'),
      CMROUTE: form.value('CM_ROUTE'),
      CMENRTPT: ongoing ? 'ONGOING' : undefined,
      CMENTPT: ongoing ? 'DATE OF LAST ENTRY' : undefined,
      ...form.timing('CM', 'ST', 'CM_START'),
      ...form.timing('CM', 'EN', 'CM_END'),
    },
  ]
}

/** DV: the category stands in for the description where typed words do not leave. */
export function deviationRecords(form: SdtmForm): readonly SdtmRecord[] {
  if (form.form.form !== 'DEV') return []
  return [
    {
      DVSPID: String(form.form.repeat),
      DVTERM: form.value('DEV_DESCRIPTION') ?? form.label('DEV_CATEGORY'),
      DVDECOD: form.value('DEV_CATEGORY'),
      DVCAT: form.value('DEV_CLASS'),
      ...form.timing('DV', 'ST', 'DEV_START'),
      ...form.timing('DV', 'EN', 'DEV_END'),
    },
  ]
}

const COMPLETED: Readonly<Record<string, string>> = {
  COMPLETED: 'COMPLETED',
  SCREEN_FAILURE: 'SCREEN FAILURE',
  LOST: 'LOST TO FOLLOW-UP',
  DIED: 'DEATH',
}
const WITHDRAWN: Readonly<Record<string, string>> = {
  AE: 'ADVERSE EVENT',
  LOST: 'LOST TO FOLLOW-UP',
  NO_EFFECT: 'LACK OF EFFICACY',
  DEATH: 'DEATH',
}

/** DS: consent as a milestone, and how the trial ended for the child (NCOMPLT, C66727). */
export function dispositionRecords(form: SdtmForm): readonly SdtmRecord[] {
  switch (form.form.form) {
    case 'CONSENT':
      return [{ ...milestone('INFORMED CONSENT OBTAINED'), ...form.visit, ...form.timing('DS', 'ST', 'CONSENT_DATE') }]
    case 'WITHDRAW':
      return [{ ...disposition(withdrawal(form)), ...form.visit, ...form.timing('DS', 'ST', 'DECISION_DATE') }]
    case 'COMPLETE': {
      const status = form.value('STUDY_STATUS')
      // Early ends are told by the form about withdrawal, with their reason.
      if (status === undefined || status === 'EARLY') return []
      return [
        { ...disposition(COMPLETED[status] ?? status), ...form.visit, ...form.timing('DS', 'ST', 'DATE_LAST_VISIT') },
      ]
    }
    default:
      return []
  }
}

const milestone = (term: string) => ({ DSTERM: term, DSDECOD: term, DSCAT: 'PROTOCOL MILESTONE' })
const disposition = (term: string) => ({ DSTERM: term, DSDECOD: term, DSCAT: 'DISPOSITION EVENT' })

function withdrawal(form: SdtmForm): string {
  const reason = form.value('WITHDRAW_REASON') ?? ''
  if (reason in WITHDRAWN) return WITHDRAWN[reason] ?? 'OTHER'
  const who = form.value('WITHDRAW_WHO')
  if (who === 'PARENT') return 'WITHDRAWAL BY PARENT/GUARDIAN'
  return who === 'CHILD' ? 'WITHDRAWAL OF ASSENT' : 'OTHER'
}
