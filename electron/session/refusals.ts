import type { Refusal as KeyRefusal } from '../../db/keys/index.ts'
import { Refusal } from '../../db/record/refusal.ts'

/** A password or kit that was not right, as an error for channels whose answer has no place for it. */
export function refusalOf(refused: KeyRefusal): Refusal {
  switch (refused.kind) {
    case 'wrong':
      return new Refusal('wrongPassword', `That was not right. Nothing was changed. Tries left: ${refused.triesLeft}.`)
    case 'wait':
      return new Refusal('wait', `Too many wrong tries. Nothing was changed. Try again after ${timeOf(refused.until)}.`)
    case 'disabled':
      return new Refusal('notAllowed', 'This account is disabled. Nothing was changed. Ask the administrator.')
  }
}

const timeOf = (stamp: string) => new Date(stamp).toTimeString().slice(0, 8)
