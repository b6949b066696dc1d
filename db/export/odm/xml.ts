import { XMLBuilder } from 'fast-xml-parser'

/** An element: attributes begin with @, text stands under '#', the rest are children in the order of the schema. */
export interface XmlElement {
  readonly [name: string]: string | XmlElement | readonly XmlElement[] | undefined
}

/** What XML 1.0 cannot hold at all. */
// oxlint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const SPECIAL = /[&<>"'\t\n\r]/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A line break inside an attribute would otherwise be read back as a blank.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text as it stands in XML; characters that XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text.replace(IMPOSSIBLE, '').replace(SPECIAL, (sign) => ENTITIES[sign] ?? sign)
}

const escaped = (_name: string, value: unknown) => (typeof value === 'string' ? xmlText(value) : value)
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: false,
  attributeValueProcessor: escaped,
  tagValueProcessor: escaped,
})

/** An element as text. Children and attributes that are undefined are left out. */
export function xml(name: string, element: XmlElement): string {
  return builder.build({ [name]: withoutUndefined(element) })
}

function withoutUndefined(element: XmlElement): XmlElement {
  const kept: Record<string, string | XmlElement | readonly XmlElement[]> = {}
  for (const [name, value] of Object.entries(element)) {
    if (value === undefined) continue
    if (typeof value === 'string') kept[name] = value
    else kept[name] = isList(value) ? value.map(withoutUndefined) : withoutUndefined(value)
  }
  return kept
}

function isList(value: XmlElement | readonly XmlElement[]): value is readonly XmlElement[] {
  return Array.isArray(value)
}

const INSIDE = 'INSIDE'

/** The opening and the closing tag of an element whose inside is streamed. */
export function xmlTags(name: string, attributes: XmlElement): { readonly open: string; readonly close: string } {
  const whole = xml(name, { ...attributes, '#': INSIDE })
  const close = `</${name}>`
  return { open: whole.slice(0, -(INSIDE.length + close.length)), close }
}
