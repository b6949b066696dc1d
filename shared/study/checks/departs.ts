import type { Raised } from '../../form/check.ts'
import type { DeviationFacts } from '../../form/finding.ts'
import { sentences, type Text, words } from '../../text/text.ts'

/**
 * A fact that departs from the protocol: it is recorded as it happened and opens a row of the deviation log (design 8). The
 * message of a major one says so, since it is the alert that people read.
 */
export function departs(deviation: DeviationFacts, message: Text, item?: string): Raised {
  const alert = words(
    'This is recorded as a major deviation: tell the investigator now.',
    'این به‌عنوان انحراف عمده ثبت می‌شود: هم‌اکنون به پژوهشگر اطلاع دهید.',
  )
  return {
    severity: 'deviation',
    deviation,
    message: deviation.class === 'MAJOR' ? sentences(message, alert) : message,
    ...(item === undefined ? {} : { item }),
  }
}
