import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { newQueryClient } from './ask/queries.ts'
import { followSystemTheme } from './style/theme.ts'
import { startTexts } from './text/i18n.ts'
import './style/base.css'

followSystemTheme()
startTexts()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
