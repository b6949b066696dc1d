import type { HiddenCalendar } from './trailDocument.ts'
import { PROFILE_LABELS } from './profile.ts'

const TIME: Readonly<Record<HiddenCalendar, string>> = {
  'safe-harbor': 'study day relative to dose 1 (dose 1 = day 1, no day 0); empty for a child without a dose',
  'date-shifted':
    'UTC to the minute, moved by the same whole number of days as every date of the child, so that intervals are true',
}

/** What lies beside the table: what it is, what each column means, and how far it can be verified. */
export function trailReadme(profile: HiddenCalendar): string {
  return `De-identified audit trail
${PROFILE_LABELS[profile]}

This is a document derived from the audit trail, signed on its own. The chain of hashes is not in it: a hash of the trail would tie it
to real times and names. "node verify-trail.mjs --key-fingerprint HASH" proves that these files are the ones this installation
signed; it cannot prove that they tell all of the trail. For that, verify the trail itself at the site.

deidentified-trail.csv holds one line for each audit record about a child. Acts about no child (accounts, sign-ins, settings,
backups) are left out, and forms that two people are still entering.

PSEUDONYM     the child, as in every export for the same recipient and purpose
RECORD        1, 2, 3 ... in the order of the acts on this child
TIME          ${TIME[profile]}
KIND          the act
ROLE          the role of the person; installation: nobody
VISIT, VISIT_REPEAT, FORM, FORM_REPEAT, GROUP, ROW, ITEM   the place
ENTITY        what was changed
CHANGE        Insert, Update or Remove
OLD, NEW      values of items that the profile lets leave, as it lets them leave; empty for all others, for free text and reasons
`
}
