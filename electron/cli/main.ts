import { dispatch } from './dispatch.ts'
import { nodeIo } from './nodeIo.ts'

// Somebody who reads only the first lines closes the pipe: that is no failure of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await dispatch(process.argv.slice(2), nodeIo)
