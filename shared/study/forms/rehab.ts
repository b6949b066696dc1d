import { equals } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, date, decimal, group, integer, rows, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const TYPE = codeList('REHAB_TYPE', 'Type of therapy', {
  PT: words('Physiotherapy', 'فیزیوتراپی'),
  OT: words('Occupational therapy', 'کاردرمانی'),
  SPEECH: words('Speech therapy', 'گفتاردرمانی'),
  HYDRO: words('Hydrotherapy', 'آب‌درمانی'),
  HIPPO: words('Hippotherapy', 'اسب‌درمانی'),
  ROBOTIC: words('Robotic', 'رباتیک'),
  BOBATH: words('Bobath', 'بوبات'),
  HOME: words('Home programme', 'برنامه منزل'),
})
const SETTING = codeList('REHAB_SETTING', 'Where', {
  CENTRE: words('Centre', 'مرکز'),
  HOME: words('Home', 'منزل'),
  SCHOOL: words('School', 'مدرسه'),
  INPATIENT: words('In hospital', 'بیمارستان'),
})

const PERIOD = 'period_from / to'
const PERIOD_SOURCE = 'sibling(Gu20, Huang18, Amanat21) (rehab went on in all arms)'

/** Rehabilitation in one period; the periods of a child follow each other without gap or overlap. */
export const rehabForm: FormDefinition = {
  oid: 'REHAB',
  version: '1.0',
  name: words('Rehabilitation', 'توان‌بخشی'),
  kind: 'log',
  layout: 'general',
  dateItem: 'REHAB_FROM',
  source: PERIOD_SOURCE,
  itemGroups: [
    group('PERIOD', words('Period', 'دوره'), [
      date('REHAB_FROM', words('From', 'از'), PERIOD_SOURCE, 'date', { field: PERIOD }),
      date('REHAB_TO', words('To', 'تا'), PERIOD_SOURCE, 'date', { field: PERIOD }),
      choice('REHAB_ANY', words('Any therapy in this period', 'توان‌بخشی انجام شد'), 'assumed', YES_NO),
    ]),
    rows(
      'THERAPY',
      words('Therapy', 'توان‌بخشی'),
      [
        choice('REHAB_TYPE', words('Type', 'نوع'), 'sibling(Liu17) (Bobath)', TYPE, { field: 'type[i]' }),
        decimal(
          'REHAB_SESSIONS',
          words('Sessions per week', 'جلسه در هفته'),
          'assumed',
          1,
          { hard: { min: 0, max: 21 }, soft: { min: 1, max: 5 } },
          {
            field: 'sessions_per_week',
          },
        ),
        integer(
          'REHAB_MINUTES',
          words('Minutes per session', 'دقیقه در جلسه'),
          'assumed',
          { hard: { min: 5, max: 240 }, soft: { min: 30, max: 60 } },
          {
            unit: 'min',
            field: 'minutes_per_session',
          },
        ),
        choice('REHAB_SETTING', words('Where', 'محل'), 'assumed', SETTING, { field: 'setting' }),
      ],
      { visible: equals('REHAB_ANY', 'Y'), minRows: 1 },
    ),
    group('SUM', words('Together', 'مجموع'), [
      calculated('REHAB_HOURS', words('Hours per week', 'ساعت در هفته'), 'assumed', 'rehab_hours', {
        decimals: 2,
        unit: 'h',
        field: 'hours_per_week',
      }),
      choice('CAST_CHANGE', words('New cast or change of orthosis', 'گچ یا تغییر ارتز'), 'assumed', YES_NO, {
        field: 'casting / orthosis change',
      }),
      date('CAST_DATE', words('Date of it', 'تاریخ'), 'assumed', 'date', {
        visible: equals('CAST_CHANGE', 'Y'),
        field: 'casting / orthosis change',
      }),
    ]),
  ],
}
