/** What verification can find. Each has one sentence for people in {@link describeFinding}. */
export type TrailProblem =
  | 'gap'
  | 'hash'
  | 'notARecord'
  | 'wrongSequence'
  | 'otherInstallation'
  | 'headMissing'
  | 'headWrong'
  | 'headSignature'
  | 'headWithoutRecord'
  | 'valueAltered'
  | 'valueMissing'
  | 'valueUnexpected'
  | 'valueWithoutRecord'
  | 'oldValueDiffers'
  | 'redactedStillThere'
  | 'currentAltered'
  | 'currentMissing'
  | 'currentExtra'
  | 'currentUnreadable'
  | 'rowTouched'
  | 'signatureContent'

/** One thing that is wrong with the record. Holds ids and names of fields, never a value. */
export interface TrailFinding {
  readonly problem: TrailProblem
  /** The audit record it concerns; null when there is none, as for a row that nothing in the trail explains. */
  readonly sequence: number | null
  readonly entity?: string
  readonly entityId?: string
  readonly field?: string
}

const SENTENCES: Readonly<Record<TrailProblem, string>> = {
  gap: 'one or more records before this one are missing',
  hash: 'the record, or one before it, was altered: its hash does not follow from what is stored',
  notARecord: 'this is not an audit record that can be read',
  wrongSequence: 'the record names another number than its place: it was moved or re-numbered',
  otherInstallation: 'the record names another installation',
  headMissing: 'the act that ends here is not signed',
  headWrong: 'the signed head does not name the hash that is stored here',
  headSignature: 'the signature of the head is not that of this installation',
  headWithoutRecord: 'a signed head stands here but the record is gone: the trail was cut',
  valueAltered: 'a value beside the record is not the one that was recorded',
  valueMissing: 'a value beside the record is gone and no redaction explains it',
  valueUnexpected: 'there is a value beside the record that it does not speak of',
  valueWithoutRecord: 'a value stands here without its record',
  oldValueDiffers: 'the old value is not what the record before it left',
  redactedStillThere: 'a value that was redacted is still there',
  currentAltered: 'the current value is not the last one recorded: it was changed past the trail',
  currentMissing: 'the current value is gone though no record removes it',
  currentExtra: 'there is a current value that no record explains',
  currentUnreadable: 'the current value cannot be read',
  rowTouched: 'the row names other records as its first and last than the trail does',
  signatureContent: 'the content that was signed is not the content the trail had at that moment',
}

/** The finding in one sentence: where, and what is wrong. */
export function describeFinding({ problem, sequence, entity, entityId, field }: TrailFinding): string {
  const where = sequence === null ? 'Outside the trail' : `Record ${sequence}`
  const thing = entity ? ` (${[entity, entityId, field].filter(Boolean).join(' ')})` : ''
  return `${where}${thing}: ${SENTENCES[problem]}.`
}
