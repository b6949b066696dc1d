import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { masMuscles } from '../../../shared/instruments/mas.ts'
import type { SdtmRecord } from './dataset.ts'
import { finding, notDone, type Test } from './findings.ts'
import type { SdtmForm } from './sdtmForm.ts'

/*
 * The scales under sponsor-defined test codes of at most eight characters: CDISC Controlled Terminology (2025-03-28) has none for any of them
 * (instruments, section 6).
 */

const two = (n: number) => String(n).padStart(2, '0')

const named = (tests: Readonly<Record<string, readonly [code: string, name: string]>>, category: string) =>
  new Map(Object.entries(tests).map(([item, [code, name]]) => [item, { code, name, category }]))

const GMFM_SUMS = named(
  {
    GMFM_A_PCT: ['GMFM88A', 'Lying and rolling, percent'],
    GMFM_B_PCT: ['GMFM88B', 'Sitting, percent'],
    GMFM_C_PCT: ['GMFM88C', 'Crawling and kneeling, percent'],
    GMFM_D_PCT: ['GMFM88D', 'Standing, percent'],
    GMFM_E_PCT: ['GMFM88E', 'Walking, running, jumping, percent'],
    GMFM_TOTAL: ['GMFM88T', 'Total, percent'],
    GMFM_GOAL_TOTAL: ['GMFM88G', 'Goal total, percent'],
    GMFM66_SCORE: ['GMFM66', 'GMFM-66 score'],
  },
  'GMFM-88',
)
const BALANCE: Readonly<Record<string, readonly [stem: string, category: string]>> = {
  BBS: ['BBS01', 'BBS'],
  PBS: ['PBS01', 'PBS'],
}
const INDEPENDENCE: Readonly<Record<string, readonly [stem: string, category: string, items: number]>> = {
  FIM: ['FIM01', 'FIM', 18],
  WEEFIM: ['WEE01', 'WEEFIM', 18],
  FIMFAM: ['FAM01', 'UK FIM+FAM', 30],
}

/** The records of a form that is a scale, by the domain they belong to; none for any other form. */
export function scaleRecords(
  form: SdtmForm,
): { readonly domain: 'FT' | 'QS' | 'RS'; readonly records: readonly SdtmRecord[] } | null {
  switch (form.form.form) {
    case 'GMFM88':
      return {
        domain: 'FT',
        records: records('FT', form, gmfmTest, { code: 'GMFMALL', name: 'GMFM-88', category: 'GMFM-88' }),
      }
    case 'BBS':
      return {
        domain: 'FT',
        records: records('FT', form, balanceTest(form), { code: 'BBSALL', name: 'Balance scale', category: 'BBS' }),
      }
    case 'FIM':
      return {
        domain: 'QS',
        records: records('QS', form, independenceTest(form), {
          code: 'FIMALL',
          name: 'Functional independence',
          category: 'FIM',
        }),
      }
    case 'MAS':
      return { domain: 'RS', records: masRecords(form) }
    case 'GMFCS':
      return {
        domain: 'RS',
        records: records('RS', form, gmfcsTest, { code: 'GMFCSALL', name: 'GMFCS', category: 'GMFCS' }),
      }
    default:
      return null
  }
}

type TestOf = (item: ItemDefinition) => Test | undefined

function records(domain: string, form: SdtmForm, testOf: TestOf, whole: Test): readonly SdtmRecord[] {
  if (form.form.notDone) return [{ ...notDone(domain, whole, form), ...form.observed(domain) }]
  return form.form.values.flatMap((answer) => {
    const test = testOf(answer.plan.item)
    return test ? [{ ...finding(domain, test, answer, form), ...form.observed(domain) }] : []
  })
}

const gmfmTest: TestOf = (item) =>
  item.type === 'score'
    ? { code: `GMFM88${two(item.number)}`, name: item.label.en, category: 'GMFM-88' }
    : GMFM_SUMS.get(item.oid)

function balanceTest(form: SdtmForm): TestOf {
  return (item) => {
    if (item.type === 'score') {
      const [stem, category] = BALANCE[item.instrument] ?? ['BBS01', 'BBS']
      return { code: `${stem}${two(item.number)}`, name: item.label.en, category }
    }
    if (item.oid !== 'BBS_TOTAL') return undefined
    const [stem, category] = BALANCE[form.value('BBS_VARIANT') ?? 'BBS'] ?? ['BBS01', 'BBS']
    return { code: `${stem}15`, name: 'Total', category }
  }
}

const SUMS = ['FIM_MOTOR', 'FIM_COGNITIVE', 'FIM_TOTAL']
const SUM_NAMES = ['Motor total', 'Cognitive total', 'Total']

function independenceTest(form: SdtmForm): TestOf {
  return (item) => {
    if (item.type === 'score') {
      const [stem, category] = INDEPENDENCE[item.instrument] ?? ['FIM01', 'FIM']
      return { code: `${stem}${two(item.number)}`, name: item.label.en, category }
    }
    const sum = SUMS.indexOf(item.oid)
    if (sum < 0) return undefined
    const [stem, category, items] = INDEPENDENCE[form.value('FIM_VARIANT') ?? 'FIM'] ?? ['FIM01', 'FIM', 18]
    return { code: `${stem}${two(items + 1 + sum)}`, name: SUM_NAMES[sum] ?? '', category }
  }
}

const gmfcsTest: TestOf = (item) =>
  item.oid === 'GMFCS' ? { code: 'GMFCS01', name: 'GMFCS level', category: 'GMFCS' } : undefined

const MAS_SUMS = named(
  {
    MAS_GLOBAL: ['MAS0102', 'One grade for the child'],
    MAS_MEAN: ['MAS0103', 'Mean over muscles, 1+ as 1.5'],
    MAS_MEAN_ORDINAL: ['MAS0104', 'Mean over muscles, scale 0 to 5'],
    MAS_WORST: ['MAS0105', 'Highest grade'],
  },
  'MAS',
)

/** Each site is the same test at another location and side. */
function masRecords(form: SdtmForm): readonly SdtmRecord[] {
  const site: Test = { code: 'MAS0101', name: 'Modified Ashworth grade', category: 'MAS' }
  if (form.form.notDone) return [{ ...notDone('RS', { ...site, code: 'MASALL' }, form), ...form.observed('RS') }]
  return form.form.values.flatMap((answer): SdtmRecord[] => {
    const { item } = answer.plan
    if (item.type !== 'score') {
      const sum = MAS_SUMS.get(item.oid)
      return sum ? [{ ...finding('RS', sum, answer, form), ...form.observed('RS') }] : []
    }
    const muscle = masMuscles.find(({ id }) => item.oid.startsWith(`${id}_`))
    // Where CDISC has a location it is given without its code.
    const location = muscle?.cdiscLoc?.replace(/ C\d+$/, '') ?? muscle?.label.toUpperCase() ?? ''
    return [
      {
        ...finding('RS', site, answer, form),
        RSLOC: location,
        RSLAT: item.dimension === 'R' ? 'RIGHT' : 'LEFT',
        ...form.observed('RS'),
      },
    ]
  })
}
