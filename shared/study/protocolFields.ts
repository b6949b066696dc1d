/**
 * Fields of the protocol that are not items of a form, and where the product has them instead. Everything else in the
 * protocol's field list is an item that names it.
 */
export const PROTOCOL_FIELDS_ELSEWHERE: Readonly<Record<string, string>> = {
  'ELIG.waiver': 'there are no waivers: EC008 refuses a decision against a criterion',
  'ELIG.elig_signed_by / date': 'the signature of the form',
  'GMFM88.nt_reason[i]': 'the reason of the missing code NT of each item',
  'BBS.nt_reason[i]': 'the reason of the missing code NT of each item',
  'AE.investigator_sign': 'the signature of the form',
  'SAE.pi_sign': 'the signature of the form',
  'COMPLETE.pi_final_signature': 'the signature of the form',
  'SIGN.form_status': 'the state of every form, kept by the store',
  'SIGN.reason_for_change': 'the reason of a change after completion, in the audit trail',
  'SIGN.signature': 'signatures, kept by the store',
}

/** Checks whose severity differs from the protocol's level, each with its reason in decision 0010. */
export const OTHER_SEVERITY: Readonly<Record<string, string>> = {
  EC007: 'deviation',
  EC104: 'soft',
}
