import type { Hit } from '../export/residualScan.ts'

/** Something that tells a child or a person apart was found in what the report is made from: nothing was left on the disk. */
export class ReportStopped extends Error {
  constructor({ form, item }: Hit) {
    super(
      `The report was stopped and nothing was written: a value of ${[form, item].join(' ').trim()} was found in what it is made from. ` +
        'Look for personal data typed into a code or term, redact it, and make the report again.',
    )
    this.name = 'ReportStopped'
  }
}
