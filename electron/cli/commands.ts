import { archive, archiveUsage } from './commands/archive.ts'
import { backup, backupUsage } from './commands/backup.ts'
import { exportStudy, exportUsage } from './commands/export.ts'
import { print, printUsage } from './commands/print.ts'
import { report, reportUsage } from './commands/report.ts'
import { importData, importUsage } from './commands/import.ts'
import { restore, restoreUsage } from './commands/restore.ts'
import { score, scoreUsage } from './commands/score.ts'
import { stats, statsUsage } from './commands/stats.ts'
import { training, trainingUsage } from './commands/training.ts'
import { vectors, vectorsUsage } from './commands/vectors.ts'
import { verify, verifyUsage } from './commands/verify.ts'
import type { Command } from './io.ts'

/** Every command by its name, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  score: { usage: scoreUsage, summary: 'score the answers of an instrument', run: score },
  vectors: { usage: vectorsUsage, summary: 'check the scoring against a file of vectors', run: vectors },
  stats: { usage: statsUsage, summary: 'check the statistics against a file of vectors', run: stats },
  training: {
    usage: trainingUsage,
    summary: 'make the training study in an empty folder',
    run: (args, io) => training(args, io),
  },
  export: { usage: exportUsage, summary: 'write a de-identified export of a study', run: exportStudy },
  archive: {
    usage: archiveUsage,
    summary: 'write the whole identified record as one sealed folder',
    run: (args, io) => archive(args, io),
  },
  print: {
    usage: printUsage,
    summary: 'write a document of a study as PDF',
    run: (args, io) => print(args, io),
  },
  report: {
    usage: reportUsage,
    summary: 'write the trial report: tables, plots, pages',
    run: (args, io) => report(args, io),
  },
  import: { usage: importUsage, summary: 'look at a file of data, or bring it in', run: importData },
  backup: { usage: backupUsage, summary: 'write a verified backup of a study', run: backup },
  restore: {
    usage: restoreUsage,
    summary: 'try a backup out, or put it in the place of a study that is kept beside it',
    run: restore,
  },
  verify: { usage: verifyUsage, summary: 'check the trail of a study or an exported trail', run: verify },
}
