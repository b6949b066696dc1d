import { randomUUID } from 'node:crypto'
import { addressKey } from '../../shared/form/address.ts'
import type { Finding } from '../../shared/form/finding.ts'
import type { Change } from '../record/change.ts'
import type { WorkingForm } from '../read/workingForm.ts'
import { fields } from './fields.ts'

/** A query that the product raises by itself, for what a change or two entries have made unlikely. */
export function queryAbout({ row }: WorkingForm, { check, address, message }: Finding): readonly Change[] {
  return fields(
    'query',
    randomUUID(),
    {
      subjectId: row.subjectId,
      studyEventId: row.studyEventId ?? undefined,
      formId: row.id,
      address: address && addressKey(address),
      text: message,
      status: 'open',
      origin: 'check',
      check,
    },
    { check, source: 'system' },
  )
}
