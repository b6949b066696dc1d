import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What a reader of the screen by ear or keyboard, or with weak eyes, would stumble over: one line for each rule that is broken. */
export async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
