import { study } from '../study/study.ts'

const ORDER = new Map(study.studyEvents.map(({ oid }, index) => [oid, index]))

/** Compares two visits by their place in the study; the unknown come last. */
export function studyOrder(one: string, other: string): number {
  return (ORDER.get(one) ?? ORDER.size) - (ORDER.get(other) ?? ORDER.size)
}
