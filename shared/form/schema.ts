import { z } from 'zod'
import { parseAddressKey } from './address.ts'
import { answerSchema, type Answer } from './answer.ts'
import type { FormDefinition, ItemDefinition } from './definition.ts'
import { findItem } from './items.ts'
import { problemsOf } from './problems.ts'
import type { FormValues } from './values.ts'

/**
 * The schema of one answer: its shape and what is impossible in itself (design 8). Messages are sentences for the person
 * who typed. A missing code without its reason passes: the reason is asked for before the form completes.
 */
export function schemaOfItem(item: ItemDefinition): z.ZodType<Answer> {
  return answerSchema.superRefine((answer, issues) => {
    for (const { en: message } of problemsOf(item, answer)) issues.addIssue({ code: 'custom', message })
  })
}

/** The schema of all answers of a form: known items only, each by its own schema. Issues carry the address key as path. */
export function schemaOfForm(definition: FormDefinition): z.ZodType<FormValues> {
  return z.record(z.string(), answerSchema.nullable()).superRefine((values, issues) => {
    for (const [key, answer] of Object.entries(values)) {
      const problems = answer ? problemsAt(definition, key, answer) : []
      for (const message of problems) issues.addIssue({ code: 'custom', message, path: [key] })
    }
  })
}

function problemsAt(definition: FormDefinition, key: string, answer: Answer): readonly string[] {
  const item = placedAt(definition, key)
  return item ? problemsOf(item, answer).map(({ en }) => en) : ['This form has no such item.']
}

function placedAt(definition: FormDefinition, key: string): ItemDefinition | undefined {
  try {
    return findItem(definition, parseAddressKey(key))?.item
  } catch {
    return undefined
  }
}
