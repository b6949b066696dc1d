/** Small helpers that write SVG as text: no document is needed, so plots are the same in a worker, on screen and in a file. */

type Attributes = Readonly<Record<string, string | number | undefined>>

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text that cannot be taken for markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPED[character] ?? character)
}

/** An element with its children, which are markup already. Coordinates keep two decimals; undefined attributes are left out. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

function rounded(value: number): string {
  return String(Number(value.toFixed(2)))
}

/** Nothing on a plot is smaller. */
export const TEXT_SIZE = 13
export const INK = '#13212b'
export const SOFT = '#44545f'
export const GRID = '#dce3e8'
export const GREY_BOX = '#eef2f4'

interface TextLook {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  readonly color?: string
}

/** One line of text; y is its base line. */
export function label(x: number, y: number, content: string, { anchor, bold, color = INK }: TextLook = {}): string {
  return tag(
    'text',
    { x, y, 'font-size': TEXT_SIZE, fill: color, 'text-anchor': anchor, 'font-weight': bold ? 'bold' : undefined },
    escaped(content),
  )
}

/** Upper estimate of how wide a line of text is, in pixels: DejaVu Sans is the widest of the fonts it may be drawn in. */
export function textWidth(content: string, bold = false): number {
  return content.length * TEXT_SIZE * (bold ? 0.67 : 0.61)
}
