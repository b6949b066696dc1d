import { any, equals, oneOf } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { choice, codeList, date, group, rows, text, user, words } from '../build.ts'
import { YES_NO } from '../codeLists.ts'

const LANGUAGE = codeList('ICF_LANGUAGE', 'Language of the consent form', {
  fa: words('Persian', 'فارسی'),
  en: words('English', 'انگلیسی'),
  other: words('Other', 'سایر'),
})

const GIVEN_BY = codeList('CONSENT_GIVEN_BY', 'Who gave consent', {
  '1': words('Mother', 'مادر'),
  '2': words('Father', 'پدر'),
  '3': words('Both parents', 'هر دو والد'),
  '4': words('Legal guardian', 'سرپرست قانونی'),
})

const SECOND_PARENT = codeList('SECOND_PARENT', 'Second parent signed', {
  Y: words('Yes', 'بله'),
  N: words('No', 'خیر'),
  NA: words('Not applicable', 'موردی ندارد'),
})

const ASSENT = codeList('ASSENT', 'Assent of the child', {
  '1': words('Written', 'کتبی'),
  '2': words('Verbal, with a witness', 'شفاهی با حضور شاهد'),
  '3': words('Not asked: under 7 years', 'پرسیده نشد: زیر ۷ سال'),
  '4': words('Not asked: cannot understand', 'پرسیده نشد: توان درک ندارد'),
  '5': words('Refused', 'امتناع کرد'),
})

/* A nurse can be named too, so that what happened can be recorded; EC005 says that it should have been an investigator. */
const STAFF = ['investigator', 'nurse']

/** Consent of the parents and assent of the child. Entered by the person who obtained it, before anything else. */
export const consentForm: FormDefinition = {
  oid: 'CONSENT',
  version: '1.0',
  name: words('Consent', 'رضایت آگاهانه'),
  kind: 'visit',
  layout: 'general',
  dateItem: 'CONSENT_DATE',
  source: 'sibling(Amanat21) (parents consent)',
  itemGroups: [
    group('CONSENT', words('Consent of the parents', 'رضایت والدین'), [
      text('ICF_VERSION', words('Version of the consent form', 'نسخه فرم رضایت'), 'assumed', {
        optionsFrom: 'icf.versions',
        maxLength: 20,
        disclosure: 'operational',
        field: 'icf_version',
      }),
      choice('ICF_LANGUAGE', words('Language', 'زبان'), 'assumed', LANGUAGE, {
        disclosure: 'quasiIdentifier',
        field: 'icf_language',
      }),
      date(
        'CONSENT_DATE',
        words('Date and time of consent', 'تاریخ و ساعت رضایت'),
        'sibling(Amanat21) (parents consent)',
        'dateTime',
        { field: 'consent_date' },
      ),
      choice('CONSENT_GIVEN_BY', words('Given by', 'رضایت‌دهنده'), 'sibling(Amanat21, ACCeNT)', GIVEN_BY, {
        field: 'consent_given_by',
      }),
      choice('GUARDIAN_DOC_SEEN', words('Guardianship document seen', 'سند سرپرستی دیده شد'), 'assumed', YES_NO, {
        visible: equals('CONSENT_GIVEN_BY', '4'),
        field: 'guardian_doc_seen',
      }),
      choice('SECOND_PARENT_SIGNED', words('Second parent signed', 'امضای والد دوم'), 'assumed', SECOND_PARENT, {
        field: 'second_parent_signed',
      }),
      text('SECOND_PARENT_REASON', words('Why not', 'علت'), 'assumed', {
        visible: oneOf('SECOND_PARENT_SIGNED', 'N', 'NA'),
        field: 'second_parent_signed',
      }),
      choice(
        'PARENT_CAN_READ',
        words('The parent could read the form', 'والد توان خواندن فرم را دارد'),
        'assumed',
        YES_NO,
      ),
    ]),
    group('ASSENT', words('Assent of the child', 'موافقت کودک'), [
      choice('ASSENT_STATUS', words('Assent', 'موافقت'), 'assumed; ref(IranEth)', ASSENT, { field: 'assent_status' }),
      date('ASSENT_DATE', words('Date and time of assent', 'تاریخ و ساعت موافقت'), 'assumed', 'dateTime', {
        visible: oneOf('ASSENT_STATUS', '1', '2'),
        field: 'assent_date',
      }),
      text('WITNESS_NAME', words('Name of the witness', 'نام شاهد'), 'assumed', {
        visible: any(equals('ASSENT_STATUS', '2'), equals('PARENT_CAN_READ', 'N')),
        identity: true,
        disclosure: 'directIdentifier',
        field: 'witness_name',
      }),
    ]),
    group('OBTAINED', words('Obtained by', 'اخذکننده'), [
      user('PERSON_OBTAINING', words('Person who obtained consent', 'اخذکننده رضایت'), 'assumed', STAFF, {
        field: 'person_obtaining',
      }),
      choice('COPY_GIVEN', words('A copy was given to the family', 'نسخه‌ای به خانواده داده شد'), 'assumed', YES_NO, {
        field: 'copy_given',
      }),
    ]),
    rows('RECONSENT', words('Consent again, after an amendment', 'رضایت مجدد'), [
      text('RECONSENT_VERSION', words('Version of the consent form', 'نسخه فرم رضایت'), 'assumed', {
        optionsFrom: 'icf.versions',
        maxLength: 20,
        disclosure: 'operational',
        field: 'reconsent[]',
      }),
      date('RECONSENT_DATE', words('Date', 'تاریخ'), 'assumed', 'date', { field: 'reconsent[]' }),
      user('RECONSENT_BY', words('Obtained by', 'اخذکننده'), 'assumed', STAFF, { field: 'reconsent[]' }),
    ]),
  ],
}
