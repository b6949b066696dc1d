/**
 * Edit checks of the protocol that no form has to run, since what they forbid cannot come about: the place that sees to it, by
 * file, and how. Together with the declared checks they are all of the protocol.
 */
export const LIVES_ELSEWHERE: Readonly<Record<string, { readonly file: string; readonly how: string }>> = {
  EC042: {
    file: 'shared/study/calculations/scoreRules.ts',
    how: 'Dimension sums of the GMFM-88 are computed from the items and cannot be typed, so there is nothing that could differ.',
  },
  EC054: {
    file: 'shared/form/normalise.ts',
    how: '1.5 typed on an Ashworth item becomes the grade 1+ before it is kept, with a note; 2 is the grade 2 (decision 0010).',
  },
  EC127: {
    file: 'db/record/rules.ts',
    how: 'The door for writes refuses a change to a form that was complete once unless the change has a reason.',
  },
  EC128: {
    file: 'db/read/subjectRecord.ts',
    how: 'A signature holds only while nothing has changed since; a change with its reason makes the form unsigned again.',
  },
}
