import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Each file in a process of its own: tests open native database handles and set process-wide state.
    pool: 'forks',
    projects: [
      {
        test: {
          name: 'node',
          include: ['{shared,db,electron,scripts}/**/*.test.ts', 'renderer/**/*.test.ts'],
          environment: 'node',
          // Deriving a key from a password is slow on purpose.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'dom',
          include: ['renderer/**/*.test.tsx'],
          environment: 'jsdom',
          testTimeout: 30_000,
        },
      },
    ],
  },
})
