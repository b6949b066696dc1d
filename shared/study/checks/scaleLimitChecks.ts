import { minutesBetween } from '../../dates/dateTime.ts'
import { defineCheck, type Check } from '../../form/check.ts'
import { numberOf, valueOf } from '../../form/values.ts'
import { words } from '../../text/text.ts'

/*
 * Duration of the GMFM-88 and the copied GMFM-66 score.
 * Limits of the protocol's field list that have no EC number there.
 */

const source = 'field list of the protocol'

const gmfmDuration = defineCheck({
  id: 'FC20',
  severity: 'hard',
  forms: ['GMFM88'],
  rule: 'The GMFM-88 takes 20 to 180 minutes; 45 to 60 is usual.',
  source: 'ref(CanChild)',
  limits: {
    least: { value: 20, label: 'Least possible', unit: 'min' },
    most: { value: 180, label: 'Most possible', unit: 'min' },
    usualLeast: { value: 45, label: 'Least usual', unit: 'min' },
    usualMost: { value: 60, label: 'Most usual', unit: 'min' },
  },
  run: ({ values }, { least, most, usualLeast, usualMost }) => {
    const start = valueOf(values, 'GMFM_START')
    const end = valueOf(values, 'GMFM_END')
    if (start === undefined || end === undefined) return null
    const minutes = minutesBetween(start, end)
    if (minutes < least || minutes > most) {
      return {
        message: words(
          `${minutes} minutes from start to end; possible are ${least} to ${most}.`,
          `${minutes} دقیقه از شروع تا پایان؛ ممکن ${least} تا ${most} دقیقه است.`,
        ),
        item: 'GMFM_END',
      }
    }
    if (minutes >= usualLeast && minutes <= usualMost) return null
    const message = words(
      `${minutes} minutes; usual are ${usualLeast} to ${usualMost}. If it is right, confirm with a comment.`,
      `${minutes} دقیقه؛ معمول ${usualLeast} تا ${usualMost} دقیقه است. اگر درست است، با توضیح تأیید کنید.`,
    )
    return { message, item: 'GMFM_END', severity: 'soft' }
  },
})

const gmfm66Interval = defineCheck({
  id: 'FC21',
  severity: 'hard',
  forms: ['GMFM88'],
  rule: 'The GMFM-66 score lies in its 95% interval.',
  source,
  run: ({ values }) => {
    const score = numberOf(values, 'GMFM66_SCORE')
    const low = numberOf(values, 'GMFM66_CI_LOW')
    const high = numberOf(values, 'GMFM66_CI_HIGH')
    const outside = score !== undefined && ((low !== undefined && score < low) || (high !== undefined && score > high))
    return outside
      ? {
          message: words(
            'The score lies outside its interval. Copy all three again.',
            'نمره بیرون از بازه خود است. هر سه را دوباره وارد کنید.',
          ),
          item: 'GMFM66_SCORE',
        }
      : null
  },
})

export const scaleLimitChecks: readonly Check[] = [gmfmDuration, gmfm66Interval]
