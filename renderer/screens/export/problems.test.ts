import { describe, expect, test } from 'vitest'
import { exportRequest } from '../../../shared/ipc/views/export.ts'
import { NEW_REQUEST, OFFERED_PROFILES } from './offered.ts'
import { problemsOf, trimmed } from './problems.ts'

const ready = { ...NEW_REQUEST, recipient: 'Statistician', purpose: 'Interim analysis' }

describe('a request for an export', () => {
  test('needs a recipient and a purpose', () => {
    expect(problemsOf(NEW_REQUEST)).toEqual(['recipient', 'purpose'])
    expect(problemsOf({ ...ready, recipient: '  ', purpose: 'ok' })).toEqual(['recipient', 'purpose'])
    expect(problemsOf(ready)).toEqual([])
  })

  test('cannot have a comma both between columns and inside numbers', () => {
    expect(problemsOf({ ...ready, decimalMark: ',' })).toEqual(['sameMark'])
    expect(problemsOf({ ...ready, decimalMark: ',', delimiter: ';' })).toEqual([])
  })

  test('is what main takes, once nothing stands in its way', () => {
    expect(exportRequest.parse(trimmed({ ...ready, recipient: ' Statistician ' }))).toEqual(ready)
  })

  test('begins with the safest profile, and no profile on offer names children', () => {
    expect(NEW_REQUEST.profile).toBe('safe-harbor')
    expect(OFFERED_PROFILES).toEqual(['safe-harbor', 'date-shifted', 'limited-dataset'])
  })
})
