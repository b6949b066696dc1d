/** The most rows of one form, and the most events that one row opens, that an id can tell. */
const MOST = 255

/**
 * The id of the adverse event that is opened for a row of a form after an injection, so that the same symptom never opens a
 * second one. It is made of the form's own id: a UUID of version 8 (RFC 9562) that shares all but the version and the last four
 * digits, which hold the row and how many events of that row were struck through before. Throws a RangeError beyond 255.
 */
export function solicitedEventId(formId: string, row: number, again = 0): string {
  if (row > MOST || again > MOST) throw new RangeError(`row ${row} has no event of its own`)
  return `${stemOf(formId)}${hex(row)}${hex(again)}`
}

/** The row of a form that an adverse event was opened for, or undefined for one that was not opened for this form. */
export function rowOfSolicitedEvent(formId: string, eventId: string): number | undefined {
  if (!eventId.startsWith(stemOf(formId)) || eventId.length !== formId.length) return undefined
  const row = Number.parseInt(eventId.slice(-4, -2), 16)
  return Number.isNaN(row) ? undefined : row
}

const hex = (number: number): string => number.toString(16).padStart(2, '0')
const stemOf = (formId: string): string => `${formId.slice(0, 14)}8${formId.slice(15, -4)}`
