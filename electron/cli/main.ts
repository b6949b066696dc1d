import { dispatch } from './dispatch.ts'
import { nodeIo } from './nodeIo.ts'
import { unexpected } from './unexpected.ts'

// Somebody who reads only the first lines closes the pipe: that is no failure of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

try {
  process.exitCode = await dispatch(process.argv.slice(2), nodeIo)
} catch (thrown) {
  nodeIo.err(unexpected(thrown))
  process.exitCode = 2
}
