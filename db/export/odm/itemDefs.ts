import type { ItemDefinition } from '../../../shared/form/definition.ts'
import { codesOfItem, hasTimeBesideDay, kindOf } from '../columns.ts'
import type { DateTransform } from '../dates.ts'
import { codeListOid, unitOid } from './oids.ts'
import type { XmlElement } from './xml.ts'

type Dates = Pick<DateTransform, 'unit'>

/** What ODM says of a thing: English, and Persian where the study has it. What this export says of itself is English. */
export interface Said {
  readonly en: string
  readonly fa?: string
}

/** TranslatedText of what has a translation. */
export function translated(text: Said): XmlElement {
  return {
    TranslatedText: [
      { '@xml:lang': 'en', '#': text.en },
      ...(text.fa === undefined ? [] : [{ '@xml:lang': 'fa', '#': text.fa }]),
    ],
  }
}

interface DataType {
  readonly type: string
  readonly length?: number
  readonly digits?: number
}

/** How an item's values read in ODM under the release; study days are whole numbers. */
export function dataTypeOf(item: ItemDefinition, dates: Dates): DataType {
  const codes = codesOfItem(item)
  if (codes.length > 0 && item.type !== 'multiChoice') {
    return { type: 'text', length: Math.max(...codes.map((entry) => entry.code.length)) }
  }
  switch (kindOf(item, dates)) {
    case 'integer':
    case 'day':
      return { type: 'integer', length: 10 }
    case 'decimal':
      return { type: 'float', length: 16, digits: 'decimals' in item ? (item.decimals ?? 2) : 2 }
    case 'date':
      return { type: 'date' }
    case 'dateTime':
      return { type: 'partialDatetime' }
    case 'partial':
      return { type: item.type === 'partialDate' ? 'partialDate' : 'partialDatetime' }
    case 'time':
      return { type: 'partialTime' }
    case 'text':
    case 'code':
    case 'codes':
      return { type: 'text', length: item.type === 'text' ? item.maxLength : 200 }
  }
}

/** An ItemDef from an item of the study, and one more for the time of day beside a study day. */
export function itemDefsOf(oid: string, item: ItemDefinition, dates: Dates): readonly XmlElement[] {
  const { type, length, digits } = dataTypeOf(item, dates)
  const codes = codesOfItem(item)
  const unit = 'unit' in item ? item.unit : undefined
  const def: XmlElement = {
    '@OID': oid,
    '@Name': item.oid,
    '@DataType': type,
    '@Length': length === undefined ? undefined : String(length),
    '@SignificantDigits': digits === undefined ? undefined : String(digits),
    '@Comment': item.source,
    Description: item.help ? translated(item.help) : undefined,
    Question: translated(item.label),
    MeasurementUnitRef: unit ? { '@MeasurementUnitOID': unitOid(unit) } : undefined,
    RangeCheck: rangeChecksOf(item),
    CodeListRef: codeListRefOf(item, codes.length > 0),
    Alias:
      item.type === 'multiChoice'
        ? { '@Context': 'MultipleChoice', '@Name': codeListOid(item.codeList.oid) }
        : undefined,
  }
  if (!hasTimeBesideDay(item, dates)) return [def]
  return [def, plainItem(`${oid}_TIME`, `${item.oid}_TIME`, 'partialTime', timeOfDay(item.label))]
}

function timeOfDay({ en, fa }: Said): Said {
  return { en: `${en}: time of day`, ...(fa === undefined ? {} : { fa: `${fa}: ساعت` }) }
}

/** An item of several choices holds its codes with a semicolon between and names its list in an alias. */
function codeListRefOf(item: ItemDefinition, hasCodes: boolean): XmlElement | undefined {
  if (item.type === 'dictionary') return { '@CodeListOID': codeListOid(item.dictionary) }
  if (!hasCodes || !('codeList' in item) || !item.codeList || item.type === 'multiChoice') return undefined
  return { '@CodeListOID': codeListOid(item.codeList.oid) }
}

/** An ItemDef that is not an item of the study: the state of a form, the day of a visit. */
export function plainItem(oid: string, name: string, type: string, label: Said, list?: string): XmlElement {
  return {
    '@OID': oid,
    '@Name': name,
    '@DataType': type,
    '@Length': type === 'text' ? '200' : type === 'integer' ? '10' : undefined,
    Question: translated(label),
    CodeListRef: list === undefined ? undefined : { '@CodeListOID': list },
  }
}

function rangeChecksOf(item: ItemDefinition): readonly XmlElement[] | undefined {
  if (item.type !== 'integer' && item.type !== 'decimal') return undefined
  const { hard, soft } = item.range
  const check = (comparator: 'GE' | 'LE', softHard: 'Hard' | 'Soft', value: number | undefined): XmlElement[] =>
    value === undefined
      ? []
      : [
          {
            '@Comparator': comparator,
            '@SoftHard': softHard,
            CheckValue: { '#': String(value) },
            ErrorMessage: translated({
              en: `${comparator === 'GE' ? 'At least' : 'At most'} ${value}.`,
              fa: `${comparator === 'GE' ? 'دست‌کم' : 'حداکثر'} ${value}.`,
            }),
          },
        ]
  return [
    ...check('GE', 'Hard', hard?.min),
    ...check('LE', 'Hard', hard?.max),
    ...check('GE', 'Soft', soft?.min),
    ...check('LE', 'Soft', soft?.max),
  ]
}
