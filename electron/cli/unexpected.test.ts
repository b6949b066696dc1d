import { expect, test } from 'vitest'
import { StoreError } from '../../db/store/errors.ts'
import { unexpected } from './unexpected.ts'

test('what is written for people is said, of anything else only kind and place', () => {
  expect(unexpected(new StoreError('diskFull'))).toContain('The disk is full')
  const said = unexpected(new TypeError('cannot read Golnaz Mehrabani'))
  expect(said).toMatch(/TypeError at unexpected\.test\.ts:\d+/)
  expect(said).not.toContain('Golnaz')
  expect(unexpected('Golnaz')).not.toContain('Golnaz')
})
