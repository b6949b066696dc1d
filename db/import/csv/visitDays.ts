import type { ProposedVisit } from '../model.ts'

/** The day of a visit as one row of a table says it. */
export interface StatedDay {
  /** 'line 7' */
  readonly place: string
  readonly subject: string
  readonly visit: string
  readonly repeat: number
  /** The cell: a day, or a day and the time after it. */
  readonly day: string
}

/** Collects the days of visits that the rows of a table say: a day stands in every row of its visit and is told once. */
export class VisitDays {
  readonly #visits = new Map<string, ProposedVisit>()

  /** Takes what a row says. Returns why it cannot, in words, where another row says another day of the same visit. */
  add({ place, subject, visit, repeat, day }: StatedDay): string | null {
    if (day === '') return null
    const actualDate = day.replace(/[T ]\d\d:\d\d(?::\d\d)?$/, '')
    const key = JSON.stringify([subject, visit, repeat])
    const known = this.#visits.get(key)
    if (known !== undefined && known.actualDate !== actualDate) return 'Two rows of this visit say different days.'
    if (known === undefined) {
      const rest = { plannedDate: null, missedReason: null }
      this.#visits.set(key, { place, subject, oid: visit, repeat, status: 'occurred', actualDate, ...rest })
    }
    return null
  }

  /** The visits of which a day was said, in the order of the file. */
  visits(): readonly ProposedVisit[] {
    return [...this.#visits.values()]
  }
}
