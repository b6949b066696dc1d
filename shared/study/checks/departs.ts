import type { Raised } from '../../form/check.ts'
import type { DeviationFacts } from '../../form/finding.ts'

/**
 * A fact that departs from the protocol: it is recorded as it happened and opens a row of the deviation log (design 8). The
 * message of a major one says so, since it is the alert that people read.
 */
export function departs(deviation: DeviationFacts, message: string, item?: string): Raised {
  const alert = 'This is recorded as a major deviation: tell the investigator now.'
  return {
    severity: 'deviation',
    deviation,
    message: deviation.class === 'MAJOR' ? `${message} ${alert}` : message,
    ...(item === undefined ? {} : { item }),
  }
}
