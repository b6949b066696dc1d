import { oneOf } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { calculated, choice, codeList, group, text, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const GO = codeList('GO_DECISION', 'Decision before the injection', {
  GO: words('Go', 'انجام شود'),
  HOLD: words('Hold', 'به تعویق'),
  STOP: words('Stop', 'توقف'),
})

/** The last look before an injection. Holds are lifted by the investigator's signature. */
export const preinjForm: FormDefinition = {
  oid: 'PREINJ',
  version: '1.0',
  name: words('Before the injection', 'پیش از تزریق'),
  kind: 'visit',
  layout: 'general',
  source: 'assumed',
  itemGroups: [
    group('READY', words('Ready', 'آمادگی'), [
      choice(
        'IDENTITY_TWO_WAYS',
        words('Identity checked two ways: name band and lot', 'هویت از دو راه بررسی شد'),
        'assumed',
        YES_NO,
        {
          field: 'identity_two_ways',
        },
      ),
      choice('FEVER_NOW', words('Fever of 38.0 °C or more, now', 'تب'), 'sibling(Mancias14, Vinmec)', YES_NO, {
        field: 'fever_now / infection',
      }),
      choice('INFECTION_NOW', words('Infection, now', 'عفونت'), 'sibling(Mancias14, Vinmec)', YES_NO, {
        field: 'fever_now / infection',
      }),
      choice('FASTING_OK', words('Fasting as ordered', 'ناشتا'), 'assumed', YES_NO, {
        field: 'fasting_ok',
      }),
      calculated(
        'LABS_OK',
        words('Platelets, INR and CRP within limits', 'آزمایش‌ها در محدوده'),
        'assumed',
        'labs_ok',
        {
          codeList: YES_NO,
          disclosure: 'coded',
          field: 'labs_ok',
        },
      ),
      calculated(
        'OPEN_RELATED_AE',
        words('Open related adverse events', 'عوارض مرتبط باز'),
        'assumed',
        'open_related_ae',
        {
          disclosure: 'operational',
          field: 'open_related_ae',
        },
      ),
      choice(
        'NEW_SEIZURE',
        words('New seizure since the last injection', 'تشنج جدید'),
        'sibling(UCB15, Sharma13)',
        YES_NO,
        {
          field: 'new_seizure_since_last',
        },
      ),
      choice('CONSENT_STILL_VALID', words('Consent still stands', 'رضایت پابرجاست'), 'assumed', YES_NO, {
        field: 'consent_still_valid',
      }),
    ]),
    group('GO', words('Decision', 'تصمیم'), [
      choice('GO_DECISION', words('Decision', 'تصمیم'), 'assumed', GO, { field: 'go_decision' }),
      text('GO_REASON', words('Why', 'علت'), 'assumed', {
        visible: oneOf('GO_DECISION', 'HOLD', 'STOP'),
        multiline: true,
        maxLength: 1000,
        field: 'go_decision',
      }),
    ]),
  ],
}
