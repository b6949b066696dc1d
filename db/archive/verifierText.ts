/**
 * The verifier that lies in every archive as verify-archive.mjs: one plain file that needs nothing but Node. It finds files that are
 * missing, extra or altered, and a manifest that the installation's key did not sign.
 */
export const ARCHIVE_VERIFIER = String.raw`#!/usr/bin/env node
// Verifies a Trialbook archive: node verify-archive.mjs [FOLDER] [--key-fingerprint HASH]
// HASH is what stands on paper (recovery kit, casebook). Exit code 0: nothing is wrong; 1: something is.
// manifest.json is {"manifest","signature"} in canonical JSON (RFC 8785): size and SHA-256 of every file, signed with Ed25519.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
const sha256OfFile = (path) => {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(1048576)
  const file = openSync(path, 'r')
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) hash.update(buffer.subarray(0, read))
  closeSync(file)
  return hash.digest('hex')
}
const canonical = (value) => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']'
  const members = Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key]))
  return '{' + members.join(',') + '}'
}
const args = process.argv.slice(2)
const at = args.indexOf('--key-fingerprint')
const paper = at < 0 ? undefined : String(args[at + 1]).toLowerCase().replace(/[^0-9a-f]/g, '')
const folder = (at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1))[0] ?? dirname(fileURLToPath(import.meta.url))
const findings = []
let manifest
try {
  const read = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  manifest = read.manifest
  const der = Buffer.from(manifest.publicKey, 'hex')
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(canonical(manifest)), key, Buffer.from(read.signature, 'hex'))) findings.push('The manifest was altered: its signature does not hold.')
  if (paper !== undefined && sha256(der) !== paper) findings.push('The key is not the one on paper: this archive was signed by somebody else.')
} catch {
  findings.push('The manifest is missing or cannot be read.')
}
const files = manifest?.files ?? {}
const found = readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).map((name) => name.split(sep).join('/'))
for (const name of found) if (name !== 'manifest.json' && !Object.hasOwn(files, name)) findings.push(name + ' does not belong to this archive.')
for (const [name, { sha256: wanted }] of Object.entries(files)) {
  if (!found.includes(name)) findings.push(name + ' is missing.')
  else if (sha256OfFile(join(folder, name)) !== wanted) findings.push(name + ' was altered.')
}
for (const finding of findings) console.log(finding)
if (paper === undefined) console.log('Unproven: that the key is the one of this installation. Give --key-fingerprint from paper.')
console.log(findings.length === 0 ? 'Whole: ' + Object.keys(files).length + ' files, up to record ' + manifest.lastSequence + ', head ' + manifest.head : findings.length + ' findings')
process.exitCode = findings.length === 0 ? 0 : 1
`
