import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes verify-trail.mjs into a JSON file as text, because the bundled application has no source files to copy it from. Run
 * with the project's Node after each change of the verifier: node db/audit/verifier/embed.ts
 */
const here = (name: string) => new URL(name, import.meta.url)
const text = readFileSync(here('verify-trail.mjs'), 'utf8')
writeFileSync(here('verifierText.json'), `${JSON.stringify({ text })}\n`)
