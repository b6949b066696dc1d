import type { Condition } from '../form/condition.ts'
import type {
  CalculatedItem,
  ChoiceItem,
  CodeList,
  DateItem,
  DictionaryItem,
  DisclosureClass,
  FixedRow,
  ItemDefinition,
  ItemGroupDefinition,
  NumberItem,
  Range,
  ReferenceItem,
  TextItem,
  UserItem,
} from '../form/definition.ts'
import type { Text } from '../text/text.ts'

/* Short words for writing definitions, so that a form file reads like its page of the protocol. */

/** What every item says beside its type. `required` is true unless it is said otherwise. */
interface Common {
  readonly required?: boolean | Condition
  readonly visible?: Condition
  readonly help?: Text
  readonly field?: string
  readonly missing?: ItemDefinition['missing']
  readonly identity?: true
  readonly disclosure?: DisclosureClass
}

export { same, words } from '../text/text.ts'

const base = (oid: string, label: Text, source: string, disclosure: DisclosureClass, more: Common) => {
  const { required = true, disclosure: own, ...rest } = more
  return { oid, label, source, required, disclosure: own ?? disclosure, ...withoutUndefined(rest) }
}

/** Leaves out absent properties, which exactOptionalPropertyTypes wants absent and not undefined. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never
}

export const text = (
  oid: string,
  label: Text,
  source: string,
  more: Common & Partial<Pick<TextItem, 'maxLength' | 'minLength' | 'multiline' | 'pattern' | 'optionsFrom'>> = {},
): TextItem => ({ ...base(oid, label, source, 'freeText', more), type: 'text', maxLength: more.maxLength ?? 200 })

export const integer = (
  oid: string,
  label: Text,
  source: string,
  range: Range,
  more: Common & { readonly unit?: string } = {},
): NumberItem => ({ ...base(oid, label, source, 'measurement', more), type: 'integer', decimals: 0, range })

export const decimal = (
  oid: string,
  label: Text,
  source: string,
  decimals: number,
  range: Range,
  more: Common & { readonly unit?: string } = {},
): NumberItem => ({ ...base(oid, label, source, 'measurement', more), type: 'decimal', decimals, range })

/** A date or time. A date after today is refused unless `allowFuture` says otherwise. */
export const date = (
  oid: string,
  label: Text,
  source: string,
  type: DateItem['type'] = 'date',
  more: Common & { readonly allowFuture?: boolean } = {},
): DateItem => ({ allowFuture: false, ...base(oid, label, source, 'date', more), type })

export const choice = (
  oid: string,
  label: Text,
  source: string,
  codes: CodeList,
  more: Common & Pick<ChoiceItem, 'unusual' | 'gradesOf'> = {},
): ChoiceItem => ({
  ...base(oid, label, source, 'coded', more),
  type: 'choice',
  codeList: codes,
})

export const multiChoice = (
  oid: string,
  label: Text,
  source: string,
  codes: CodeList,
  more: Common & Pick<ChoiceItem, 'exclusive' | 'unusual'> = {},
): ChoiceItem => ({ ...base(oid, label, source, 'coded', more), type: 'multiChoice', codeList: codes })

export const user = (
  oid: string,
  label: Text,
  source: string,
  roles: readonly string[],
  more: Common = {},
): UserItem => ({
  ...base(oid, label, source, 'operational', more),
  type: 'user',
  roles,
})

export const reference = (
  oid: string,
  label: Text,
  source: string,
  form: string,
  display: string,
  more: Common = {},
): ReferenceItem => ({ ...base(oid, label, source, 'operational', more), type: 'reference', form, display })

export const dictionary = (
  oid: string,
  label: Text,
  source: string,
  name: DictionaryItem['dictionary'],
  more: Common = {},
): DictionaryItem => ({ ...base(oid, label, source, 'coded', more), type: 'dictionary', dictionary: name })

export const calculated = (
  oid: string,
  label: Text,
  source: string,
  calculation: string,
  more: Common & Partial<Pick<CalculatedItem, 'decimals' | 'unit' | 'codeList'>> = {},
): CalculatedItem => ({
  ...base(oid, label, source, 'measurement', { ...more, required: false }),
  type: 'calculated',
  calculation,
})

/** A group that stands once. */
export const group = (
  oid: string,
  label: Text,
  items: readonly ItemDefinition[],
  more: { readonly visible?: Condition } = {},
): ItemGroupDefinition => ({ oid, label, repeating: false, items, ...more })

/** A group of rows. */
export const rows = (
  oid: string,
  label: Text,
  items: readonly ItemDefinition[],
  more: { readonly visible?: Condition; readonly minRows?: number; readonly fixedRows?: readonly FixedRow[] } = {},
): ItemGroupDefinition => ({ oid, label, repeating: true, items, ...more })

/** A code list from 'code' -> label, in the order in which it is written (codes that are whole numbers first). */
export function codeList(oid: string, name: string, entries: Readonly<Record<string, Text>>): CodeList {
  return { oid, name, entries: Object.entries(entries).map(([code, label]) => ({ code, label })) }
}
