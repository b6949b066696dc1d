import { study } from '../study/study.ts'

/** Stands under the title and over every table of change (protocol 4.3, 9). Fixed: nobody can leave it out. */
export const CAVEAT =
  'One arm, no control group, open label: a change is not an effect. Gross motor curves of children with cerebral palsy still ' +
  'rise until about seven years of age in levels I to IV, therapy went on beside the injections, and assessors knew what had been given.'

/** Stands with everything made of invented children. */
export const SYNTHETIC = 'TRAINING STUDY: every child in it is made up.'

export const TOO_FEW = 'too few pairs'

/** A visit as the study names it. */
export function visitName(oid: string): string {
  return study.studyEvents.find((event) => event.oid === oid)?.name.en ?? oid
}
