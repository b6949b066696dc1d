import { equals } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, group, text, words } from '../build.ts'

const DETECTED = codeList('DEV_DETECTED', 'Found by', {
  CHECK: words('A check of this application', 'کنترل نرم‌افزار'),
  MONITOR: words('Monitor', 'پایشگر'),
  SITE: words('Site', 'مرکز'),
})
const CATEGORY = codeList('DEV_CATEGORY', 'Category of a deviation', {
  WINDOW: words('Visit window', 'بازه ویزیت'),
  MISSED: words('Missed procedure', 'اقدام انجام‌نشده'),
  DOSE: words('Dose', 'دوز'),
  CONSENT: words('Consent', 'رضایت'),
  ELIGIBILITY: words('Eligibility', 'معیار ورود'),
  PROHIBITED: words('Prohibited medicine', 'داروی ممنوع'),
  RELEASE: words('Product release', 'ترخیص محصول'),
  SAE_LATE: words('Late report of a serious event', 'تأخیر گزارش عارضه جدی'),
  OTHER: words('Other', 'سایر'),
})
const CLASS = codeList('DEV_CLASS', 'Class of a deviation', {
  MINOR: words('Minor', 'جزئی'),
  MAJOR: words('Major', 'عمده'),
})
const EFFECT = codeList('DEV_EFFECT', 'Effect on the analysis', {
  KEEP: words('Keep', 'حفظ'),
  EXCLUDE_VISIT: words('Exclude the visit', 'حذف ویزیت'),
  EXCLUDE_CHILD: words('Exclude the child', 'حذف کودک'),
})

const TOLD = 'description / start / end'
const CAUSE = 'cause / action / prevention'
const long = (oid: string, en: string, fa: string, field: string) =>
  text(oid, words(en, fa), 'assumed', { multiline: true, maxLength: 2000, field })

/** One protocol deviation. A check may open it; a person writes what happened and what was done. */
export const devForm: FormDefinition = {
  oid: 'DEV',
  version: '1.0',
  name: words('Protocol deviation', 'انحراف از پروتکل'),
  kind: 'log',
  layout: 'general',
  dateItem: 'DEV_START',
  source: 'assumed',
  itemGroups: [
    group('DEVIATION', words('Deviation', 'انحراف'), [
      choice('DEV_DETECTED_BY', words('Found by', 'یافته شده توسط'), 'assumed', DETECTED, {
        disclosure: 'operational',
        field: 'detected_by',
      }),
      text('DEV_CHECK', words('Which check', 'کدام کنترل'), 'assumed', {
        visible: equals('DEV_DETECTED_BY', 'CHECK'),
        disclosure: 'operational',
        maxLength: 20,
        pattern: {
          regex: '^[A-Z]{2}[0-9]{2,3}$',
          message: words('The number of a check, such as EC020.', 'شماره یک کنترل، مانند EC020.'),
        },
        field: 'detected_by',
      }),
      choice('DEV_CATEGORY', words('Category', 'دسته'), 'assumed', CATEGORY, { field: 'category' }),
      long('DEV_DESCRIPTION', 'What happened', 'شرح', TOLD),
      date('DEV_START', words('From', 'از'), 'assumed', 'date', { field: TOLD }),
      date('DEV_END', words('To, once it is over', 'تا'), 'assumed', 'date', { required: false, field: TOLD }),
      choice('DEV_CLASS', words('Class', 'درجه'), 'assumed', CLASS, { field: 'class' }),
    ]),
    group('ANSWER', words('Answer', 'اقدام'), [
      long('DEV_CAUSE', 'Cause', 'علت', CAUSE),
      long('DEV_ACTION', 'Action', 'اقدام', CAUSE),
      long('DEV_PREVENTION', 'Prevention', 'پیشگیری', CAUSE),
      date('DEV_REPORTED', words('Reported to the ethics committee', 'گزارش به کمیته اخلاق'), 'assumed', 'date', {
        visible: equals('DEV_CLASS', 'MAJOR'),
        field: 'reported_to_ec',
      }),
      choice('DEV_EFFECT', words('Effect on the analysis', 'اثر بر تحلیل'), 'assumed', EFFECT, {
        field: 'analysis_effect',
      }),
    ]),
  ],
}
