import { contextBridge } from 'electron'

contextBridge.exposeInMainWorld('trialbook', {})
