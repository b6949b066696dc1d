import { addDays } from '../../shared/dates/civilDate.ts'
import { TIME_POINTS } from '../../shared/study/forms/vitals.ts'
import { ageOn, type Given } from './answers.ts'
import type { TrainingSubject } from './subject.ts'

/** When an injection of the training study starts. */
const START = 10 * 60

/** Unremarkable vital signs at every time point of a visit, for the age of the child. */
export function vitalsAnswers(visit: string, subject: TrainingSubject): Given {
  const number = /\d$/.exec(visit)?.[0]
  const isWard = visit.startsWith('OBS')
  const day = subject.days[isWard ? `INJ${number}` : visit] ?? ''
  const rows = TIME_POINTS.filter(({ code, minutes }) => {
    if (code === 'H48') return false
    if (minutes === undefined) return !isWard && !visit.startsWith('INJ')
    return isWard ? minutes >= 480 : visit.startsWith('INJ') && minutes < 480
  })
  const signs = signsAt(ageOn(subject, day))
  const answers = rows.flatMap(({ repeat, minutes = 0 }) =>
    Object.entries({ VS_DATETIME: timeAfter(day, minutes), ...signs }).map(
      ([item, value]) => [`${item}/${repeat}`, value] as const,
    ),
  )
  return { ...(isWard ? { KEPT_IN_48H: 'N' } : {}), ...Object.fromEntries(answers) }
}

function timeAfter(day: string, minutes: number): string {
  const total = START + minutes
  const two = (number: number) => String(number).padStart(2, '0')
  return `${addDays(day, Math.floor(total / 1440))}T${two(Math.floor(total / 60) % 24)}:${two(total % 60)}`
}

/** In the middle of what is expected at an age in completed years. */
function signsAt(age: number): Readonly<Record<string, string>> {
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
    TEMPERATURE: '36.8',
    TEMPERATURE_SITE: 'EAR',
    HEART_RATE: String(heart),
    RESP_RATE: String(breath),
    SBP: String(systolic),
    DBP: '60',
    SPO2: '98',
    OXYGEN: 'N',
    PAIN: '1',
    GCS: '15',
  }
}
