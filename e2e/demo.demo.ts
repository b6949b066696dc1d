import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch } from './launch.ts'

const screenshots = join(import.meta.dirname, '..', 'out', 'demo', 'screenshots')

test('the first screen', async () => {
  mkdirSync(screenshots, { recursive: true })
  const app = await launch()
  try {
    const window = await app.firstWindow()
    await expect(window.getByRole('heading').first()).toBeVisible()
    await window.screenshot({ path: join(screenshots, '01-first-screen.png') })
  } finally {
    await app.close()
  }
})
