import { equals } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, group, integer, text, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const WHO = codeList('WITHDRAW_WHO', 'Who decided', {
  PARENT: words('Parent', 'والد'),
  CHILD: words('Child', 'کودک'),
  INVESTIGATOR: words('Investigator', 'محقق'),
  SPONSOR: words('Sponsor', 'حامی'),
})
const SCOPE = codeList('WITHDRAW_SCOPE', 'What ends', {
  '1': words('No more injections, follow-up goes on', 'پایان تزریق، ادامه پیگیری'),
  '2': words('No more visits, data kept', 'پایان ویزیت، حفظ داده'),
  '3': words('Everything, no further contact', 'پایان همه، بدون تماس بعدی'),
})
const REASON = codeList('WITHDRAW_REASON', 'Reason', {
  AE: words('Adverse event', 'عارضه'),
  LOST: words('Lost to follow-up', 'عدم دسترسی'),
  NO_EFFECT: words('No effect', 'بی‌اثر بودن'),
  TRAVEL: words('Travel', 'مسافت'),
  SURGERY: words('Surgery planned', 'جراحی برنامه‌ریزی‌شده'),
  CONSENT: words('Withdrawal of consent', 'انصراف از رضایت'),
  DEATH: words('Death', 'فوت'),
  NO_PRODUCT: words('Failed release or no growth', 'عدم ترخیص یا رشد سلول'),
  OTHER: words('Other', 'سایر'),
})

/** The decision to stop, whoever took it. */
export const withdrawForm: FormDefinition = {
  oid: 'WITHDRAW',
  version: '1.0',
  name: words('Withdrawal', 'خروج از مطالعه'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'DECISION_DATE',
  source: 'assumed',
  itemGroups: [
    group('DECISION', words('Decision', 'تصمیم'), [
      date('DECISION_DATE', words('Date of the decision', 'تاریخ تصمیم'), 'assumed', 'date', {
        field: 'decision_date',
      }),
      choice('WITHDRAW_WHO', words('Decided by', 'تصمیم‌گیرنده'), 'sibling(Gu20) (one consent withdrawn)', WHO, {
        field: 'who',
      }),
      choice('WITHDRAW_SCOPE', words('What ends', 'دامنه'), 'assumed', SCOPE, { field: 'scope' }),
      choice('WITHDRAW_REASON', words('Reason', 'علت'), 'assumed', REASON, { field: 'reason' }),
      text('WITHDRAW_REASON_OTHER', words('Which other reason', 'سایر علل'), 'assumed', {
        visible: equals('WITHDRAW_REASON', 'OTHER'),
      }),
      date('LAST_CONTACT', words('Last contact', 'آخرین تماس'), 'assumed', 'date', { field: 'last_contact' }),
      integer(
        'LOST_ATTEMPTS',
        words('Attempts to reach the family', 'دفعات تماس'),
        'assumed',
        { hard: { min: 0, max: 10 }, soft: { min: 3 } },
        {
          visible: equals('WITHDRAW_REASON', 'LOST'),
          disclosure: 'operational',
          field: 'lost_attempts',
        },
      ),
      choice('SAMPLES_KEEP', words('Samples may be kept', 'نگهداری نمونه‌ها'), 'assumed', YES_NO, {
        visible: equals('WITHDRAW_SCOPE', '3'),
        field: 'samples_keep',
      }),
    ]),
  ],
}
