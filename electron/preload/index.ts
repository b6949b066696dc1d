import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge } from '../../shared/ipc/bridge.ts'

/** The names that the main process wrote on this process's command line (electron/window.ts). */
function names(kind: 'channels' | 'events'): ReadonlySet<string> {
  const prefix = `--trialbook-${kind}=`
  const list = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? ''
  return new Set(list.split(','))
}

const channels = names('channels')
const events = names('events')

/** Two functions and nothing of Electron (checklist 20). The main process checks again whatever comes through. */
const bridge: Bridge = {
  invoke: async (channel, input) => {
    if (!channels.has(channel)) throw new Error('unknown channel')
    return (await ipcRenderer.invoke('trialbook:invoke', channel, input)) as never
  },
  on: (event, listener) => {
    if (!events.has(event)) throw new Error('unknown event')
    const hear = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
    ipcRenderer.on(`trialbook:${event}`, hear)
    return () => void ipcRenderer.off(`trialbook:${event}`, hear)
  },
}

contextBridge.exposeInMainWorld('trialbook', bridge)
