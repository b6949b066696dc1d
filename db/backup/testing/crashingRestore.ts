import { swapRestore } from '../restore.ts'

/** A restore that a test kills at a step: folder, stamp, name of the step. */
const [folder = '', stamp = '', at = ''] = process.argv.slice(2)
swapRestore(folder, stamp, (step) => {
  if (step === at) process.kill(process.pid, 'SIGKILL')
})
