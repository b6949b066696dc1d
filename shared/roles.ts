/** The five roles of the study; one account has one role. */
export const ROLES = ['nurse', 'investigator', 'coordinator', 'monitor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who may do what: the role table of the design as data (docs/decisions/0006-roles.md). The write door and the IPC door ask
 * here; the tests hold a literal copy of their own.
 */
const RIGHTS = {
  'identity.see': ['nurse', 'investigator'],
  'identity.seeMasked': ['monitor'],
  'record.read': ['nurse', 'investigator', 'coordinator', 'monitor'],
  'record.write': ['nurse', 'investigator'],
  'query.answer': ['nurse', 'investigator'],
  'query.raise': ['nurse', 'investigator', 'coordinator', 'monitor'],
  'query.close': ['coordinator', 'monitor'],
  'signature.sign': ['investigator'],
  'hold.lift': ['investigator'],
  'export.identified': ['investigator'],
  'export.relink': ['investigator'],
  'verification.tick': ['monitor'],
  'audit.review': ['coordinator', 'monitor'],
  'audit.readAll': ['investigator', 'coordinator', 'monitor'],
  'audit.readOwn': ['nurse'],
  'audit.readAccounts': ['administrator'],
  'export.deidentified': ['investigator', 'coordinator'],
  'export.audit': ['investigator', 'coordinator', 'monitor'],
  'report.make': ['investigator', 'coordinator'],
  'form.freeze': ['coordinator', 'monitor'],
  'form.lock': ['coordinator'],
  'form.unlock': ['coordinator'],
  'form.unlock.second': ['investigator'],
  'redact.propose': ['investigator'],
  'redact.second': ['investigator', 'administrator'],
  'settings.see': ['investigator', 'coordinator', 'monitor', 'administrator'],
  'settings.study': ['coordinator'],
  'settings.installation': ['administrator'],
  'users.manage': ['administrator'],
  'backup.make': ['coordinator', 'administrator'],
  'restore.do': ['administrator'],
  'restore.second': ['investigator'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof RIGHTS

/** Whether the role holds the right. */
export function may(role: Role, right: Right): boolean {
  return (RIGHTS[right] as readonly Role[]).includes(role)
}

/** The roles that hold the right, for messages and the role table on screen. */
export function rolesWith(right: Right): readonly Role[] {
  return RIGHTS[right]
}

/** Every right there is, in the order of the table. */
export const ALL_RIGHTS = Object.keys(RIGHTS) as readonly Right[]
