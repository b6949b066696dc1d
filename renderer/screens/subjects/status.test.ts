import { expect, test } from 'vitest'
import { SUBJECT_STATUSES } from '../../../shared/subjectStatuses.ts'
import { en } from '../../text/en.ts'
import { fa } from '../../text/fa.ts'

test('every status that the record knows has its words in both languages, and no other has any', () => {
  const words = [...SUBJECT_STATUSES].toSorted()
  expect(Object.keys(en.subjectStatus).toSorted()).toEqual(words)
  expect(Object.keys(fa.subjectStatus ?? {}).toSorted()).toEqual(words)
  for (const status of SUBJECT_STATUSES) {
    expect(en.subjectStatus[status]).not.toBe(status)
    expect(fa.subjectStatus?.[status]).toMatch(/\p{Script=Arabic}/u)
  }
})
