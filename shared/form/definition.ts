import type { Text } from '../text/text.ts'
import type { Condition } from './condition.ts'

/** How an item may leave the store (deidentification rule 1). An item without a class cannot be declared. */
export type DisclosureClass =
  'directIdentifier' | 'quasiIdentifier' | 'date' | 'freeText' | 'coded' | 'measurement' | 'operational'

export interface CodeListEntry {
  readonly code: string
  readonly label: Text
  /** A shorter word for keys and table cells. */
  readonly short?: Text
}

/** ODM CodeList: codes are kept and exported as they stand here. */
export interface CodeList {
  readonly oid: string
  readonly name: string
  readonly entries: readonly CodeListEntry[]
}

/** An item may be left unanswered for a named reason (design 7). */
export interface MissingCode {
  readonly code: string
  readonly label: Text
  /** Reasons to choose from; a reason is then required. */
  readonly reasons?: readonly CodeListEntry[]
}

/** A number line. `hard` blocks the item; outside `soft` asks for a comment or a query. Both ends belong to the range. */
export interface Range {
  readonly hard?: { readonly min?: number; readonly max?: number }
  readonly soft?: { readonly min?: number; readonly max?: number }
}

interface ItemBase {
  readonly oid: string
  readonly label: Text
  readonly help?: Text
  readonly disclosure: DisclosureClass
  /** Where the line comes from: 'paper', 'sibling(Key)', 'ref(Key)', 'assumed'. */
  readonly source: string
  /** True: must be answered or coded missing before the form completes. A condition: only while it holds. */
  readonly required: boolean | Condition
  readonly visible?: Condition
  readonly missing?: readonly MissingCode[]
  /** Identity items live in the identity tables and are masked by role (design 5). */
  readonly identity?: true
  /** The field of the protocol that this item stands for, when its name there differs from the OID. */
  readonly field?: string
}

export interface TextItem extends ItemBase {
  readonly type: 'text'
  readonly maxLength: number
  readonly minLength?: number
  readonly multiline?: true
  readonly pattern?: { readonly regex: string; readonly message: Text }
  /** Key of a study setting that lists what may stand here, such as the versions of the consent form. */
  readonly optionsFrom?: string
}
export interface NumberItem extends ItemBase {
  readonly type: 'integer' | 'decimal'
  /** Digits after the point, 0 for integers. */
  readonly decimals: number
  readonly unit?: string
  readonly range: Range
}
export interface DateItem extends ItemBase {
  /** 'partialDate' takes a year, a year and month, or a whole date. */
  readonly type: 'date' | 'partialDate' | 'time' | 'dateTime' | 'partialDateTime'
  /** False: a date after today is refused (softened while the clock is suspect, design 12). */
  readonly allowFuture?: boolean
}
export interface ChoiceItem extends ItemBase {
  readonly type: 'choice' | 'multiChoice'
  readonly codeList: CodeList
  /** In a multiple choice: codes that stand alone, such as 'none'. */
  readonly exclusive?: readonly string[]
  /** The item whose CTCAE term says which grades there are to choose from. */
  readonly gradesOf?: string
  /** Codes that are possible but asked about softly, each with the words to ask with. */
  readonly unusual?: Readonly<Record<string, Text>>
}
/** An item of an instrument, answered by one key: its code list holds the keys. */
export interface ScoreItem extends ItemBase {
  readonly type: 'score'
  readonly instrument: string
  readonly codeList: CodeList
  /** The dimension, subscale or body side it is grouped under on screen. */
  readonly dimension: string
  readonly number: number
}
/** A person of the study staff, from the delegation log. */
export interface UserItem extends ItemBase {
  readonly type: 'user'
  readonly roles: readonly string[]
}
/** A row of another form of the same child: a lot, an adverse event, a medication. */
export interface ReferenceItem extends ItemBase {
  readonly type: 'reference'
  readonly form: string
  /** The item whose value names the row to people. */
  readonly display: string
}
/** A term from a dictionary that is too long for a code list. */
export interface DictionaryItem extends ItemBase {
  readonly type: 'dictionary'
  readonly dictionary: 'CTCAE5'
}
/** Computed by the product from other answers; never typed. The version of its rule is kept with each value. */
export interface CalculatedItem extends ItemBase {
  readonly type: 'calculated'
  readonly calculation: string
  readonly decimals?: number
  readonly unit?: string
  readonly codeList?: CodeList
}

export type ItemDefinition =
  TextItem | NumberItem | DateItem | ChoiceItem | ScoreItem | UserItem | ReferenceItem | DictionaryItem | CalculatedItem

/** A row that the protocol plans, such as a time point: always there while its condition holds. */
export interface FixedRow {
  readonly repeat: number
  readonly code: string
  readonly label: Text
  readonly visible?: Condition
}

export interface ItemGroupDefinition {
  readonly oid: string
  readonly label: Text
  /** Rows without limit; a deleted row is struck through and stays. */
  readonly repeating: boolean
  readonly visible?: Condition
  /** In a repeating group: the planned rows. Rows with other numbers may be added beside them. */
  readonly fixedRows?: readonly FixedRow[]
  /** In a repeating group: rows that must be there while the group is visible, 0 when absent. */
  readonly minRows?: number
  readonly items: readonly ItemDefinition[]
}

export interface FormDefinition {
  readonly oid: string
  readonly version: string
  readonly name: Text
  /** 'log' repeats for the whole of the study (AE, medication); 'visit' stands at a visit. */
  readonly kind: 'visit' | 'log'
  /** How it is drawn: a general form, score entry, the body-side grid of the MAS, or the vital signs table. */
  readonly layout: 'general' | 'score' | 'bodySides' | 'timePoints'
  readonly itemGroups: readonly ItemGroupDefinition[]
  /** The item that holds the day the form tells of; windows and checks look there. */
  readonly dateItem?: string
  /** The whole test may be marked 'not done' with a reason instead of being scored. */
  readonly mayBeNotDone?: true
  /** Scores stay hidden until the form is complete, where the rater must be blind to them. */
  readonly blindScores?: true
  readonly source: string
}
