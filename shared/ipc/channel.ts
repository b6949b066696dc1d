import type { z } from 'zod'
import type { Right } from '../roles.ts'

/** When a channel answers: before anyone signed in, or to a signed-in person who holds one of the rights (or any role). */
export type Access =
  | { readonly when: 'always' }
  | { readonly when: 'firstRun' }
  | { readonly when: 'signedOut' }
  | { readonly when: 'signedIn'; readonly rights: readonly Right[] | 'any' }

/** One line of the contract. The door parses `input` strictly, checks `access`, and parses `output` before it leaves. */
export interface Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly access: Access
  readonly input: I
  readonly output: O
}

/** Declares a channel; keeps the schemas' types. */
export function channel<I extends z.ZodType, O extends z.ZodType>(access: Access, input: I, output: O): Channel<I, O> {
  return { access, input, output }
}

export const always: Access = { when: 'always' }
export const firstRun: Access = { when: 'firstRun' }
export const signedOut: Access = { when: 'signedOut' }
export const anyRole: Access = { when: 'signedIn', rights: 'any' }
/** A signed-in person with at least one of the rights. */
export const withRight = (...rights: Right[]): Access => ({ when: 'signedIn', rights })
