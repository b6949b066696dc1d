import type { FormDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, date, decimal, group, integer, text, words } from '../build.ts'

export const SEX = codeList('SEX', 'Sex', { '1': words('Male', 'پسر'), '2': words('Female', 'دختر') })

const CAREGIVER = codeList('CAREGIVER', 'Main caregiver', {
  MOTHER: words('Mother', 'مادر'),
  FATHER: words('Father', 'پدر'),
  OTHER: words('Other', 'سایر'),
})

/** The number ranges of body weight, the same wherever a child is weighed. */
export const WEIGHT = { hard: { min: 5, max: 80 }, soft: { min: 8, max: 50 } }

/** Who the child is. The first group lives in the identity tables and leaves the store only in an identified export. */
export const demogForm: FormDefinition = {
  oid: 'DEMOG',
  version: '1.0',
  name: words('Demographics', 'مشخصات کودک'),
  kind: 'visit',
  layout: 'general',
  source: 'assumed',
  itemGroups: [
    group('IDENTITY', words('Identity', 'هویت'), [
      text('GIVEN_NAME', words('Given name', 'نام'), 'assumed', {
        identity: true,
        disclosure: 'directIdentifier',
        maxLength: 200,
      }),
      text('FAMILY_NAME', words('Family name', 'نام خانوادگی'), 'assumed', {
        identity: true,
        disclosure: 'directIdentifier',
        maxLength: 200,
      }),
      text('RECORD_NUMBER', words('Hospital record number', 'شماره پرونده'), 'assumed', {
        identity: true,
        disclosure: 'directIdentifier',
        required: false,
        maxLength: 40,
      }),
      date('BIRTH_DATE', words('Date of birth', 'تاریخ تولد'), 'paper (age)', 'date', {
        identity: true,
        disclosure: 'directIdentifier',
        field: 'birth_date',
      }),
    ]),
    group('CHILD', words('Child', 'کودک'), [
      calculated('SUBJECT_ID', words('Trial number', 'شماره کارآزمایی'), 'assumed', 'subject_code', {
        disclosure: 'directIdentifier',
        field: 'subject_id',
      }),
      calculated('AGE_AT_CONSENT', words('Age at consent', 'سن هنگام رضایت'), 'paper', 'age_at_consent', {
        decimals: 2,
        unit: 'years',
        disclosure: 'quasiIdentifier',
        field: 'age_at_consent',
      }),
      choice('SEX', words('Sex', 'جنس'), 'sibling(UCB15)', SEX, { disclosure: 'quasiIdentifier', field: 'sex' }),
      decimal('WEIGHT', words('Weight', 'وزن'), 'sibling(Vinmec) (dose by kg)', 1, WEIGHT, {
        unit: 'kg',
        field: 'weight',
      }),
      decimal(
        'HEIGHT',
        words('Height', 'قد'),
        'assumed',
        1,
        { hard: { min: 50, max: 180 }, soft: { min: 75, max: 160 } },
        {
          unit: 'cm',
          field: 'height_or_knee_height',
          help: words(
            'Where the child cannot stand straight: estimated from knee height.',
            'اگر کودک نمی‌تواند صاف بایستد: برآورد از روی طول ساق.',
          ),
        },
      ),
      choice(
        'HEIGHT_METHOD',
        words('How measured', 'روش اندازه‌گیری'),
        'assumed',
        codeList('HEIGHT_METHOD', 'How height was found', {
          HEIGHT: words('Measured', 'اندازه‌گیری مستقیم'),
          KNEE: words('From knee height', 'از روی طول ساق'),
        }),
        { field: 'height_or_knee_height' },
      ),
      decimal(
        'HEAD_CIRCUMFERENCE',
        words('Head circumference', 'دور سر'),
        'assumed',
        1,
        { hard: { min: 30, max: 65 }, soft: { min: 40, max: 57 } },
        { unit: 'cm', required: false, field: 'head_circumference' },
      ),
      integer(
        'RESIDENCE_KM',
        words('Distance from home to the site', 'فاصله منزل تا مرکز'),
        'assumed',
        { hard: { min: 0, max: 3000 } },
        { unit: 'km', required: false, disclosure: 'quasiIdentifier', field: 'residence_km' },
      ),
      choice('CAREGIVER_MAIN', words('Main caregiver', 'مراقب اصلی'), 'assumed', CAREGIVER, {
        required: false,
        field: 'caregiver_main',
      }),
    ]),
  ],
}
