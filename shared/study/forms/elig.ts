import { any, atVisit, equals, not, oneOf } from '../../form/condition.ts'
import type { ChoiceItem, FormDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, group, text, words } from '../build.ts'
import type { Text } from '../../text/text.ts'
import { LEVELS_I_TO_V, YES_NO } from '../codeLists.ts'

type Line = readonly [oid: string, field: string, label: Text, source: string]

/* At baseline the list is gone through again only when something has changed since screening. */
const asked = any(not(atVisit('BL')), equals('ELIG_UNCHANGED', 'N'))

const INCLUSION: readonly Line[] = [
  [
    'I2_SPASTIC_CP',
    'I2_spastic_cp',
    words(
      'Spastic cerebral palsy, diagnosed by a paediatric neurologist',
      'فلج مغزی اسپاستیک با تشخیص متخصص مغز و اعصاب کودکان',
    ),
    'paper',
  ],
  [
    'I3_MRI_ACQUIRED',
    'I3_mri_acquired',
    words('MRI shows an acquired lesion that fits cerebral palsy', 'ضایعه اکتسابی سازگار با فلج مغزی در ام‌آرآی'),
    'sibling(Amanat21, IRCT_N18)',
  ],
  [
    'I5_SEIZURE_CONTROL',
    'I5_seizure_free_or_controlled',
    words('Free of seizures, or seizures controlled', 'بدون تشنج یا تشنج کنترل‌شده'),
    'sibling(Royan1, Amanat21)',
  ],
  [
    'I7_CAN_ATTEND',
    'I7_can_attend_12m',
    words('The family can attend for 12 months', 'خانواده می‌تواند ۱۲ ماه مراجعه کند'),
    'assumed',
  ],
]

const EXCLUSION: readonly Line[] = [
  [
    'E1_PROGRESSIVE',
    'E1_progressive_or_metabolic',
    words('Progressive or metabolic disease', 'بیماری پیش‌رونده یا متابولیک'),
    'sibling(Amanat21, ACCeNT)',
  ],
  [
    'E2_MALFORMATION',
    'E2_cortical_malformation',
    words('Malformation of the cortex', 'ناهنجاری تکاملی قشر مغز'),
    'sibling(Amanat21)',
  ],
  ['E3_TORCH', 'E3_TORCH', words('Congenital infection (TORCH)', 'عفونت مادرزادی (TORCH)'), 'sibling(Amanat21)'],
  [
    'E4_NONSPASTIC',
    'E4_nonspastic_type',
    words('Athetoid, ataxic, atonic or mixed type', 'نوع آتتوئید، آتاکسیک، آتونیک یا مختلط'),
    'sibling(Amanat21, Royan1)',
  ],
  [
    'E5_VIRUS',
    'E5_HIV_HBV_HCV',
    words('HIV, hepatitis B or hepatitis C', 'اچ‌آی‌وی، هپاتیت B یا هپاتیت C'),
    'sibling(Amanat21, IRCT_N18)',
  ],
  [
    'E6_INFECTION',
    'E6_active_infection_or_fever',
    words('Active infection or fever', 'عفونت فعال یا تب'),
    'sibling(Vinmec, Mancias14)',
  ],
  [
    'E7_BLEEDING',
    'E7_bleeding_or_coagulopathy',
    words('Bleeding or coagulation disorder', 'خونریزی یا اختلال انعقادی'),
    'sibling(Amanat21, Vinmec)',
  ],
  [
    'E9_VENTILATOR',
    'E9_ventilator_or_home_oxygen',
    words('Ventilator or oxygen at home', 'ونتیلاتور یا اکسیژن در منزل'),
    'sibling(Amanat21, ACCeNT)',
  ],
  [
    'E10_RENAL',
    'E10_renal',
    words('Creatinine above 1.5 mg/dL', 'کراتینین بیش از ۱٫۵ mg/dL'),
    'sibling(Amanat21), cut from sibling(ACCeNT)',
  ],
  [
    'E11_LIVER',
    'E11_liver',
    words(
      'Bilirubin above 1.3 mg/dL, or ALT above three times normal',
      'بیلی‌روبین بیش از ۱٫۳ mg/dL یا ALT بیش از سه برابر طبیعی',
    ),
    'sibling(Amanat21), cut from sibling(ACCeNT), ALT assumed',
  ],
  [
    'E12_EPILEPSY',
    'E12_intractable_epilepsy',
    words('Epilepsy that resists treatment', 'صرع مقاوم به درمان'),
    'sibling(ACCeNT, Vinmec)',
  ],
  [
    'E13_HYDROCEPHALUS',
    'E13_hydrocephalus_shunt',
    words('Hydrocephalus or shunt', 'هیدروسفالی یا شانت'),
    'sibling(Vinmec)',
  ],
  ['E14_GENETIC', 'E14_genetic_disease', words('Genetic disease', 'بیماری ژنتیکی'), 'sibling(ACCeNT)'],
  ['E15_CELL_THERAPY', 'E15_prior_cell_therapy', words('Cell therapy before', 'سابقه سلول‌درمانی'), 'sibling(ACCeNT)'],
  [
    'E16_BONT',
    'E16_BoNT_within_6m',
    words('Botulinum toxin or phenol within 6 months', 'بوتولینوم توکسین یا فنول در ۶ ماه گذشته'),
    'assumed',
  ],
  [
    'E17_SURGERY',
    'E17_surgery_SDR_ITB',
    words(
      'Orthopaedic surgery within 12 months, rhizotomy ever, or a baclofen pump',
      'جراحی ارتوپدی در ۱۲ ماه گذشته، سابقه ریزوتومی یا پمپ باکلوفن',
    ),
    'sibling(Royan1) lists rhizotomy; the rest assumed',
  ],
  [
    'E18_LUMBAR',
    'E18_lumbar_anatomy',
    words(
      'Spinal dysraphism, lumbar fusion, scoliosis above 40°, or skin infection at the site',
      'دیس‌رافیسم نخاعی، فیوژن کمری، اسکولیوز بیش از ۴۰ درجه یا عفونت پوستی در محل',
    ),
    'sibling(Royan1) (scoliosis > 40 deg); the rest assumed',
  ],
  [
    'E19_ALLERGY',
    'E19_anaesthetic_allergy',
    words('Allergy to an anaesthetic', 'آلرژی به داروی بیهوشی'),
    'sibling(Vinmec)',
  ],
  [
    'E20_CANCER',
    'E20_cancer_or_major_organ',
    words('Cancer or major organ disease', 'سرطان یا بیماری عمده اعضا'),
    'sibling(Vinmec)',
  ],
  [
    'E21_OTHER_TRIAL',
    'E21_other_trial_30d',
    words('Another trial within 30 days', 'کارآزمایی دیگر در ۳۰ روز گذشته'),
    'assumed',
  ],
]

const line = ([oid, field, label, source]: Line): ChoiceItem => choice(oid, label, source, YES_NO, { field })

/** The criteria answered by hand: for an inclusion the answer must be yes, for an exclusion no. */
export const INCLUSION_ITEMS: readonly string[] = INCLUSION.map(([oid]) => oid)
export const EXCLUSION_ITEMS: readonly string[] = EXCLUSION.map(([oid]) => oid)

const DECISION = codeList('ELIG_DECISION', 'Decision on eligibility', {
  '1': words('Eligible', 'واجد شرایط'),
  '2': words('Not eligible', 'فاقد شرایط'),
  '3': words('Screen again', 'غربالگری مجدد'),
})

const computed = (oid: string, field: string, label: Text, source: string, calculation: string) =>
  calculated(oid, label, source, calculation, { codeList: YES_NO, disclosure: 'coded', field })

/** Eligibility. No waivers: a criterion that is not met ends enrolment. The signature of the form is the sign-off. */
export const eligForm: FormDefinition = {
  oid: 'ELIG',
  version: '1.0',
  name: words('Eligibility', 'معیارهای ورود و خروج'),
  kind: 'visit',
  layout: 'general',
  source: 'assumed',
  itemGroups: [
    group(
      'ELIG_REVIEW',
      words('Since screening', 'از زمان غربالگری'),
      [
        choice(
          'ELIG_UNCHANGED',
          words('Every criterion is as it was at screening', 'همه معیارها بدون تغییر است'),
          'assumed',
          YES_NO,
        ),
      ],
      { visible: atVisit('BL') },
    ),
    group(
      'ELIG_INCLUSION',
      words('Must be met', 'معیارهای ورود'),
      [
        computed(
          'I1_AGE',
          'I1_age',
          words('Age 2 to 12 completed years at consent', 'سن ۲ تا ۱۲ سال کامل هنگام رضایت'),
          'paper',
          'elig_age',
        ),
        ...INCLUSION.slice(0, 2).map(line),
        choice('I4_GMFCS', words('GMFCS level', 'سطح GMFCS'), 'sibling(Amanat21) took II-V', LEVELS_I_TO_V, {
          disclosure: 'quasiIdentifier',
          field: 'I4_gmfcs',
          unusual: {
            I: words(
              'Level I is unusual in this trial. Check it; if it is right, confirm with a comment.',
              'سطح I در این کارآزمایی غیرمعمول است. بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.',
            ),
          },
        }),
        ...INCLUSION.slice(2, 3).map(line),
        computed(
          'I6_CONSENT',
          'I6_consent',
          words('Consent given', 'رضایت داده شده'),
          'sibling(Amanat21)',
          'elig_consent',
        ),
        ...INCLUSION.slice(3).map(line),
      ],
      { visible: asked },
    ),
    group(
      'ELIG_EXCLUSION',
      words('Must be absent', 'معیارهای خروج'),
      [
        ...EXCLUSION.slice(0, 7).map(line),
        computed(
          'E8_HB_LOW',
          'E8_Hb_below_8',
          words('Haemoglobin below 8 g/dL', 'هموگلوبین کمتر از ۸ g/dL'),
          'sibling(Amanat21, IRCT_N18)',
          'elig_haemoglobin',
        ),
        ...EXCLUSION.slice(7).map(line),
      ],
      { visible: asked },
    ),
    group('ELIG_DECISION', words('Decision', 'تصمیم'), [
      calculated('ELIG_FAILED', words('Criteria not met', 'معیارهای ناموفق'), 'assumed', 'elig_failed', {
        disclosure: 'coded',
        visible: asked,
        field: 'elig_failed_list',
      }),
      choice('ELIG_DECISION', words('Decision', 'تصمیم'), 'assumed', DECISION, { field: 'elig_decision' }),
      text('ELIG_COMMENT', words('Why', 'توضیح'), 'assumed', {
        visible: oneOf('ELIG_DECISION', '2', '3'),
        multiline: true,
        maxLength: 1000,
      }),
    ]),
  ],
}
