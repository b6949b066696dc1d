import { codesOf, textOf, type Answer } from '../../shared/form/answer.ts'
import { escapeHtml, Html } from '../../shared/print/html.ts'
import { asciiDigits } from '../../shared/text/digits.ts'
import { anyWriting } from '../export/residualScan.ts'
import { rowsOf } from '../read/query.ts'
import { MASK } from '../read/visibleName.ts'
import { fold } from '../search/fold.ts'
import type { ReadableDb } from '../store/database.ts'

/** A word as it is typed, with the signs inside it that a search does not hear. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}\u0640]*/gu
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/
/** What tells nobody apart on its own: single signs and short numbers. */
const NOT_TELLING = /^(?:.|\d{1,3})$/u

/**
 * What a document that names no child does to its text: whatever somebody typed anywhere, a reason or a comment, is looked through
 * for the identity of every child (deidentification rule 11, by token and folded), and the mask takes the place of names, numbers and
 * birth dates. Full names of staff stay as they are, since who did and signed is what the document is for; a name shared with a child
 * is masked where it stands alone. Markup is not touched.
 */
export function identityMask(db: ReadableDb): (body: Html) => Html {
  const values = rowsOf<{ value: string }>(db, 'SELECT DISTINCT value FROM identity_item').flatMap(({ value }) => {
    const answer = JSON.parse(value) as Answer
    return [...codesOf(answer), textOf(answer) ?? ''].filter((text) => text !== '')
  })
  const dates = values.filter((text) => CIVIL_DATE.test(text)).map(anyWriting)
  const names = values.filter((text) => !CIVIL_DATE.test(text))
  const words = new Set(
    names.flatMap((text) => (text.match(WORD) ?? []).map(fold)).filter((word) => !NOT_TELLING.test(word)),
  )
  const numbers = names.filter((text) => /\d/.test(text) && !/^\d{1,3}$/.test(text)).map(asciiDigits)
  const staff = rowsOf<{ name: string }>(db, 'SELECT name FROM user').map(({ name }) => escapeHtml(name))
  if (words.size === 0 && dates.length === 0 && numbers.length === 0) return (body) => body

  const kept = staff.length === 0 ? null : new RegExp(`(${staff.map(quoted).join('|')})`, 'u')
  const found = [
    ...numbers.map((text) => new RegExp(`(?<![\\p{L}\\p{N}])${quoted(escapeHtml(text))}(?![\\p{L}\\p{N}])`, 'giu')),
    ...dates.map(({ source }) => new RegExp(source, 'gu')),
  ]
  const masked = (text: string) => without(text, found).replace(WORD, (word) => (words.has(fold(word)) ? MASK : word))
  const inText = (text: string) =>
    (kept === null ? [text] : text.split(kept)).map((part, index) => (index % 2 === 1 ? part : masked(part))).join('')
  // Odd pieces are tags.
  return ({ text }) =>
    new Html(
      text
        .split(/(<[^>]*>)/u)
        .map((piece, index) => (index % 2 === 1 ? piece : inText(piece)))
        .join(''),
    )
}

/** Masks what the patterns find in the text with its digits as ASCII; each digit is one sign in every script, so places agree. */
function without(text: string, patterns: readonly RegExp[]): string {
  let result = text
  for (const pattern of patterns) {
    const plain = asciiDigits(result)
    const pieces: string[] = []
    let from = 0
    for (const match of plain.matchAll(pattern)) {
      pieces.push(result.slice(from, match.index), MASK)
      from = match.index + match[0].length
    }
    if (from > 0) result = [...pieces, result.slice(from)].join('')
  }
  return result
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
