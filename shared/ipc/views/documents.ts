import { z } from 'zod'

/**
 * What can be ordered on paper, by kind. One entry for each kind of document; db/documents holds the file that writes it. Adding one
 * is an entry here and a line in db/documents/registry.ts.
 */
export const documentOrder = z.discriminatedUnion('kind', [
  /** Empty forms to fill in by hand (R42); null prints every form of the study, once each. */
  z.strictObject({
    kind: z.literal('blankCrf'),
    forms: z.array(z.string().max(20)).min(1).max(60).nullable(),
  }),
  /** The report of a serious adverse event, by its form; with the child's name only for those who may see it. */
  z.strictObject({
    kind: z.literal('saeReport'),
    subjectId: z.uuid(),
    formId: z.uuid(),
    names: z.boolean(),
  }),
  /** Everything the record holds of one child (R33). `identified` is the investigator's: it shows who the child is. */
  z.strictObject({ kind: z.literal('casebook'), subjectId: z.uuid(), identified: z.boolean() }),
  /** Every item with its OID, code list, type, range, checks and columns of the exports. Holds no data. */
  z.strictObject({ kind: z.literal('annotatedCrf') }),
  /** What a monitor did and found since a civil date (ui 11). */
  z.strictObject({ kind: z.literal('visitReport'), since: z.iso.date() }),
])
export type DocumentOrder = z.infer<typeof documentOrder>
export type DocumentKindName = DocumentOrder['kind']
export type OrderOf<Kind extends DocumentKindName> = Extract<DocumentOrder, { readonly kind: Kind }>

/** The result of a finished document job. */
export const documentResult = z.strictObject({
  /** The name of the file, without its folder. */
  file: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  /** Whether a child can be recognised from it; the screen says so once more. */
  namesChildren: z.boolean(),
})
export type DocumentResult = z.infer<typeof documentResult>
