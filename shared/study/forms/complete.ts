import type { FormDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, date, group, text, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const STATUS = codeList('STUDY_STATUS', 'How the study ended for the child', {
  COMPLETED: words('Completed', 'تکمیل'),
  EARLY: words('Early termination', 'خروج زودهنگام'),
  SCREEN_FAILURE: words('Screen failure', 'رد در غربالگری'),
  LOST: words('Lost to follow-up', 'عدم دسترسی'),
  DIED: words('Died', 'فوت'),
})

export const POPULATION = codeList('POPULATION', 'Analysis populations', {
  SCREENED: words('Screened', 'غربالگری‌شده'),
  SAFETY: words('Safety: one injection or more', 'ایمنی'),
  FULL_DOSE: words('Full dose: four injections', 'دوز کامل'),
  EFFICACY: words('Efficacy: baseline and 12 months', 'اثربخشی'),
})

/** The end of the study for one child. The investigator's signature of this form closes the casebook. */
export const completeForm: FormDefinition = {
  oid: 'COMPLETE',
  version: '1.0',
  name: words('End of study', 'پایان مطالعه'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'DATE_LAST_VISIT',
  source: 'assumed',
  itemGroups: [
    group('END', words('End of study', 'پایان مطالعه'), [
      choice('STUDY_STATUS', words('Status', 'وضعیت'), 'assumed', STATUS, { field: 'status' }),
      text('STUDY_STATUS_REASON', words('Remark', 'توضیح'), 'assumed', {
        required: false,
        multiline: true,
        maxLength: 1000,
        help: words(
          'Needed when the child completed with fewer than four injections or without the final scales.',
          'وقتی لازم است که کودک با کمتر از چهار تزریق یا بدون مقیاس‌های پایانی تکمیل شده باشد.',
        ),
      }),
      date('DATE_LAST_VISIT', words('Date of the last visit', 'تاریخ آخرین ویزیت'), 'assumed', 'date', {
        field: 'date_last_visit',
      }),
      calculated(
        'INJECTIONS_RECEIVED',
        words('Injections received', 'تعداد تزریق‌ها'),
        'paper',
        'injections_received',
        {
          field: 'injections_received',
        },
      ),
      calculated(
        'ALL_AE_CLOSED',
        words('Every adverse event is closed', 'همه عوارض بسته شده'),
        'assumed',
        'all_ae_closed',
        {
          codeList: YES_NO,
          disclosure: 'coded',
          field: 'all_ae_closed',
        },
      ),
      calculated('POPULATIONS', words('Populations', 'جمعیت‌های تحلیل'), 'assumed', 'populations', {
        codeList: POPULATION,
        disclosure: 'coded',
        field: 'populations',
      }),
    ]),
  ],
}
