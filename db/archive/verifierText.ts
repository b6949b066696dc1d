/**
 * The verifier that lies in every archive as verify-archive.mjs: one plain file that needs nothing but Node. It finds files that are
 * missing, extra or altered, links in place of files, and a manifest that the installation's key did not sign or that has a second spelling. What it
 * says holds no sign that moves a terminal, since names of files may come from somebody else.
 */
export const ARCHIVE_VERIFIER = String.raw`#!/usr/bin/env node
// Verifies a Trialbook archive: node verify-archive.mjs [FOLDER] [--key-fingerprint HASH]
// HASH is what stands on paper (recovery kit, casebook). Exit code 0: nothing is wrong; 1: something is.
// manifest.json is {"manifest","signature"} in canonical JSON (RFC 8785): size and SHA-256 of every file, signed with Ed25519.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
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
// Everything below the folder by its name, and whether it is a plain file. Links are named and not followed: what they lead to is not here.
const entriesOf = (folder, before = '') => readdirSync(join(folder, before), { withFileTypes: true }).flatMap((entry) => {
  const name = before + entry.name
  return entry.isDirectory() ? entriesOf(folder, name + '/') : [{ name, isFile: entry.isFile() }]
})
const plain = (text) => String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '?')
const args = process.argv.slice(2)
const at = args.indexOf('--key-fingerprint')
const paper = at < 0 ? undefined : String(args[at + 1]).toLowerCase().replace(/[^0-9a-f]/g, '')
const folder = (at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1))[0] ?? dirname(fileURLToPath(import.meta.url))
const findings = []
let manifest
try {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(folder, 'manifest.json')))
  const read = JSON.parse(text)
  manifest = read.manifest
  if (text !== canonical({ manifest, signature: read.signature }) + '\n') findings.push('The manifest was altered: it is not written as it was made.')
  if (manifest.format !== 'trialbook-archive' || manifest.version !== 1) findings.push('The manifest is of a kind that this verifier does not know.')
  const der = Buffer.from(manifest.publicKey, 'hex')
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (key.asymmetricKeyType !== 'ed25519' || !/^[0-9a-f]{128}$/.test(read.signature) || !verify(null, Buffer.from(canonical(manifest)), key, Buffer.from(read.signature, 'hex'))) findings.push('The manifest was altered: its signature does not hold.')
  if (paper !== undefined && sha256(der) !== paper) findings.push('The key is not the one on paper: this archive was signed by somebody else.')
} catch {
  findings.push('The manifest is missing or cannot be read.')
}
const files = manifest?.files ?? {}
const entries = entriesOf(folder)
for (const { name, isFile } of entries) if (!isFile) findings.push(name + ' is no plain file: a link or a device does not belong to an archive.')
const found = entries.filter(({ isFile }) => isFile).map(({ name }) => name)
for (const name of found) if (name !== 'manifest.json' && !Object.hasOwn(files, name)) findings.push(name + ' does not belong to this archive.')
for (const [name, seal] of Object.entries(files)) {
  if (!found.includes(name)) findings.push(name + ' is missing.')
  else if (sha256OfFile(join(folder, name)) !== seal?.sha256) findings.push(name + ' was altered.')
}
for (const finding of findings) console.log(plain(finding))
if (paper === undefined) console.log('Unproven: that the key is the one of this installation. Give --key-fingerprint from paper.')
console.log(findings.length === 0 ? 'Whole: ' + Object.keys(files).length + ' files, up to record ' + plain(manifest.lastSequence) + ', head ' + plain(manifest.head) : findings.length + ' findings')
process.exitCode = findings.length === 0 ? 0 : 1
`
