import type { ErrorCode } from '../../shared/ipc/envelope.ts'

/** Why the door did not open. The message is for people; it holds no value and no name. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

export const refuse = {
  notSignedIn: () => new Refusal('signedOut', 'Sign in first. Nothing was changed.'),
  notAllowed: () => new Refusal('notAllowed', 'Your role does not allow this. Nothing was changed.'),
  secondPerson: () =>
    new Refusal('notAllowed', 'This needs a second person with the right to agree to it. Nothing was changed.'),
  unknownKind: () => new Refusal('badInput', 'The program asked for something the record does not know.'),
  notPartOfAct: () => new Refusal('badInput', 'This cannot be changed in this way. Nothing was changed.'),
  badValue: () => new Refusal('badInput', 'A value is not of the kind this item takes. Nothing was kept of this step.'),
  incomplete: () => new Refusal('badInput', 'Something that must be given is missing. Nothing was changed.'),
  fixed: () => new Refusal('badInput', 'This was set for good when it was made and cannot be changed.'),
  twice: () => new Refusal('badInput', 'The same item was changed twice in one step. Nothing was changed.'),
  notFound: () => new Refusal('notFound', 'The form, visit or child this belongs to is not in the record.'),
  wrongPlace: () => new Refusal('badInput', 'This does not belong to the child or form that was named.'),
  frozen: () => new Refusal('frozen', 'This is frozen. What is there is safe; ask the coordinator before changing it.'),
  locked: () =>
    new Refusal(
      'frozen',
      'This is locked. What is there is safe; coordinator and investigator can unlock it together.',
    ),
  struck: () => new Refusal('frozen', 'This form is struck through. Restore it first.'),
  struckRow: () => new Refusal('frozen', 'This row is struck through and stays as it is. Restore it first.'),
  noSuchRow: () => new Refusal('notFound', 'The record has no such row of this form. Nothing was changed.'),
  needsReason: () => new Refusal('needsReason', 'Say why: this needs a reason. Nothing was changed yet.'),
  notYourEntry: () =>
    new Refusal(
      'notAllowed',
      'This form is entered twice, by two people who do not see each other’s answers. This is not yours to write; both entries are safe.',
    ),
  notThirdPerson: () =>
    new Refusal(
      'notAllowed',
      'The two entries differ. A third person decides, who entered neither of them. Both entries are kept.',
    ),
  inDoubleEntry: () =>
    new Refusal(
      'blockedByCheck',
      'This form is being entered twice and is not resolved yet. Nothing was changed; both entries are safe.',
    ),
  draft: () => new Refusal('draftByOther', 'Somebody has a draft of this form. Save or discard the draft first.'),
  signsForAnother: () =>
    new Refusal('notAllowed', 'Nobody can sign for another person, or sign something else than what stands there.'),
  notYourQuery: () =>
    new Refusal('notAllowed', 'Only the person who raised a query can cancel it, while nobody has answered.'),
  openQueries: () => new Refusal('blockedByCheck', 'There are open queries here. Close them before locking.'),
  unsigned: () =>
    new Refusal(
      'blockedByCheck',
      'Something here is not complete, or not signed as it is now. Sign it before locking.',
    ),
  notComplete: () => new Refusal('blockedByCheck', 'Something here is not complete. Complete it first.'),
} as const
