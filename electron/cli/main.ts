import { dispatch } from './dispatch.ts'
import { nodeIo } from './nodeIo.ts'

process.exitCode = await dispatch(process.argv.slice(2), nodeIo)
