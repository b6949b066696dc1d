import { addressKey, type ItemAddress } from './address.ts'
import { calculateWith, withCalculated, type CalculatedValue, type CalculationRule } from './calculate.ts'
import { codesOf, textOf } from './answer.ts'
import { completeness, type Completeness, countedValues, lacksReason, visibleAddresses } from './completeness.ts'
import { codesOfSetting, numberSetting, todayOf, type FormContext, type SiteContext } from './context.ts'
import type { FormDefinition, ItemDefinition } from './definition.ts'
import { CLOCK_IN_DOUBT, saying, type DeviationFacts, type Finding, type Severity } from './finding.ts'
import { addressOf, findItem } from './items.ts'
import { possibleValues } from './possible.ts'
import { problemsOf, rangeWords } from './problems.ts'
import {
  contextOf,
  type FormSnapshot,
  type OtherChildren,
  type StudyEventSnapshot,
  type SubjectRecord,
} from './record.ts'
import { earliestOf } from '../dates/partialDate.ts'
import { answerAt, type FormValues } from './values.ts'
import { sentences, type Text, words } from '../text/text.ts'

/** What an edit check reads: one form, and the child it belongs to. */
export interface CheckContext {
  readonly definition: FormDefinition
  readonly form: FormSnapshot
  /** The visit of the form; undefined for a running log. */
  readonly studyEvent: StudyEventSnapshot | undefined
  /** What counts in the form: shown, not struck through, possible in itself. Calculated values are among it. */
  readonly values: FormValues
  readonly calculated: readonly CalculatedValue[]
  readonly record: SubjectRecord
  readonly context: FormContext
  readonly otherChildren: OtherChildren
  /** Values of another form of the child as they count, calculated ones included; a kept calculated value is not redone. */
  readonly valuesOf: (form: FormSnapshot) => FormValues
}

/** What a check says. The severity is the check's own unless it says otherwise (EC072 holds below 70 and warns below 80). */
export interface Raised {
  /** What is wrong and what to do, in the languages of the screen. */
  readonly message: Text
  /** The item to look at, by OID, and its row. Absent: the whole form. */
  readonly item?: string
  readonly repeat?: number
  readonly severity?: Severity
  /** With severity 'deviation': what its record starts with. */
  readonly deviation?: DeviationFacts
}

/** A number of a check that a site may set: a cut, a count of days. The setting's key is 'EC045.change'. */
export interface Limit {
  readonly value: number
  readonly label: string
  readonly unit?: string
}

/** One edit check of the protocol. `rule` and `source` go into the documentation; the message is written for the bedside. */
export interface CheckSpecification<Name extends string> {
  /** 'EC046' */
  readonly id: string
  readonly severity: Severity
  /** The forms on which it runs; 'all' for every form. */
  readonly forms: readonly string[] | 'all'
  readonly rule: string
  readonly source: string
  /** Numbers of the rule that are settings, with their defaults. `run` gets the values in force. */
  readonly limits?: Readonly<Record<Name, Limit>>
  readonly run: (context: CheckContext, limits: Readonly<Record<Name, number>>) => Raised | readonly Raised[] | null
}

/** A check with its limits bound to the settings. */
export interface Check extends Omit<CheckSpecification<string>, 'run'> {
  readonly run: (context: CheckContext) => Raised | readonly Raised[] | null
}

/** Declares a check: the limits it names are read from the settings each time it runs. */
export function defineCheck<Name extends string = never>(check: CheckSpecification<Name>): Check {
  const limits = Object.entries<Limit>(check.limits ?? {})
  return {
    ...check,
    run: (context) => {
      const inForce = limits.map(([name, limit]) => [
        name,
        numberSetting(context.context.settings, limitKey(check.id, name), limit.value),
      ])
      return check.run(context, Object.fromEntries(inForce) as Record<Name, number>)
    },
  }
}

/** The key under which a limit of a check stands in the study settings. */
export function limitKey(check: string, limit: string): string {
  return `${check}.${limit}`
}

/** What the engine needs to know besides the form: given once by the study. */
export interface CheckRules {
  readonly checks: readonly Check[]
  readonly calculations: ReadonlyMap<string, CalculationRule>
  /** The definition a form was entered under. */
  readonly definitionOf: (oid: string, version: string) => FormDefinition | undefined
}

/** What the engine makes of a form. */
export interface Assessment {
  readonly calculated: readonly CalculatedValue[]
  readonly findings: readonly Finding[]
  readonly completeness: Completeness
}

/**
 * Everything there is to say about a form: its scores, how far it is, and what was found in it: impossible values, dates after
 * today, unlikely values, open items and the edit checks, in the order of the form. Findings confirmed with a comment carry who
 * confirmed them.
 */
export function assessFormWith(
  rules: CheckRules,
  definition: FormDefinition,
  form: FormSnapshot,
  record: SubjectRecord,
  site: SiteContext,
  otherChildren: OtherChildren,
): Assessment {
  const context = contextOf(form, record, site)
  const calculated = calculateWith(rules.calculations, definition, form, record, context)
  const counted = possibleValues(definition, countedValues(definition, form.values, context))
  const values = withCalculated(counted, calculated)
  const checkContext: CheckContext = {
    definition,
    form,
    studyEvent: record.studyEvents.find((event) => event.id === form.studyEvent),
    values,
    calculated,
    record,
    context,
    otherChildren,
    valuesOf: remembered((other) => countedValuesOf(rules, other, record, context)),
  }
  const howFar = completeness(definition, form.values, context)
  const found = [
    ...findingsOfItems(definition, form.values, context),
    ...findingsOfOpen(definition, form.values, howFar),
    ...rules.checks
      .filter((check) => runsOn(check, definition))
      .flatMap((check) => findingsOfCheck(check, checkContext)),
  ]
  return { calculated, findings: found.map((finding) => withConfirmation(finding, form)), completeness: howFar }
}

/** Whether the check belongs to the form. */
export function runsOn(check: Check, definition: FormDefinition): boolean {
  return check.forms === 'all' || check.forms.includes(definition.oid)
}

function findingsOfCheck(check: Check, context: CheckContext): readonly Finding[] {
  const raised = check.run(context) ?? []
  return [raised].flat().map(({ message, item, repeat, severity, deviation }) => {
    const said = saying(message, { check: check.id, severity: severity ?? check.severity })
    const finding = deviation ? { ...said, deviation } : said
    return item === undefined ? finding : { ...finding, address: addressOf(context.definition, item, repeat) }
  })
}

/** What the definition itself says about the answers that are there. */
export function findingsOfItems(
  definition: FormDefinition,
  values: FormValues,
  context: FormContext,
): readonly Finding[] {
  return visibleAddresses(definition, values, context).flatMap((address) => {
    const item = findItem(definition, address)?.item
    return item ? findingsOfItem(item, address, values, context) : []
  })
}

function findingsOfItem(
  item: ItemDefinition,
  address: ItemAddress,
  values: FormValues,
  context: FormContext,
): readonly Finding[] {
  const answer = answerAt(values, address)
  if (!answer) return []
  const impossible = problemsOf(item, answer)
  if (impossible.length > 0) {
    return impossible.map((message) => saying(message, { check: 'schema', severity: 'impossible', address }))
  }
  const text = textOf(answer) ?? ''
  const options = item.type === 'text' && item.optionsFrom ? codesOfSetting(context.settings, item.optionsFrom) : []
  if (options.length > 0 && !options.includes(text)) {
    const message = words(`One of: ${options.join(', ')}.`, `یکی از: ${options.join('، ')}.`)
    return [saying(message, { check: 'schema', severity: 'impossible', address })]
  }
  if (text !== '' && isFuture(item, text, context)) {
    const severity = context.clockSuspect ? 'soft' : 'impossible'
    const future = words('This lies after today.', 'این پس از امروز است.')
    const message = context.clockSuspect ? sentences(future, CLOCK_IN_DOUBT) : future
    return [saying(message, { check: 'future', severity, address })]
  }
  if (item.type === 'choice' || item.type === 'multiChoice') {
    const unusual = codesOf(answer).flatMap((code) => item.unusual?.[code] ?? [])
    return unusual.map((message) => saying(message, { check: 'unusual', severity: 'soft', address }))
  }
  if ((item.type === 'integer' || item.type === 'decimal') && text !== '') {
    const { min, max } = item.range.soft ?? {}
    const unlikely = (min !== undefined && Number(text) < min) || (max !== undefined && Number(text) > max)
    if (unlikely) return [saying(unlikelyMessage(min, max, item.unit), { check: 'range', severity: 'soft', address })]
  }
  return []
}

function unlikelyMessage(min: number | undefined, max: number | undefined, unit: string | undefined): Text {
  const range = rangeWords(min, max, unit)
  return words(
    `Unusual: expected ${range.en}. Check it; if it is right, confirm with a comment.`,
    `غیرمعمول: انتظار ${range.fa}. بررسی کنید؛ اگر درست است، با توضیح تأیید کنید.`,
  )
}

function isFuture(item: ItemDefinition, value: string, context: FormContext): boolean {
  switch (item.type) {
    case 'date':
    case 'partialDate':
      return item.allowFuture === false && earliestOf(value) > todayOf(context)
    case 'dateTime':
    case 'partialDateTime':
      if (item.allowFuture !== false) return false
      return value.length === 16 ? value > context.now : earliestOf(value) > todayOf(context)
    default:
      return false
  }
}

const STILL_OPEN = words('Still open.', 'هنوز باز است.')
const CHOOSE_WHY = words('Choose why it is missing.', 'علت نبود پاسخ را انتخاب کنید.')

/** Required items that are not settled, each as a hard finding. */
function findingsOfOpen(definition: FormDefinition, values: FormValues, { open }: Completeness): readonly Finding[] {
  return open.flatMap((address) => {
    const item = findItem(definition, address)?.item
    const answer = answerAt(values, address)
    if (item && answer && problemsOf(item, answer).length > 0) return []
    const sentence = item && answer && lacksReason(item, answer) ? CHOOSE_WHY : STILL_OPEN
    return [saying(sentence, { check: 'open', severity: 'hard', address })]
  })
}

/** Many checks look at the same other form: its values are put together once. */
function remembered(read: (form: FormSnapshot) => FormValues): (form: FormSnapshot) => FormValues {
  const known = new Map<string, FormValues>()
  return (form) => {
    const values = known.get(form.id) ?? read(form)
    known.set(form.id, values)
    return values
  }
}

/** The values of another form as they count. A calculated value that is kept is taken as it is (design 7). */
function countedValuesOf(
  rules: CheckRules,
  form: FormSnapshot,
  record: SubjectRecord,
  context: FormContext,
): FormValues {
  const definition = rules.definitionOf(form.oid, form.version)
  if (!definition) return form.values
  const own = contextOf(form, record, context)
  const counted = possibleValues(definition, countedValues(definition, form.values, own))
  if (hasAllCalculated(definition, form.values)) return counted
  const calculated = calculateWith(rules.calculations, definition, form, record, own)
  const fresh = calculated.filter((each) => !answerAt(form.values, each.address))
  return withCalculated(counted, fresh)
}

/** Whether every value that the form computes is kept already; never said of rows, of which there may be any number. */
function hasAllCalculated({ itemGroups }: FormDefinition, values: FormValues): boolean {
  return itemGroups.every(({ oid: group, repeating, items }) =>
    items.every(
      ({ type, oid: item }) => type !== 'calculated' || (!repeating && answerAt(values, { group, repeat: 1, item })),
    ),
  )
}

function withConfirmation(finding: Finding, form: FormSnapshot): Finding {
  const key = finding.address ? addressKey(finding.address) : null
  const found = form.confirmations?.find((each) => each.check === finding.check && each.address === key)
  return found && finding.severity === 'soft'
    ? { ...finding, confirmed: { by: found.by, at: found.at, comment: found.comment } }
    : finding
}
