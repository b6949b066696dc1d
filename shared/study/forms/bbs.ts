import { equals } from '../../form/condition.ts'
import type { FormDefinition } from '../../form/definition.ts'
import { bbs } from '../../instruments/bbs.ts'
import { pbs } from '../../instruments/pbs.ts'
import { calculated, choice, codeList, date, group, user, words } from '../build.ts'
import { notTested, REASON } from '../codeLists.ts'
import { instrumentName } from '../instrumentWords.ts'
import { scoreItems } from '../scoreItems.ts'

const VARIANT = codeList('BALANCE_VARIANT', 'Balance scale used', {
  BBS: instrumentName(bbs),
  PBS: instrumentName(pbs),
})

/* An attempt that fails, or would be unsafe, is scored 0; NT is for an item that was not administered (decision 0010). */
const missing = notTested('Not administered', [
  REASON.refused,
  REASON.time,
  REASON.equipment,
  REASON.unwell,
  REASON.other,
])
const rules = { source: 'paper; ref(PBS)', field: 'item[1..14]', missing }

/** Balance: the Berg scale, or its paediatric variant. The two are not interchangeable, so the form says which it was. */
export const bbsForm: FormDefinition = {
  oid: 'BBS',
  version: '1.0',
  name: words('Balance scale (BBS)', 'مقیاس تعادل برگ'),
  kind: 'visit',
  layout: 'score',
  dateItem: 'BBS_DATE',
  mayBeNotDone: true,
  blindScores: true,
  source: 'paper',
  itemGroups: [
    group('ASSESSMENT', words('Assessment', 'ارزیابی'), [
      date('BBS_DATE', words('Date of assessment', 'تاریخ ارزیابی'), 'assumed'),
      user('BBS_ASSESSOR', words('Assessor', 'ارزیاب'), 'assumed', ['nurse', 'investigator']),
      choice('BBS_VARIANT', words('Scale used', 'مقیاس'), 'paper says BBS; ref(PBS)', VARIANT, {
        field: 'variant',
        help: words('The same scale at every visit of a child.', 'برای هر کودک در همه ویزیت‌ها همان مقیاس.'),
      }),
    ]),
    group('BBS_ITEMS', instrumentName(bbs), scoreItems(bbs, rules), { visible: equals('BBS_VARIANT', 'BBS') }),
    group('PBS_ITEMS', instrumentName(pbs), scoreItems(pbs, rules), {
      visible: equals('BBS_VARIANT', 'PBS'),
    }),
    group('BBS_SCORES', words('Score', 'نمره'), [
      calculated('BBS_TOTAL', words('Total (0 to 56)', 'نمره کل'), 'ref(PBS); NT rule decision 0010', 'balance_total', {
        field: 'total',
      }),
    ]),
  ],
}
