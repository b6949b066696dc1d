import { defineConfig } from '@playwright/test'

// Takes every screen of the training study in light, dark, right to left and at 200 %, for a person to look at:
// npx electron-vite build && npx playwright test -c e2e/screens.config.ts. The pictures are in out/screens.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.shots.ts',
  outputDir: '../out/screens/test-results',
  workers: 1,
  timeout: 600_000,
  retries: 0,
  reporter: 'list',
})
