import { defineConfig } from '@playwright/test'

// What `npm start` runs where there is no display: the application shows itself to a camera instead of a person.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.demo.ts',
  outputDir: '../out/demo/test-results',
  workers: 1,
  timeout: 300_000,
  retries: 0,
  reporter: 'list',
})
