import type { TFunction } from 'i18next'
import { z } from 'zod'
import { office } from '../../text/office.ts'

/** One finding: as its parts, or as a sentence that main already made. */
const finding = z.union([
  z.string(),
  z.object({
    problem: z.string(),
    sequence: z.int().nullable(),
    entity: z.string().optional(),
    entityId: z.string().optional(),
    field: z.string().optional(),
  }),
])
export type Finding = z.infer<typeof finding>

/** What the verification job ends with. */
export const verificationResult = z.object({
  whole: z.boolean(),
  records: z.int(),
  lastSequence: z.int(),
  head: z.string(),
  keyFingerprint: z.string().optional(),
  findings: z.array(finding),
  findingCount: z.int().optional(),
})
export type VerificationResult = z.infer<typeof verificationResult>

type KnownProblem = keyof typeof office.trailFinding

const isKnown = (problem: string): problem is KnownProblem => Object.hasOwn(office.trailFinding, problem)

/** Where a finding is and what is wrong there. */
export function findingWords(t: TFunction, found: Finding): { readonly where: string; readonly what: string } {
  if (typeof found === 'string') return { where: '', what: found }
  const thing = [found.entity, found.entityId, found.field].filter(Boolean).join(' ')
  const place = found.sequence === null ? t('chain.outside') : t('chain.record', { sequence: found.sequence })
  return {
    where: thing === '' ? place : `${place} (${thing})`,
    what: isKnown(found.problem) ? t(`trailFinding.${found.problem}`) : found.problem,
  }
}
