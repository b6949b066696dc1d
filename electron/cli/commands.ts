import type { Command } from './io.ts'

/** Every command by its name, in the order of the help. A command's own code is read when it runs, and all of it for the help. */
export const commands: Readonly<Record<string, Command>> = {
  score: {
    summary: 'score the answers of an instrument',
    load: async () => {
      const { score, scoreUsage } = await import('./commands/score.ts')
      return { usage: scoreUsage, run: score }
    },
  },
  vectors: {
    summary: 'check the scoring against a file of vectors',
    load: async () => {
      const { vectors, vectorsUsage } = await import('./commands/vectors.ts')
      return { usage: vectorsUsage, run: vectors }
    },
  },
  stats: {
    summary: 'check the statistics against a file of vectors',
    load: async () => {
      const { stats, statsUsage } = await import('./commands/stats.ts')
      return { usage: statsUsage, run: stats }
    },
  },
  training: {
    summary: 'make the training study in an empty folder',
    load: async () => {
      const { training, trainingUsage } = await import('./commands/training.ts')
      return { usage: trainingUsage, run: (args, io) => training(args, io) }
    },
  },
  export: {
    summary: 'write a de-identified export of a study',
    load: async () => {
      const { exportStudy, exportUsage } = await import('./commands/export.ts')
      return { usage: exportUsage, run: exportStudy }
    },
  },
  archive: {
    summary: 'write the whole identified record as one sealed folder',
    load: async () => {
      const { archive, archiveUsage } = await import('./commands/archive.ts')
      return { usage: archiveUsage, run: (args, io) => archive(args, io) }
    },
  },
  print: {
    summary: 'write a document of a study as PDF',
    load: async () => {
      const { print, printUsage } = await import('./commands/print.ts')
      return { usage: printUsage, run: (args, io) => print(args, io) }
    },
  },
  report: {
    summary: 'write the trial report: tables, plots, pages',
    load: async () => {
      const { report, reportUsage } = await import('./commands/report.ts')
      return { usage: reportUsage, run: (args, io) => report(args, io) }
    },
  },
  import: {
    summary: 'look at a file of data, or bring it in',
    load: async () => {
      const { importData, importUsage } = await import('./commands/import.ts')
      return { usage: importUsage, run: importData }
    },
  },
  backup: {
    summary: 'write a verified backup of a study',
    load: async () => {
      const { backup, backupUsage } = await import('./commands/backup.ts')
      return { usage: backupUsage, run: backup }
    },
  },
  restore: {
    summary: 'try a backup out, or put it in the place of a study that is kept beside it',
    load: async () => {
      const { restore, restoreUsage } = await import('./commands/restore.ts')
      return { usage: restoreUsage, run: restore }
    },
  },
  verify: {
    summary: 'check the trail of a study or an exported trail',
    load: async () => {
      const { verify, verifyUsage } = await import('./commands/verify.ts')
      return { usage: verifyUsage, run: verify }
    },
  },
}
