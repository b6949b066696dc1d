/** The words of the export that names the children. Part of the catalogue in en.ts. */
export const identified = {
  identified: {
    name: 'Full, identified',
    legal: 'Names the children. Not de-identified: only where consent and the ethics committee allow it.',
    text: 'Everything, with names, dates and record numbers. Asks for your password; the purpose is recorded as the reason.',
    look: 'Names the children: holds names, birth dates, record numbers and free text. Hand it to nobody who may not know them.',
    title: 'Write an export that names the children',
    warning: 'This leaves the protection of Trialbook',
    names: 'The files hold names, birth dates, record numbers and everything that was typed.',
    unprotected:
      'They are not encrypted. Whoever gets the folder can read it: write it to an encrypted disk, and delete it when it is no longer needed.',
    protected:
      'They are encrypted with the passphrase below. Once somebody has opened them they are as readable as any file.',
    encrypt: 'Encrypt the files with a passphrase',
    passphrase: 'Passphrase for the receiver',
    passphraseHelp:
      'Write it down now: it is kept nowhere, and without it nobody can open the files. Tell it by telephone or on paper, never beside the folder.',
    passphraseError: 'At least 12 characters.',
    suggest: 'Other words',
    recorded: 'That you made it, for whom and why, is in the audit trail for ever.',
    understood: 'I have read this, and the recipient may know these children',
    understoodError: 'Read it, and tick this first.',
    password: 'Your password',
    passwordError: 'Type your password.',
    write: 'Write it with names',
    recipientHelp: 'Stands in the manifest and, with the purpose, in the audit trail.',
    written: 'These files name children',
    writtenEncrypted:
      'They are encrypted. Send the folder one way and the passphrase another: by telephone or on paper. The receiver opens it with open-export.mjs in the folder, or with any age program.',
    inside: 'The files inside the encrypted one:',
    writtenText:
      'They are not encrypted. Hand them over by a way that nobody else can read, and delete this folder when it is no longer needed.',
  },
} as const
