import type { ScoreItem } from '../../shared/form/definition.ts'
import { currentForm } from '../../shared/study/study.ts'
import type { Given } from './answers.ts'
import type { Assessment } from './cohort.ts'
import { distribute } from './distribute.ts'
import { takesBaclofen, type TrainingSubject } from './subject.ts'

/** GMFCS levels by number. */
export const LEVELS = ['I', 'II', 'III', 'IV', 'V']

/** The items of one assessment of a child: made so that the product computes the sums of the cohort from them. */
export function scaleAnswers(form: string, visit: string, subject: TrainingSubject): Given {
  const { cohort } = subject
  const assessment = visit === 'M12' ? cohort.month12 : cohort.baseline
  switch (form) {
    case 'GMFCS':
      return { GMFCS: LEVELS[assessment.gmfcs - 1] ?? 'V' }
    case 'GMFM88':
      return { ...gmfm(assessment), ...notTested(assessment) }
    case 'BBS':
      return { BBS_VARIANT: 'BBS', ...spread('BBS', 'BBS', assessment.bbs, 0, 4) }
    case 'MAS':
      return mas(assessment, takesBaclofen(subject))
    case 'FIM':
      return {
        FIM_LICENCE: 'Y',
        ...spread('FIM', 'FAM', assessment.fimMotor, 1, 7, 'MOTOR'),
        ...spread('FIM', 'FAM', assessment.fimCognitive, 1, 7, 'COGNITIVE'),
      }
    default:
      return {}
  }
}

/** A sum over the items of a form whose OID begins so, of one dimension when it is named. */
function spread(form: string, prefix: string, sum: number, least: number, most: number, dimension?: string): Given {
  const items = scoreItemsOf(form).filter(
    (item) => item.oid.startsWith(prefix) && (dimension === undefined || item.dimension === dimension),
  )
  const scores = distribute(sum, items.length, least, most)
  return Object.fromEntries(items.map(({ oid }, index) => [oid, String(scores[index])]))
}

function gmfm({ gmfm: sums }: Assessment): Given {
  const dimensions = ['A', 'B', 'C', 'D', 'E']
  const items = dimensions.map((dimension, index) => spread('GMFM88', 'GMFM', sums[index] ?? 0, 0, 3, dimension))
  return Object.assign({ GMFM_START: '09:00', GMFM_END: '09:50', GMFM_SCORE_TYPE: 'WITHOUT_AIDS' }, ...items) as Given
}

/** The last jumps are not tried with a child of the lowest level; an item that is not tested counts nothing, as it would failed. */
function notTested({ gmfcs }: Assessment): Given {
  if (gmfcs < 5) return {}
  return Object.fromEntries(['GMFM86', 'GMFM87', 'GMFM88'].map((item) => [item, { missing: 'NT', reason: 'UNSAFE' }]))
}

/** Every muscle at the grade of the child, the arms one below; three hours after a drug against spasticity, if there is one. */
function mas({ mas: grade }: Assessment, afterBaclofen: boolean): Given {
  const muscles = scoreItemsOf('MAS').map(({ oid }) => {
    const isArm = oid.startsWith('ELBFLEX') || oid.startsWith('WRFLEX')
    return [oid, String(isArm ? Math.max(0, grade - 1) : grade)] as const
  })
  return {
    ...Object.fromEntries(muscles),
    MAS_GLOBAL: String(grade),
    MAS_DOSE_HOURS: afterBaclofen ? '3.0' : { missing: 'NONE' },
  }
}

function scoreItemsOf(form: string): readonly ScoreItem[] {
  return currentForm(form)
    .itemGroups.flatMap(({ items }) => items)
    .filter((item) => item.type === 'score')
}
