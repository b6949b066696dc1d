import type { FormDefinition } from '../../shared/form/definition.ts'
import { ctcaeTerms } from '../../shared/instruments/ctcae.ts'
import { ROLES } from '../../shared/roles.ts'
import { study } from '../../shared/study/study.ts'

const STATES =
  'open complete signed locked planned occurred missed cancelled screening enrolled completed screenFailure withdrawn lost died NO_STUDY_DAY'.split(
    ' ',
  )

/**
 * The study's own words: they are in the protocol or its definitions and say nothing of a child. A cell that is one of them, whole,
 * is not looked at further, so that a mother called Ali does not stop an export that holds the code ALI.
 */
export function vocabularyOf(definitions: readonly FormDefinition[]): ReadonlySet<string> {
  const words = new Set<string>([...ROLES, ...STATES])
  for (const { term, soc } of ctcaeTerms) words.add(term).add(soc)
  for (const event of study.studyEvents) words.add(event.oid)
  for (const form of definitions) {
    words.add(form.oid).add(form.version)
    for (const group of form.itemGroups) {
      words.add(group.oid)
      for (const item of group.items) {
        words.add(item.oid)
        if ('codeList' in item) for (const entry of item.codeList?.entries ?? []) words.add(entry.code)
        for (const missing of item.missing ?? []) {
          words.add(missing.code)
          for (const reason of missing.reasons ?? []) words.add(reason.code)
        }
      }
    }
  }
  return words
}
