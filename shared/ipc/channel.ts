import type { z } from 'zod'
import type { Right } from '../roles.ts'

/** When a channel answers: before anyone signed in, or to a signed-in person who holds one of the rights (or any role). */
export type Access =
  | { readonly when: 'always' }
  | { readonly when: 'firstRun' }
  | { readonly when: 'signedOut' }
  | { readonly when: 'signedIn'; readonly rights: readonly Right[] | 'any' }

/** One line of the contract. The door parses `input` strictly, checks `access`, and parses `output` before it leaves. */
export interface Channel<A extends Access = Access, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly access: A
  readonly input: I
  readonly output: O
}

/** Declares a channel; keeps the types of its access and schemas, so that a handler's type follows from the line. */
export function channel<A extends Access, I extends z.ZodType, O extends z.ZodType>(
  access: A,
  input: I,
  output: O,
): Channel<A, I, O> {
  return { access, input, output }
}

export const always = { when: 'always' } as const satisfies Access
export const firstRun = { when: 'firstRun' } as const satisfies Access
export const signedOut = { when: 'signedOut' } as const satisfies Access
export const anyRole = { when: 'signedIn', rights: 'any' } as const satisfies Access
/** A signed-in person with at least one of the rights. */
export const withRight = (...rights: Right[]) => ({ when: 'signedIn', rights }) as const satisfies Access
