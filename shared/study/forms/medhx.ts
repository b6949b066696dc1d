import { any, atVisit, contains, equals, not } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, decimal, group, integer, multiChoice, rows, text, words } from '../build.ts'
import { LEVELS_I_TO_V, TOPOGRAPHY, YES_NO, YES_NO_UNKNOWN } from '../codeLists.ts'

const BIRTH_MODE = codeList('BIRTH_MODE', 'Mode of birth', {
  VAGINAL: words('Vaginal', 'طبیعی'),
  CAESAREAN: words('Caesarean', 'سزارین'),
})

const CAUSE = codeList('CP_CAUSE', 'Cause of cerebral palsy', {
  HIE: words('Hypoxic-ischaemic encephalopathy', 'انسفالوپاتی هیپوکسیک-ایسکمیک'),
  PVL: words('Periventricular leukomalacia', 'لکومالاسی اطراف بطنی'),
  STROKE: words('Stroke', 'سکته مغزی'),
  IVH: words('Intraventricular haemorrhage', 'خونریزی داخل بطنی'),
  INFECTION: words('Infection', 'عفونت'),
  KERNICTERUS: words('Kernicterus', 'کرنیکتروس'),
  UNKNOWN: words('Unknown', 'نامعلوم'),
  OTHER: words('Other', 'سایر'),
})

const FEEDING = codeList('FEEDING', 'Feeding', { ORAL: words('By mouth', 'دهانی'), TUBE: words('Tube', 'لوله') })

const IMPAIRMENT = codeList('IMPAIRMENT', 'Degree of impairment', {
  '0': words('Normal', 'طبیعی'),
  '1': words('Mild', 'خفیف'),
  '2': words('Moderate', 'متوسط'),
  '3': words('Severe', 'شدید'),
  '9': words('Unknown', 'نامعلوم'),
})

const UNK = [{ code: 'UNK', label: words('Unknown', 'نامعلوم') }]
const UCB = 'sibling(UCB15)'
const asked = any(not(atVisit('BL')), equals('MH_UNCHANGED', 'N'))
const impairment = (oid: string, en: string, fa: string) =>
  choice(oid, words(en, fa), 'ref(NINDS)', IMPAIRMENT, { field: 'vision / hearing / speech / intellect' })

/** Medical history. At baseline it is confirmed, and gone through again only when something has changed. */
export const medhxForm: FormDefinition = {
  oid: 'MEDHX',
  version: '1.0',
  name: words('Medical history', 'سوابق پزشکی'),
  kind: 'visit',
  layout: 'general',
  source: 'assumed',
  itemGroups: [
    group(
      'MH_REVIEW',
      words('Since screening', 'از زمان غربالگری'),
      [choice('MH_UNCHANGED', words('Nothing has changed', 'بدون تغییر'), 'assumed', YES_NO)],
      { visible: atVisit('BL') },
    ),
    group(
      'MH_BIRTH',
      words('Birth', 'تولد'),
      [
        integer(
          'GEST_AGE',
          words('Gestational age', 'سن حاملگی'),
          'sibling(UCB15); ref(NINDS)',
          { hard: { min: 22, max: 44 }, soft: { min: 32 } },
          { unit: 'weeks', missing: UNK, field: 'gest_age' },
        ),
        integer(
          'BIRTH_WEIGHT',
          words('Birth weight', 'وزن تولد'),
          UCB,
          { hard: { min: 400, max: 6000 }, soft: { min: 1500 } },
          { unit: 'g', missing: UNK, disclosure: 'quasiIdentifier', field: 'birth_weight' },
        ),
        choice('BIRTH_MODE', words('Mode of birth', 'نوع زایمان'), UCB, BIRTH_MODE, { field: 'birth_mode' }),
        choice(
          'HIE',
          words('Hypoxic-ischaemic encephalopathy', 'انسفالوپاتی هیپوکسیک-ایسکمیک'),
          'sibling(UCB15, Vinmec)',
          YES_NO_UNKNOWN,
          {
            field: 'HIE',
          },
        ),
        choice(
          'NEONATAL_JAUNDICE',
          words('Neonatal jaundice', 'زردی نوزادی'),
          'sibling(UCB15, Vinmec)',
          YES_NO_UNKNOWN,
          {
            field: 'neonatal_jaundice / kernicterus',
          },
        ),
        choice('KERNICTERUS', words('Kernicterus', 'کرنیکتروس'), 'sibling(UCB15, Vinmec)', YES_NO_UNKNOWN, {
          field: 'neonatal_jaundice / kernicterus',
        }),
        choice('MATERNAL_INFECTION', words('Infection of the mother', 'عفونت مادر'), UCB, YES_NO_UNKNOWN, {
          field: 'maternal_infection',
        }),
      ],
      { visible: asked },
    ),
    group(
      'MH_CP',
      words('Cerebral palsy', 'فلج مغزی'),
      [
        multiChoice('CP_CAUSE', words('Cause', 'علت'), 'sibling(ACCeNT)', CAUSE, {
          exclusive: ['UNKNOWN'],
          field: 'cause',
        }),
        text('CP_CAUSE_OTHER', words('Which other cause', 'سایر علل'), 'assumed', {
          visible: contains('CP_CAUSE', 'OTHER'),
        }),
        choice('TOPOGRAPHY', words('Topography', 'توپوگرافی'), 'sibling(IRCT_N18)', TOPOGRAPHY, {
          disclosure: 'quasiIdentifier',
          field: 'topography',
        }),
        date('CP_DX_DATE', words('Date of diagnosis', 'تاریخ تشخیص'), 'assumed', 'partialDate', {
          missing: UNK,
          field: 'cp_dx_date',
        }),
        choice('MACS', words('MACS level', 'سطح MACS'), 'sibling(Boyali24); ref(NINDS)', LEVELS_I_TO_V, {
          required: false,
          field: 'MACS',
        }),
        choice('HIP_SUBLUXATION', words('Hip subluxation', 'نیمه‌دررفتگی لگن'), 'sibling(Royan1)', YES_NO_UNKNOWN, {
          field: 'hip_subluxation',
        }),
        choice('FEEDING', words('Feeding', 'تغذیه'), 'assumed', FEEDING, { field: 'feeding' }),
        impairment('VISION', 'Vision', 'بینایی'),
        impairment('HEARING', 'Hearing', 'شنوایی'),
        impairment('SPEECH', 'Speech', 'گفتار'),
        impairment('INTELLECT', 'Intellect', 'هوش'),
      ],
      { visible: asked },
    ),
    group(
      'MH_EPILEPSY',
      words('Epilepsy', 'صرع'),
      [
        choice('EPILEPSY', words('Epilepsy', 'صرع'), 'sibling(Royan1, UCB15)', YES_NO, { field: 'epilepsy' }),
        text('EPILEPSY_TYPE', words('Type', 'نوع'), 'sibling(Royan1, UCB15)', {
          visible: equals('EPILEPSY', 'Y'),
          field: 'epilepsy',
        }),
        date('LAST_SEIZURE', words('Last seizure', 'آخرین تشنج'), 'sibling(Royan1, UCB15)', 'partialDate', {
          visible: equals('EPILEPSY', 'Y'),
          missing: UNK,
          field: 'epilepsy',
        }),
        text('EPILEPSY_DRUGS', words('Drugs', 'داروها'), 'sibling(Royan1, UCB15)', {
          visible: equals('EPILEPSY', 'Y'),
          required: false,
          field: 'epilepsy',
        }),
      ],
      { visible: asked },
    ),
    group(
      'MH_BONT',
      words('Botulinum toxin', 'بوتولینوم توکسین'),
      [
        choice('PRIOR_BONT', words('Ever received', 'سابقه دریافت'), 'assumed', YES_NO, { field: 'prior_BoNT' }),
        date('BONT_LAST', words('Last date', 'آخرین تاریخ'), 'assumed', 'partialDate', {
          visible: equals('PRIOR_BONT', 'Y'),
          missing: UNK,
          field: 'prior_BoNT',
        }),
        text('BONT_MUSCLES', words('Muscles', 'عضلات'), 'assumed', {
          visible: equals('PRIOR_BONT', 'Y'),
          required: false,
          field: 'prior_BoNT',
        }),
        decimal(
          'BONT_UNITS',
          words('Units', 'واحد'),
          'assumed',
          1,
          { hard: { min: 0, max: 2000 } },
          { visible: equals('PRIOR_BONT', 'Y'), required: false, unit: 'U', field: 'prior_BoNT' },
        ),
      ],
      { visible: asked },
    ),
    group(
      'MH_SURGERY_ASKED',
      words('Surgery', 'جراحی'),
      [
        choice('PRIOR_SURGERY', words('Any surgery before', 'سابقه جراحی'), 'sibling(Royan1)', YES_NO, {
          field: 'prior_surgery[]',
        }),
      ],
      { visible: asked },
    ),
    rows(
      'MH_SURGERY',
      words('Operations', 'جراحی‌ها'),
      [
        text('SURGERY', words('Procedure', 'نوع جراحی'), 'sibling(Royan1)', { field: 'prior_surgery[]' }),
        date('SURGERY_DATE', words('Date', 'تاریخ'), 'sibling(Royan1)', 'partialDate', {
          missing: UNK,
          field: 'prior_surgery[]',
        }),
      ],
      { visible: equals('PRIOR_SURGERY', 'Y'), minRows: 1 },
    ),
    rows(
      'MH_CONDITIONS',
      words('Other conditions', 'سایر بیماری‌ها'),
      [
        text('MH_TERM', words('Condition', 'بیماری'), 'assumed', { field: 'mh[]' }),
        text('MH_CODE', words('MedDRA code', 'کد MedDRA'), 'assumed', {
          required: false,
          disclosure: 'coded',
          pattern: { regex: '^[0-9]{8}$', message: words('Eight digits.', 'هشت رقم.') },
          maxLength: 8,
          field: 'mh[]',
        }),
        date('MH_START', words('Since', 'از'), 'assumed', 'partialDate', { required: false, field: 'mh[]' }),
        choice('MH_ONGOING', words('Still present', 'ادامه دارد'), 'assumed', YES_NO, { field: 'mh[]' }),
      ],
      { visible: asked },
    ),
    group(
      'MH_ALLERGY',
      words('Allergies', 'آلرژی'),
      [
        text('ALLERGIES', words('Allergies; write "none" if there are none', 'آلرژی‌ها'), 'sibling(Vinmec)', {
          multiline: true,
          maxLength: 500,
          field: 'allergies',
        }),
      ],
      { visible: asked },
    ),
  ],
}
