import type { FormDefinition } from '../../form/definition.ts'
import { gmfcs as instrument } from '../../instruments/gmfcs.ts'
import { calculated, choice, codeList, date, group, user, words } from '../build.ts'
import { scoreItems } from '../scoreItems.ts'

const SOURCE = codeList('GMFCS_SOURCE', 'How the level was found', {
  OBSERVED: words('Observed', 'مشاهده'),
  PARENT: words('Parent report', 'گزارش والدین'),
})

export const AGE_BAND = codeList('GMFCS_BAND', 'Age band of the GMFCS', {
  LT2: words('Before the 2nd birthday', 'پیش از ۲ سالگی'),
  '2-4': words('2nd to 4th birthday', '۲ تا ۴ سالگی'),
  '4-6': words('4th to 6th birthday', '۴ تا ۶ سالگی'),
  '6-12': words('6th to 12th birthday', '۶ تا ۱۲ سالگی'),
  '12-18': words('12th to 18th birthday', '۱۲ تا ۱۸ سالگی'),
})

const level = scoreItems(instrument, { source: 'paper', field: 'level' })

/** Gross motor function classification: a class by usual performance, not an outcome score. */
export const gmfcsForm: FormDefinition = {
  oid: 'GMFCS',
  version: '1.0',
  name: words('GMFCS level', 'سطح GMFCS'),
  kind: 'visit',
  layout: 'score',
  dateItem: 'GMFCS_DATE',
  source: 'paper',
  itemGroups: [
    group('ASSESSMENT', words('Assessment', 'ارزیابی'), [
      date('GMFCS_DATE', words('Date of assessment', 'تاریخ ارزیابی'), 'paper', 'date', { field: 'assess_date' }),
      choice('GMFCS_SOURCE', words('Source', 'منبع'), 'assumed', SOURCE, { field: 'source' }),
      user('GMFCS_ASSESSOR', words('Assessor', 'ارزیاب'), 'assumed', ['nurse', 'investigator'], { field: 'assessor' }),
    ]),
    group('LEVEL', words('Level', 'سطح'), [
      ...level.map((item) => ({ ...item, disclosure: 'quasiIdentifier' as const })),
      calculated('GMFCS_AGE_BAND', words('Age band', 'بازه سنی'), 'ref(CanChild)', 'gmfcs_age_band', {
        codeList: AGE_BAND,
        disclosure: 'quasiIdentifier',
        field: 'age_band',
      }),
    ]),
  ],
}
