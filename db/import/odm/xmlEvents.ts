import { refuseFile } from '../refuseFile.ts'
import { within, type Scope } from './xmlScope.ts'

/** What is read of an XML file, in its order. `line` counts from 1. */
export type XmlEvent =
  | { readonly is: 'open'; readonly name: string; readonly attributes: Attributes; readonly line: number }
  | { readonly is: 'close'; readonly name: string; readonly line: number }
  | { readonly is: 'text'; readonly text: string; readonly line: number }
export type Attributes = ReadonlyMap<string, string>

const MAX_DEPTH = 40
/** Longest piece between two angle brackets: a text of the greatest length with every sign escaped fits. */
const MAX_PIECE = 400_000
const MAX_ATTRIBUTES = 60
const NAME = /^[\p{L}_:][\p{L}\p{N}_:.\-\u00B7]*$/u
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));|&/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Signs that no XML may hold, written or escaped (XML 1.0, 2.2); the text comes from strict UTF-8 and holds no half pairs. */
// oxlint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/**
 * Reads XML piece by piece, in memory that does not grow with the file. It knows no document type, so nothing can be expanded or
 * fetched; elements must close in order and the file must end where its root does. Names lose their namespace prefix; what stands
 * in another namespace than the root is somebody else's extension and is left out whole, so that no data can be smuggled in by it.
 * Throws a Refusal that names the line.
 */
export function* xmlEvents(chunks: Iterable<string>): Generator<XmlEvent> {
  const pieces = new Pieces(chunks)
  const open: (Scope & { readonly raw: string })[] = []
  const isForeign = () => open.at(-1)?.isForeign ?? false
  let ended = false
  for (;;) {
    const text = pieces.until('<')
    if (text === null) break
    const { line } = pieces
    if (open.length > 0) {
      const plain = unescaped(text, line)
      if (plain !== '' && !isForeign()) yield { is: 'text', text: plain, line }
    } else if (text.trim() !== '') throw broken(line, 'has text outside its elements')
    const kind = pieces.peek(8)
    if (kind.startsWith('!--')) {
      // '<!-->' begins a comment and does not end it.
      pieces.skip(3)
      pieces.need('-->')
    } else if (kind === '![CDATA[') {
      if (open.length === 0) throw broken(line, 'has text outside its elements')
      pieces.skip(8)
      const inside = unbroken(pieces.need(']]>'), line)
      if (!isForeign()) yield { is: 'text', text: inside, line }
    } else if (kind.startsWith('!')) throw broken(line, 'declares a document type, which is not read')
    else if (kind.startsWith('?')) {
      pieces.skip(1)
      checkEncoding(pieces.need('?>'))
    } else {
      if (ended) throw broken(line, 'goes on after its end')
      const tag = pieces.tag()
      if (tag.startsWith('/')) {
        const raw = tag.slice(1).trimEnd()
        const closed = open.pop()
        if (closed?.raw !== raw) throw broken(line, 'closes an element that is not open')
        if (!closed.isForeign) yield { is: 'close', name: localName(raw, line), line }
      } else {
        const empty = tag.endsWith('/')
        const { raw, name, attributes } = opening(empty ? tag.slice(0, -1) : tag, line)
        if (open.length >= MAX_DEPTH) throw broken(line, 'is nested too deeply')
        const scope = within(open.at(-1), raw, attributes)
        if (scope === null) throw broken(line, 'uses a prefix that it does not declare')
        if (!scope.isForeign) yield { is: 'open', name, attributes, line }
        if (!empty) open.push({ ...scope, raw })
        else if (!scope.isForeign) yield { is: 'close', name, line }
      }
      ended = open.length === 0
    }
  }
  if (pieces.rest().trim() !== '') throw broken(pieces.line, 'ends in the middle')
  if (!ended) throw broken(pieces.line, 'ends in the middle')
}

const broken = (line: number, how: string) => refuseFile(`The file ${how} (line ${line}).`)

/** Text is taken from the front as far as it is needed, and more of the file is read then. */
class Pieces {
  line = 1
  readonly #chunks: Iterator<string>
  #text = ''
  #at = 0

  constructor(chunks: Iterable<string>) {
    this.#chunks = chunks[Symbol.iterator]()
  }

  /** What stands before the mark, which is passed over; null when the mark does not come. */
  until(mark: string): string | null {
    let from = this.#at
    for (;;) {
      const end = this.#text.indexOf(mark, from)
      if (end >= 0) return this.#take(end, mark.length)
      if (this.#text.length - this.#at > MAX_PIECE) throw broken(this.line, 'has a piece of text that is too long')
      from = Math.max(this.#at, this.#text.length - mark.length) - this.#at
      if (!this.#more()) return null
      from += this.#at
    }
  }

  /** The same where the mark has to come. */
  need(mark: string): string {
    const found = this.until(mark)
    if (found === null) throw broken(this.line, 'ends in the middle')
    return found
  }

  /** The inside of a tag; '>' may stand in an attribute. */
  tag(): string {
    let quote = ''
    for (let length = 0; ; length += 1) {
      if (length > MAX_PIECE) throw broken(this.line, 'has a tag that is too long')
      if (this.#at + length >= this.#text.length && !this.#more()) throw broken(this.line, 'ends in the middle')
      const sign = this.#text.charAt(this.#at + length)
      if (quote !== '') quote = sign === quote ? '' : quote
      else if (sign === '"' || sign === "'") quote = sign
      else if (sign === '>') return this.#take(this.#at + length, 1)
    }
  }

  peek(length: number): string {
    while (this.#text.length - this.#at < length && this.#more());
    return this.#text.slice(this.#at, this.#at + length)
  }

  skip(length: number): void {
    this.#at += length
  }

  rest(): string {
    return this.#text.slice(this.#at)
  }

  #take(end: number, mark: number): string {
    if (end - this.#at > MAX_PIECE) throw broken(this.line, 'has a piece of text that is too long')
    const piece = this.#text.slice(this.#at, end)
    this.#at = end + mark
    for (let next = piece.indexOf('\n'); next >= 0; next = piece.indexOf('\n', next + 1)) this.line += 1
    return piece
  }

  #more(): boolean {
    const next = this.#chunks.next()
    if (next.done) return false
    this.#text = this.#text.slice(this.#at) + next.value
    this.#at = 0
    return true
  }
}

function opening(
  tag: string,
  line: number,
): { readonly raw: string; readonly name: string; readonly attributes: Attributes } {
  const [raw = ''] = /^[^\s]*/.exec(tag) ?? []
  const name = localName(raw, line)
  const attributes = new Map<string, string>()
  ATTRIBUTE.lastIndex = raw.length
  let end = raw.length
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    const [, key = '', double, single = ''] = match
    if (attributes.has(key)) throw broken(line, 'gives an attribute twice')
    if (attributes.size >= MAX_ATTRIBUTES) throw broken(line, 'has an element with too many attributes')
    // A line break written as it is reads as a blank (XML 1.0, 3.3.3); one that is escaped stays.
    attributes.set(key, unescaped((double ?? single).replace(/[\t\n\r]/g, ' '), line))
    end = ATTRIBUTE.lastIndex
  }
  if (tag.slice(end).trim() !== '') throw broken(line, 'has an element that cannot be read')
  return { raw, name, attributes }
}

function localName(name: string, line: number): string {
  if (!NAME.test(name)) throw broken(line, 'has an element that cannot be read')
  return name.slice(name.indexOf(':') + 1)
}

function unescaped(text: string, line: number): string {
  const plain = unbroken(text, line)
  if (!plain.includes('&')) return plain
  return plain.replace(ENTITY, (_whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined
      if (known === undefined) throw broken(line, 'names an entity that is not known')
      return known
    }
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (!isCharacter(code)) throw broken(line, 'holds a sign that XML does not know')
    return String.fromCodePoint(code)
  })
}

/** Line ends as XML reads them; throws for a sign that XML does not know. */
function unbroken(text: string, line: number): string {
  if (IMPOSSIBLE.test(text)) throw broken(line, 'holds a sign that XML does not know')
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function isCharacter(code: number): boolean {
  if (code === 9 || code === 10 || code === 13) return true
  if (!(code >= 0x20) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false
  return code !== 0xfffe && code !== 0xffff
}

function checkEncoding(instruction: string): void {
  const [, encoding] = /^xml\s[\s\S]*\bencoding\s*=\s*["']([^"']*)["']/.exec(instruction) ?? []
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
    throw refuseFile('The file is not UTF-8 text. Save it again as UTF-8.')
  }
}
