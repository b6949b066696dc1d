import { addDays } from '../../shared/dates/civilDate.ts'
import { TIME_POINTS } from '../../shared/study/forms/vitals.ts'
import { ageOn, type Given } from './answers.ts'
import type { TrainingSubject } from './subject.ts'
import { variedBetween } from './varied.ts'

/** When an injection of the training study starts. */
const START = 10 * 60

/** Of so many time points on the ward one is slept through. */
const SLEPT_THROUGH = 9

/** Unremarkable vital signs at every time point of a visit, for the age of the child; on the ward some are slept through. */
export function vitalsAnswers(visit: string, subject: TrainingSubject): Given {
  const number = /\d$/.exec(visit)?.[0]
  const isWard = visit.startsWith('OBS')
  const day = subject.days[isWard ? `INJ${number}` : visit] ?? ''
  const rows = TIME_POINTS.filter(({ code, minutes }) => {
    if (code === 'H48') return false
    if (minutes === undefined) return !isWard && !visit.startsWith('INJ')
    return isWard ? minutes >= 480 : visit.startsWith('INJ') && minutes < 480
  })
  const answers = rows.flatMap(({ repeat, code, minutes = 0 }) => {
    const place = [subject.index, visit, code]
    const isAsleep = isWard && variedBetween(1, SLEPT_THROUGH, 'asleep', ...place) === 1
    const measured = { VS_DATETIME: timeAfter(day, minutes), ...signsAt(ageOn(subject, day), place) }
    return Object.entries(isAsleep ? { VS_NOT_DONE: 'ASLEEP' } : measured).map(
      ([item, value]) => [`${item}/${repeat}`, value] as const,
    )
  })
  return { ...(isWard ? { KEPT_IN_48H: 'N' } : {}), ...Object.fromEntries(answers) }
}

function timeAfter(day: string, minutes: number): string {
  const total = START + minutes
  const two = (number: number) => String(number).padStart(2, '0')
  return `${addDays(day, Math.floor(total / 1440))}T${two(Math.floor(total / 60) % 24)}:${two(total % 60)}`
}

/** About the middle of what is expected at an age in completed years. */
function signsAt(age: number, place: readonly (string | number)[]): Readonly<Record<string, string>> {
  const around = (middle: number, by: number, sign: string) =>
    String(variedBetween(middle - by, middle + by, sign, ...place))
  const [heart, breath, systolic] =
    age < 3
      ? [115, 28, 95]
      : age < 6
        ? [100, 24, 98]
        : age < 10
          ? [94, 21, 102]
          : age < 12
            ? [90, 20, 106]
            : [82, 16, 108]
  return {
    TEMPERATURE: (36.5 + variedBetween(0, 7, 'temperature', ...place) / 10).toFixed(1),
    TEMPERATURE_SITE: 'EAR',
    HEART_RATE: around(heart, 6, 'heart'),
    RESP_RATE: around(breath, 1, 'breath'),
    SBP: around(systolic, 4, 'systolic'),
    DBP: around(60, 4, 'diastolic'),
    SPO2: around(98, 1, 'oxygen'),
    OXYGEN: 'N',
    PAIN: around(1, 1, 'pain'),
    GCS: '15',
  }
}
