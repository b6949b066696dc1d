import { xmlEvents } from '../odm/xmlEvents.ts'

/** Attributes of the file and not of the record. */
const OF_FILE = new Set(['FileOID', 'CreationDateTime', 'SourceSystemVersion', 'Description'])
/** Elements that tell how the record came to be, which an import cannot inherit: it has a history of its own. */
const LEFT_OUT = new Set(['AuditRecord', 'Signature', 'AdminData', 'SiteRef'])

/**
 * An ODM file as lines that can be compared: one line per element with its attributes in order and its text. What differs by
 * nature after an import is left out: the file's own name and hour, audit records, signatures, accounts, and that a form was signed or
 * locked, which an import does not do in anybody's place.
 */
export function canonicalOdm(text: string): readonly string[] {
  const lines: string[] = []
  const way: string[] = []
  let skipping = 0
  let inside = ''
  for (const event of xmlEvents([text])) {
    if (event.is === 'text') {
      inside += event.text
      continue
    }
    if (event.is === 'open') {
      inside = ''
      if (skipping > 0 || LEFT_OUT.has(event.name)) skipping += 1
      else {
        const attributes = [...event.attributes]
          .filter(([key]) => !OF_FILE.has(key))
          .map(([key, value]) => `${key}=${JSON.stringify(stateLess(event.attributes, key, value))}`)
        lines.push(`${'  '.repeat(way.length)}${[event.name, ...attributes.toSorted()].join(' ')}`)
      }
      way.push(event.name)
      continue
    }
    way.pop()
    if (skipping > 0) skipping -= 1
    else if (inside.trim() !== '')
      lines.push(`${'  '.repeat(way.length + 1)}${JSON.stringify(progressLess(event.name, inside))}`)
    inside = ''
  }
  return lines
}

function stateLess(attributes: ReadonlyMap<string, string>, key: string, value: string): string {
  const isState = attributes.get('ItemOID') === 'I.FORM_STATE' && key === 'Value'
  return isState && (value === 'signed' || value === 'locked') ? 'complete' : value
}

/** The progress flag of a signed form reads 4, of a complete one 3. */
function progressLess(name: string, text: string): string {
  return name === 'FlagValue' && text === '4' ? '3' : text
}
