import type { FormDefinition, ItemDefinition } from '../form/definition.ts'
import { study } from '../study/study.ts'
import { PLACE_TARGETS, type CsvMapping, type PlaceTarget } from './mapping.ts'

/** Names under which a column often stands, besides its own in an export of this product. */
const PLACE_NAMES: Readonly<Record<PlaceTarget, readonly string[]>> = {
  '@subject': ['subject', 'subjectid', 'subjectkey', 'child', 'code', 'recordid', 'participant', 'patient'],
  '@visit': ['visit', 'event', 'studyevent', 'redcapeventname'],
  '@visitRepeat': ['visitrepeat'],
  '@visitDate': ['visitdate', 'dateofvisit', 'eventdate', 'svstdtc'],
  '@formRepeat': ['formrepeat'],
  '@row': ['row'],
  '@version': ['formversion', 'version'],
  '@state': ['formstate', 'state', 'status'],
  '@notDone': ['notdone'],
  '@notDoneReason': ['notdonereason'],
  '@observed': ['observed', 'observedat', 'observation'],
}

/**
 * Guesses which column is what: first by the names that an export of this product gives, then by the labels of the items. `form` null guesses the
 * form too: the one that most columns fit. What is not recognised stays out and can be chosen by hand.
 */
export function guessMapping(columns: readonly string[], form: string | null): CsvMapping {
  const wanted = form ?? bestForm(columns)
  const taken = new Set<string>()
  const guessed = columns.flatMap((column): [string, string][] => {
    const target = targetOf(column, wanted)
    if (target === null || taken.has(target)) return []
    taken.add(target)
    return [[column, target]]
  })
  return { form: wanted, columns: Object.fromEntries(guessed), visit: null, complete: false }
}

function bestForm(columns: readonly string[]): string {
  const forms = [...new Set(study.forms.map(({ oid }) => oid))]
  const fits = (form: string) => columns.filter((column) => itemOf(column, form) !== null).length
  return forms.toSorted((a, b) => fits(b) - fits(a))[0] ?? ''
}

function targetOf(column: string, form: string): string | null {
  const item = itemOf(column, form)
  if (item !== null) return item
  const name = plain(column)
  return PLACE_TARGETS.find((target) => PLACE_NAMES[target].includes(name)) ?? null
}

function itemOf(column: string, form: string): string | null {
  const items = itemsOf(form)
  const name = plain(column)
  const found = items.find(({ oid }) => plain(oid) === name) ?? items.find(({ label }) => plain(label.en) === name)
  if (found) return found.type === 'calculated' ? null : found.oid
  const [, of = ''] = /^(.+)_REASON$/i.exec(column) ?? []
  const reasoned = items.find(({ oid, missing }) => of !== '' && plain(oid) === plain(of) && missing !== undefined)
  return reasoned ? `${reasoned.oid}:reason` : null
}

/** The items of a form that a column can be, newest version last. */
export function itemsOf(form: string): readonly ItemDefinition[] {
  const of = ({ itemGroups }: FormDefinition) => itemGroups.flatMap(({ items }) => items)
  const all = study.forms.filter(({ oid }) => oid === form).flatMap(of)
  return [...new Map(all.map((item) => [item.oid, item])).values()]
}

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
