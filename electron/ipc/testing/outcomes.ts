import type { ChannelName } from '../../../shared/ipc/contract.ts'

/**
 * What everybody gets from every channel, written down by hand from the role table of the design, never derived from the code.
 *
 * A line has five parts: nobody signed in, a locked session, then each role (nurse, investigator, coordinator, monitor,
 * administrator) while signed in, while the whole study is frozen, and while it is locked.
 *
 *   +  answered
 *   ~  let in, and refused for the matter itself: nothing there to answer, no folder chosen, the wrong input
 *   -  notAllowed: this role never gets it
 *   F  frozen or locked: safe, and not to be changed now
 *   o  sign in first
 *   l  locked: unlock first
 *
 * To add a channel: one line here, in the order of the contract, and a right input in sampleInputs.ts, so that its handler really
 * runs on a real store; without one `{}` is asked. A channel that writes to a child must have an input that it takes, or its F
 * proves nothing. Each request meets the same study: what a request changed is undone before the next.
 */
// prettier-ignore
export const OUTCOMES: Readonly<Record<ChannelName, string>> = {
  //                         out lk  signed in  frozen     locked
  //                             n i c m a  n i c m a  n i c m a
  'application.state':       '+ +  + + + + +  + + + + +  + + + + +',
  'setup.create':            '- -  - - - - -  - - - - -  - - - - -',
  'setup.confirmKit':        '~ ~  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~',
  'setup.explore':           '- -  - - - - -  - - - - -  - - - - -',
  'session.signIn':          '+ +  - - - - -  - - - - -  - - - - -',
  'session.signOut':         'o l  + + + + +  + + + + +  + + + + +',
  'session.lock':            'o l  + + + + +  + + + + +  + + + + +',
  'session.touch':           'o l  + + + + +  + + + + +  + + + + +',
  'session.changePassword':  'o l  + + + + +  + + + + +  + + + + +',
  'recovery.begin':          '~ ~  - - - - -  - - - - -  - - - - -',
  'kit.print':               '- -  - - - - -  - - - - -  - - - - -',

  'today.get':               'o l  + + + + -  + + + + -  + + + + -',
  'dashboard.get':           'o l  + + + + -  + + + + -  + + + + -',
  'subjects.list':           'o l  + + + + -  + + + + -  + + + + -',
  'subjects.register':       'o l  + + - - -  F F - - -  F F - - -',
  'subjects.get':            'o l  + + + + -  + + + + -  + + + + -',
  'visits.setDate':          'o l  + + - - -  F F - - -  F F - - -',
  'visits.plan':             'o l  + + - - -  F F - - -  F F - - -',
  'visits.missed':           'o l  + + - - -  F F - - -  F F - - -',
  'visits.addUnscheduled':   'o l  + + - - -  F F - - -  F F - - -',

  // Opening a form that nobody has touched starts it; who may only read finds nothing there.
  'forms.open':              'o l  + + ~ ~ -  F F ~ ~ -  F F ~ ~ -',
  'forms.read':              'o l  + + + + -  + + + + -  + + + + -',
  // In a locked study every form is complete and holds no draft, so there is none to keep, save, complete, strike or discard.
  // The draft is the nurse's: the investigator takes it over first. A draft is no record: its author may throw it away at any time.
  'forms.keep':              'o l  + + - - -  F F - - -  ~ ~ - - -',
  'forms.about':             'o l  + + - - -  F F - - -  F F - - -',
  'forms.save':              'o l  + ~ - - -  F ~ - - -  ~ ~ - - -',
  'forms.complete':          'o l  + + - - -  F F - - -  ~ ~ - - -',
  'forms.change':            'o l  + + - - -  F F - - -  F F - - -',
  'forms.notDone':           'o l  + + - - -  F F - - -  F F - - -',
  'forms.strike':            'o l  + + - - -  F F - - -  ~ ~ - - -',
  // No form of this study house has rows; db/acts/strikeItemRow.test.ts holds what becomes of them in each state.
  'forms.strikeRow':         'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',
  'forms.restoreRow':        'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',
  'forms.takeOver':          'o l  + + - - -  F F - - -  ~ ~ - - -',
  'forms.discardDraft':      'o l  + ~ - - -  + ~ - - -  ~ ~ - - -',
  'forms.confirm':           'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',
  'forms.itemHistory':       'o l  + + + + -  + + + + -  + + + + -',

  // No form of this study is entered twice; db/entries/turns.test.ts holds the table of turns, stages and places.
  'entries.waiting':         'o l  + + - - -  + + - - -  + + - - -',
  'entries.compare':         'o l  ~ ~ ~ ~ -  ~ ~ ~ ~ -  ~ ~ ~ ~ -',
  'entries.resolve':         'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',

  'audit.page':              'o l  + + + + +  + + + + +  + + + + +',
  'trail.people':            'o l  - + + + +  - + + + +  - + + + +',
  // No folder was chosen.
  'trail.export':            'o l  - ~ ~ ~ -  - ~ ~ ~ -  - ~ ~ ~ -',
  'trail.release':           'o l  - ~ ~ - -  - ~ ~ - -  - ~ ~ - -',

  'queries.list':            'o l  + + + + -  + + + + -  + + + + -',
  'queries.thread':          'o l  + + + + -  + + + + -  + + + + -',
  // Queries go on in a frozen study, and end with a lock: it waits until all of them are closed.
  'queries.raise':           'o l  + + + + -  + + + + -  F F F F -',
  'queries.answer':          'o l  + + - - -  + + - - -  ~ ~ - - -',
  'queries.comment':         'o l  + + + + -  + + + + -  ~ ~ ~ ~ -',
  'queries.assign':          'o l  + + + + -  + + + + -  ~ ~ ~ ~ -',
  'queries.close':           'o l  - - + + -  - - + + -  - - ~ ~ -',
  'queries.reopen':          'o l  - - + + -  - - + + -  - - F F -',
  // Only whoever raised it: the monitor did.
  'queries.cancel':          'o l  - - - + -  - - - + -  ~ ~ ~ ~ -',

  'verification.form':       'o l  + + + + -  + + + + -  + + + + -',
  'verification.tick':       'o l  - - - + -  - - - + -  - - - F -',
  'verification.untick':     'o l  - - - + -  - - - + -  - - - F -',
  'verification.next':       'o l  - - - + -  - - - + -  - - - + -',
  'verification.progress':   'o l  + + + + -  + + + + -  + + + + -',
  'review.list':             'o l  - - + + -  - - + + -  - - + + -',
  'review.mark':             'o l  - - + + -  - - + + -  - - + + -',

  'signatures.list':         'o l  + + + + -  + + + + -  + + + + -',
  'signatures.changes':      'o l  + + + + -  + + + + -  + + + + -',
  'signatures.waiting':      'o l  - + - - -  - + - - -  - + - - -',
  'signatures.preview':      'o l  - + - - -  - + - - -  - + - - -',
  'signatures.sign':         'o l  - + - - -  - + - - -  - F - - -',
  'holds.lift':              'o l  - ~ - - -  - ~ - - -  - ~ - - -',

  'locks.state':             'o l  + + + + -  + + + + -  + + + + -',
  'locks.freeze':            'o l  - - + + -  - - + + -  - - F F -',
  'locks.unfreeze':          'o l  - - + + -  - - + + -  - - F F -',
  // An open query is in the way until it is closed.
  'locks.lock':              'o l  - - ~ - -  - - ~ - -  - - + - -',
  'locks.unlock':            'o l  - - + - -  - - + - -  - - + - -',
  'redaction.redact':        'o l  - + - - -  - + - - -  - + - - -',

  'delegation.list':         'o l  - + + + +  - + + + +  - + + + +',
  'delegation.set':          'o l  - - - - +  - - - - +  - - - - +',
  'delegation.onDay':        'o l  - + + + +  - + + + +  - + + + +',

  'events.list':             'o l  + + + + -  + + + + -  + + + + -',
  'events.clocks':           'o l  + + + + -  + + + + -  + + + + -',
  'events.timeline':         'o l  + + + + -  + + + + -  + + + + -',
  'events.links':            'o l  + + + + -  + + + + -  + + + + -',
  // The draft of the form is the nurse's. In a locked study neither a form to save nor a report to send is left.
  'events.openForSymptom':   'o l  + ~ - - -  F ~ - - -  ~ ~ - - -',
  'events.openReport':       'o l  + + - - -  F F - - -  ~ ~ - - -',
  'events.reportSent':       'o l  + + - - -  F F - - -  ~ ~ - - -',

  // No file is chosen, so there is none to look at or to write; db/import holds what a frozen or locked child refuses.
  'import.chooseFile':       'o l  + + - - -  + + - - -  + + - - -',
  'import.look':             'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',
  'import.preview':          'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',
  'import.write':            'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',
  'import.saveList':         'o l  ~ ~ - - -  ~ ~ - - -  ~ ~ - - -',

  // No file was chosen.
  'documents.order':         'o l  ~ ~ ~ ~ -  ~ ~ ~ ~ -  ~ ~ ~ ~ -',
  'report.get':              'o l  - + + - -  - + + - -  - + + - -',
  // No folder was chosen.
  'report.start':            'o l  - ~ ~ - -  - ~ ~ - -  - ~ ~ - -',
  // No file was chosen.
  'report.savePlot':         'o l  - + + - -  - + + - -  - + + - -',

  'export.preview':          'o l  - + + - -  - + + - -  - + + - -',
  'export.chooseFolder':     'o l  - + + + -  - + + + -  - + + + -',
  // No folder was chosen.
  'export.start':            'o l  - ~ ~ - -  - ~ ~ - -  - ~ ~ - -',
  // No folder was chosen.
  'archive.start':           'o l  - ~ - - -  - ~ - - -  - ~ - - -',
  'verify.start':            'o l  - + + + +  - + + + +  - + + + +',
  'backup.get':              'o l  - - + - +  - - + - +  - - + - +',
  // The dialog for a folder is closed again in these tests: nothing is chosen to write to, to try out or to put back.
  'backup.start':            'o l  - - ~ - ~  - - ~ - ~  - - ~ - ~',
  'backup.addPlace':         'o l  - - - - +  - - - - +  - - - - +',
  'backup.removePlace':      'o l  - - - - ~  - - - - ~  - - - - ~',
  'backup.chooseCopy':       'o l  - - + - +  - - + - +  - - + - +',
  'backup.drill':            'o l  - - ~ - ~  - - ~ - ~  - - ~ - ~',
  'backup.lacks':            'o l  - - - - ~  - - - - ~  - - - - ~',
  'backup.restore':          'o l  - - - - ~  - - - - ~  - - - - ~',
  'jobs.get':                'o l  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~',
  'jobs.cancel':             'o l  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~',
  'jobs.showFolder':         'o l  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~  ~ ~ ~ ~ ~',

  'people.list':             'o l  - - - - +  - - - - +  - - - - +',
  'people.add':              'o l  - - - - +  - - - - +  - - - - +',
  'people.disable':          'o l  - - - - +  - - - - +  - - - - +',
  'people.enable':           'o l  - - - - +  - - - - +  - - - - +',
  'people.resetPassword':    'o l  - - - - +  - - - - +  - - - - +',
  'settings.list':           'o l  - + + + +  - + + + +  - + + + +',
  // A setting of the study is the coordinator's.
  'settings.set':            'o l  - - + - -  - - + - -  - - + - -',
  'preferences.set':         '+ +  + + + + +  + + + + +  + + + + +',
}
