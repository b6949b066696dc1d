import { expect, test } from 'vitest'
import type { Finding } from '../../shared/form/finding.ts'
import { currentForm } from '../../shared/study/study.ts'
import { findingViews } from './findingViews.ts'
import { MASK } from './visibleName.ts'

const finding: Finding = {
  check: 'EC001',
  severity: 'soft',
  address: { group: 'IDENTITY', repeat: 1, item: 'BIRTH_DATE' },
  message: 'Is this right?',
  persian: 'درست است؟',
  confirmed: { by: 'Nurse', at: '2026-03-01T10:00', comment: 'Ali Rezaei is that old.' },
}
const comment = (role: 'nurse' | 'monitor' | 'coordinator') =>
  findingViews(currentForm('DEMOG'), [finding], false, role)[0]?.confirmed?.comment

test('what was said when an identity value was confirmed is read by those alone who may see the value', () => {
  expect(comment('nurse')).toBe('Ali Rezaei is that old.')
  expect(comment('monitor')).toBe(MASK)
  expect(comment('coordinator')).toBe(MASK)
})
