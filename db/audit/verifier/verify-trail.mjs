#!/usr/bin/env node
// Verifies an exported Trialbook audit trail. One file, nothing to install: Node 20 or newer.
//
//   node verify-trail.mjs [FOLDER] [--head HASH] [--key-fingerprint HASH]
//
// FOLDER holds manifest.json, trail.ndjson, heads.ndjson and this file. HASH is what stands on paper: the head of the trail at
// some moment, the fingerprint of the installation's key (recovery kit, casebook, an earlier manifest). Without them the
// verifier says what stays unproven. Exit code 0: nothing is wrong; 1: something is.
//
// The format: every line of trail.ndjson is {"bytes","hash","values"?}. `bytes` is the audit record in canonical JSON
// (RFC 8785); hash = SHA-256(hash of the record before, bytes), the first one following on 32 zero bytes. `old`, `new` and
// `reason` in a record are SHA-256(salt, canonical JSON of the value); salt and value stand in `values` unless they were
// redacted or left out. heads.ndjson holds, for the last record of each act, the signed head {"bytes","signature"} (Ed25519).
// manifest.json is {"manifest","signature"}: counts, last head and the SHA-256 of every file, signed with the same key.
//
// A de-identified trail (format "trialbook-deidentified-trail") is a table derived from the trail. The chain is not in it: its files
// and the signature of its manifest are verified, and nothing more is claimed.

/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-member-access, typescript/no-unsafe-argument,
   typescript/no-unsafe-return, typescript/no-unsafe-call -- plain JavaScript, so that it runs as it is: no types to check */

import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, lstatSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const MANIFEST = 'manifest.json'
const DERIVED = 'trialbook-deidentified-trail'
const PARTS = ['old', 'new', 'reason']

/** RFC 8785 for what JSON.parse gives. */
export function canonical(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${members.join(',')}}`
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
/** Exactly one spelling: small letters, nothing around them. */
const isSignature = (text) => typeof text === 'string' && /^[0-9a-f]{128}$/.test(text)
const isHash = (text) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)

/** The files of a folder, as the verifier wants them: names, and the bytes of each as they come. */
export function folderSource(folder) {
  return {
    list: () => readdirSync(folder).toSorted(),
    read: (name) => {
      const path = join(folder, name)
      // A link is not followed: what it leads to does not travel with the folder.
      if (!lstatSync(path).isFile()) throw new Error('not a file')
      return createReadStream(path)
    },
  }
}

/**
 * Verifies an export. `source` is {list(), read(name)}; `paper` may hold `head` and `keyFingerprint` in hex.
 * Returns {findings, unproven, facts}: sentences, empty `findings` when nothing is wrong.
 */
export async function verifyExport(source, paper = {}) {
  const findings = []
  const unproven = []
  const say = (sentence) => findings.push(sentence)
  const names = source.list()

  const manifest = names.includes(MANIFEST) ? await readManifest(source, say) : undefined
  if (!names.includes(MANIFEST)) say(`${MANIFEST} is missing: nothing says what belongs to this export.`)
  if (!manifest) return { findings, unproven: ['Everything: the manifest cannot be used.'], facts: undefined }

  const fingerprint = sha256(Buffer.from(manifest.publicKey, 'hex'))
  const publicKey = createPublicKey({ key: Buffer.from(manifest.publicKey, 'hex'), format: 'der', type: 'spki' })
  if (manifest.keyFingerprint !== fingerprint) say('The manifest names another fingerprint than that of its own key.')
  if (paper.keyFingerprint === undefined) {
    unproven.push(
      'That the key is the one of this installation: without --key-fingerprint a whole trail made anew with another key looks the same.',
    )
  } else if (clean(paper.keyFingerprint) !== fingerprint) {
    say('The key is not the one on paper: this trail was signed by somebody else.')
  }

  const listed = Object.keys(manifest.files)
  for (const name of names) {
    if (name !== MANIFEST && !listed.includes(name)) say(`${name} does not belong to this export.`)
  }
  if (manifest.format === DERIVED) {
    for (const name of listed) await eachLine(source, names, name, manifest, say, () => {})
    if (paper.head !== undefined)
      say('The head on paper cannot be held against this document: the chain of the trail is not in it.')
    unproven.push(
      'That this tells all of the trail, and as it was: the chain is not in a de-identified trail, only its signed files are.',
    )
    return { findings, unproven, facts: { count: manifest.count, keyFingerprint: fingerprint, derived: true } }
  }
  for (const name of ['trail.ndjson', 'heads.ndjson']) {
    if (!listed.includes(name)) say(`The manifest does not list ${name}.`)
  }

  const heads = new Map()
  await eachLine(source, names, 'heads.ndjson', manifest, say, (text, number) => readHead(text, number, heads, say))
  const trail = trailReader({ manifest, publicKey, heads, paper, say })
  await eachLine(source, names, 'trail.ndjson', manifest, say, trail.line)
  trail.end()
  for (const name of listed) {
    if (name !== 'trail.ndjson' && name !== 'heads.ndjson') {
      await eachLine(source, names, name, manifest, say, () => {})
    }
  }

  if (paper.head === undefined) {
    unproven.push(
      'That the trail is not an older one, cut at the end of an act: without --head nothing says how far it had come.',
    )
  }
  if (manifest.values !== 'all' || trail.withheld()) {
    unproven.push('What the values were that were left out of this export: only their commitments are here.')
  }
  return { findings, unproven, facts: { ...trail.facts(), keyFingerprint: fingerprint, made: manifest.made } }
}

const clean = (hash) =>
  String(hash)
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')

async function readManifest(source, say) {
  const chunks = []
  for await (const chunk of source.read(MANIFEST)) chunks.push(chunk)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks))
    const { manifest, signature } = JSON.parse(text)
    if (text !== `${canonical({ manifest, signature })}\n`)
      say('The manifest was altered: it is not written as it was made.')
    const key = createPublicKey({ key: Buffer.from(manifest.publicKey, 'hex'), format: 'der', type: 'spki' })
    if (
      key.asymmetricKeyType !== 'ed25519' ||
      !isSignature(signature) ||
      !verify(null, Buffer.from(canonical(manifest)), key, Buffer.from(signature, 'hex'))
    ) {
      say('The manifest was altered: its signature does not hold.')
    }
    if (!['trialbook-trail', DERIVED].includes(manifest.format) || manifest.version !== 1)
      say('The manifest is of a kind that this verifier does not know.')
    if (typeof manifest.files !== 'object' || manifest.files === null) throw new Error('no files')
    return manifest
  } catch {
    say('The manifest cannot be read.')
    return undefined
  }
}

/** Hands on the lines of a file, split at line feeds only, and holds the file against the manifest. */
async function eachLine(source, names, name, manifest, say, line) {
  const said = manifest.files[name]
  if (!names.includes(name)) {
    say(`${name} is missing.`)
    return
  }
  const hash = createHash('sha256')
  let size = 0
  let number = 0
  let rest = []
  try {
    for await (const chunk of source.read(name)) {
      hash.update(chunk)
      size += chunk.length
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        number += 1
        line(Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8'), number)
        rest = []
        from = at + 1
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    }
  } catch {
    say(`${name} cannot be read.`)
    return
  }
  const tail = Buffer.concat(rest)
  if (tail.length > 0 && name.endsWith('.ndjson')) say(`${name} is cut: its last line has no end.`)
  if (!said || said.size !== size || said.sha256 !== hash.digest('hex')) {
    say(`${name} was altered: it is not the file that the manifest was made for.`)
  }
}

function readHead(text, number, heads, say) {
  try {
    const entry = JSON.parse(text)
    const { bytes, signature } = entry
    if (canonical(entry) !== text) throw new Error('not a line')
    const head = JSON.parse(bytes)
    if (canonical(head) !== bytes || !Number.isSafeInteger(head.sequence)) throw new Error('not a head')
    if (heads.has(head.sequence)) say(`There are two signed heads for record ${head.sequence}.`)
    heads.set(head.sequence, { bytes, signature, head })
  } catch {
    say(`heads.ndjson, line ${number}: this is not a signed head.`)
  }
}

function trailReader({ manifest, publicKey, heads, paper, say }) {
  const lastValues = new Map()
  const gone = new Map()
  const redacted = new Set()
  const paperHead = paper.head === undefined ? undefined : clean(paper.head)
  let previous = Buffer.alloc(32)
  let count = 0
  let last = 0
  let act
  let closed = true
  let paperSequence

  function line(text, number) {
    count += 1
    const entry = readLine(text, number)
    if (!entry) return
    const { bytes, hash, values, withheld, record } = entry
    const { sequence } = record
    const where = `Record ${sequence}`
    if (sequence !== last + 1) {
      if (sequence > last + 1) say(`${where}: ${sequence - last - 1} record(s) before it were removed.`)
      else say(`${where}: stands after record ${last}: inserted, repeated or moved.`)
    }
    const expected = sha256(previous, bytes)
    if (expected !== hash) say(`${where}: it or a record before it was altered; its hash does not follow.`)
    if (record.installation !== manifest.installation) say(`${where}: is of another installation.`)
    if (!closed && record.act !== act) say(`Record ${last}: the act that ends here is not signed.`)
    act = record.act
    checkHead(record, hash)
    checkValues(record, values, withheld, where)
    if (record.kind === 'value.redacted' && record.detail?.redactedSequence !== undefined) {
      redacted.add(`${record.detail.redactedSequence} ${record.detail.part}`)
    }
    if (hash === paperHead) paperSequence = sequence
    previous = Buffer.from(hash, 'hex')
    last = sequence
  }

  function readLine(text, number) {
    try {
      const entry = JSON.parse(text)
      const record = JSON.parse(entry.bytes)
      if (canonical(record) !== entry.bytes) throw new Error('not canonical')
      if (canonical(entry) !== text || !isHash(entry.hash) || !Number.isSafeInteger(record.sequence))
        throw new Error('not a line')
      return { ...entry, values: entry.values ?? {}, withheld: entry.withheld ?? [], record }
    } catch {
      say(`trail.ndjson, line ${number} (after record ${last}): this is not an audit record.`)
      return undefined
    }
  }

  function checkHead(record, hash) {
    const found = heads.get(record.sequence)
    closed = found !== undefined
    if (!found) return
    heads.delete(record.sequence)
    const where = `Record ${record.sequence}`
    const { bytes, signature, head } = found
    if (head.head !== hash || head.act !== record.act || head.installation !== record.installation) {
      say(`${where}: its signed head names something else than what stands here.`)
    }
    if (!isSignature(signature) || !verify(null, Buffer.from(bytes), publicKey, Buffer.from(signature, 'hex'))) {
      say(`${where}: the signature of its head does not hold.`)
    }
  }

  function checkValues(record, values, withheld, where) {
    for (const part of PARTS) {
      const commitment = record[part]
      const value = values[part]
      if (commitment === null) {
        if (value !== undefined) say(`${where}: there is a value (${part}) it does not speak of.`)
      } else if (value === undefined) {
        gone.set(`${record.sequence} ${part}`, {
          where,
          withheld: withheld.includes(part),
          identity: record.entity === 'identityItem',
        })
      } else if (!isHash(value.salt) || sha256(Buffer.from(value.salt, 'hex'), String(value.value)) !== commitment) {
        say(`${where}: the value beside it (${part}) is not the one that was recorded.`)
      }
    }
    if (record.entity === null || record.field === null) return
    const key = canonical([record.entity, record.entityId, record.field])
    const before = lastValues.get(key)
    const old = values.old?.value
    const broken =
      before === undefined || before === null
        ? record.old !== null
        : record.old === null || (old !== undefined && before !== '' && old !== before)
    if (broken) say(`${where}: its old value is not what the record before it left.`)
    lastValues.set(key, record.new === null ? null : (values.new?.value ?? ''))
  }

  function end() {
    if (count > 0 && !closed) say(`Record ${last}: the act that ends here is not signed.`)
    for (const sequence of [...heads.keys()].toSorted((a, b) => a - b)) {
      say(`Record ${sequence}: a signed head stands here but the record is gone.`)
    }
    if (count !== manifest.count) say(`The manifest counts ${manifest.count} records, here are ${count}.`)
    if (last !== manifest.lastSequence)
      say(`The manifest ends at record ${manifest.lastSequence}, this trail at ${last}.`)
    if (previous.toString('hex') !== manifest.head) say('The manifest names another head than the trail has.')
    for (const [part, { where, withheld, identity }] of gone) {
      const leftOut = withheld || manifest.values === 'none' || (manifest.values === 'withoutIdentity' && identity)
      if (!leftOut && !redacted.has(part)) say(`${where}: a value is missing and no redaction explains it.`)
    }
    for (const part of redacted) {
      if (!gone.has(part)) say(`Record ${part.split(' ')[0]}: a value that was redacted is still there.`)
    }
    if (paperHead !== undefined && paperSequence === undefined) {
      say('The head on paper is nowhere in this trail: it was altered, cut, or is another one.')
    }
  }

  const withheld = () => [...gone.values()].some((each) => each.withheld)
  return {
    line,
    end,
    withheld,
    facts: () => ({ count, lastSequence: last, head: previous.toString('hex'), paperSequence }),
  }
}

/** Without any sign that moves a terminal: names of files and what a manifest says may come from somebody else. */
const printable = (text) =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '?')

function readArguments(words) {
  const paper = {}
  let folder
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    const name = { '--head': 'head', '--key-fingerprint': 'keyFingerprint' }[word]
    if (name) {
      at += 1
      if (!isHash(clean(words[at] ?? ''))) throw new Error(`${word} wants the 64 hex digits from paper.`)
      paper[name] = words[at]
    } else if (word.startsWith('-') || folder !== undefined) {
      throw new Error('Use: node verify-trail.mjs [FOLDER] [--head HASH] [--key-fingerprint HASH]')
    } else {
      folder = word
    }
  }
  return { folder: folder ?? '.', paper }
}

async function main() {
  try {
    const { folder, paper } = readArguments(process.argv.slice(2))
    const { findings, unproven, facts } = await verifyExport(folderSource(resolve(folder)), paper)
    const write = (text) => process.stdout.write(`${printable(text)}\n`)
    if (facts?.derived) {
      write(`De-identified trail, a document of its own. Records: ${facts.count}`)
      write(`Key fingerprint: ${facts.keyFingerprint}`)
    } else if (facts) {
      write(`Records: ${facts.count}, the last is ${facts.lastSequence}`)
      write(`Head: ${facts.head}`)
      write(`Key fingerprint: ${facts.keyFingerprint}`)
      write(`Made: ${String(facts.made).replaceAll('\n', '?')}`)
      if (facts.paperSequence)
        write(`The head on paper is record ${facts.paperSequence}; everything up to it is as it was then.`)
    }
    if (findings.length > 0)
      write(
        `\nWRONG (${findings.length}):\n${findings
          .slice(0, 200)
          .map((text) => `- ${text.replaceAll('\n', '?')}`)
          .join('\n')}`,
      )
    else write('\nNothing is wrong.')
    if (unproven.length > 0) write(`\nNot proven:\n${unproven.map((text) => `- ${text}`).join('\n')}`)
    process.exitCode = findings.length > 0 ? 1 : 0
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : 'The trail cannot be read.'}\n`)
    process.exitCode = 1
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main()
