import type { Finding } from '../../shared/form/finding.ts'
import { addressOf } from '../../shared/form/items.ts'
import { currentForm } from '../../shared/study/study.ts'
import type { Preferences } from '../read/preferences.ts'
import type { TypedAnswer } from './checkedChanges.ts'

/**
 * What a deviation record can say by itself: which check found it and in which words, its kind, its weight and its day. The words
 * are a draft that a person finishes, so they are in that person's language.
 */
export function prefilledDeviation(
  { check, message, persian, deviation }: Finding,
  language: Preferences['language'] = 'en',
): readonly TypedAnswer[] {
  const definition = currentForm('DEV')
  const known = {
    DEV_DETECTED_BY: 'CHECK',
    DEV_CHECK: check,
    DEV_DESCRIPTION: language === 'fa' ? persian : message,
    DEV_CATEGORY: deviation?.category,
    DEV_CLASS: deviation?.class,
    DEV_START: deviation?.date,
  }
  return Object.entries(known).flatMap(([item, value]) =>
    value === undefined ? [] : [{ address: addressOf(definition, item), answer: { value } }],
  )
}
