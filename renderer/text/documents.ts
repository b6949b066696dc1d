/** The words of printing. Part of the catalogue in en.ts. */
export const documents = {
  print: {
    casebook: 'Print the casebook',
    casebookText: 'Everything the record holds of {{code}} as one PDF: every form, query, signature and change.',
    masked: 'Without the child’s identity',
    maskedHelp: 'Name, birth date and record number are masked.',
    identified: 'Identified copy',
    identifiedHelp: 'Shows who the child is. The PDF is not encrypted.',
    which: 'Which copy',
    warningTitle: 'This file will name a child',
    warning:
      'It lies unencrypted where you save it. Keep it where only people may see it who may know the child, and delete it when it is no longer needed. The trail records who printed it and when.',
    blankCrf: 'Blank forms',
    blankCrfText: 'Empty forms of the study to fill in by hand, for a day without the laptop. They hold no data.',
    annotatedCrf: 'Annotated forms',
    annotatedCrfText: 'Every item with its code list, range, checks and the columns of the exports. It holds no data.',
    section: 'Paper',
    save: 'Save as PDF',
    making: 'Making the PDF',
    done: 'The PDF is there',
    doneText: '{{file}}, {{size}}. Its fingerprint stands in the trail, so that a copy can be proven to be the same.',
    sha: 'SHA-256',
    show: 'Show the file',
    again: 'Another one',
  },
} as const
