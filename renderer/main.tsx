import { z } from 'zod'

// The page may not make code from text (electron/page.ts), and zod would try to; it has to know before any schema is made.
z.config({ jitless: true })
void import('./start.tsx')
