import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { study } from '../../shared/study/study.ts'
import { openForm } from '../testing/openForm.tsx'

afterEach(cleanup)

/** Where a form is first asked for; null for a log, which belongs to the child. */
function visitOf(form: string): string | null {
  if (study.logs.includes(form)) return null
  return study.studyEvents.find(({ forms }) => forms.some((each) => each.form === form))?.oid ?? null
}

const FORMS = [...new Set(study.forms.map(({ oid }) => oid))]

test.each(FORMS)(
  '%s comes up, and holds no form within a form: Enter in the inner one would be lost',
  async (form) => {
    await openForm(form, visitOf(form))
    expect(document.querySelectorAll('.form-head')).toHaveLength(1)
    expect(document.querySelectorAll('form form')).toHaveLength(0)
  },
  30_000,
)
