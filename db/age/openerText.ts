/**
 * The opener that lies beside every encrypted export as open-export.mjs: one plain file that needs nothing but Node. Any age program
 * does the same. It writes the files only when all of them could be opened.
 */
export const OPENER = String.raw`#!/usr/bin/env node
// Opens an encrypted Trialbook export: node open-export.mjs [FILE.tar.age] [--out FOLDER]
// Asks for the passphrase, or takes it from the standard input. Exit code 0: opened; 1: wrong passphrase, altered or cut off; 2: asked for in a wrong way.
// The file is in the age format (c2sp.org/age, scrypt and ChaCha20-Poly1305) and holds a tar archive: age -d FILE.tar.age | tar x does the same.
import { createDecipheriv, createHmac, hkdfSync, scryptSync, timingSafeEqual } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

class Wrong extends Error {}
const ALTERED = 'The file was altered or cut off. Nothing was written. Ask for it again.'
const CHUNK = 65536 + 16

function open(key, nonce, sealed) {
  const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  cipher.setAuthTag(sealed.subarray(sealed.length - 16))
  const opened = cipher.update(sealed.subarray(0, sealed.length - 16))
  cipher.final()
  return opened
}
const derive = (key, salt, use) => Buffer.from(hkdfSync('sha256', key, salt, use, 32))

/** Gives the opened bytes piece by piece. */
function* opened(file, passphrase) {
  const start = Buffer.alloc(CHUNK)
  const got = readSync(file, start, 0, CHUNK, 0)
  const head = /^age-encryption\.org\/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n--- ([A-Za-z0-9+/]{43})\n/.exec(start.toString('latin1', 0, got))
  if (!head) throw new Wrong('This is not an encrypted export, or its beginning was altered. Nothing was written.')
  const [whole, salt, factor, body, mac] = head
  if (Number(factor) > 22) throw new Wrong(ALTERED)
  const label = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), Buffer.from(salt, 'base64')])
  const turns = 2 ** Number(factor)
  const wrapKey = scryptSync(passphrase, label, 32, { N: turns, r: 8, p: 1, maxmem: 256 * turns * 8 })
  let fileKey
  try {
    fileKey = open(wrapKey, Buffer.alloc(12), Buffer.from(body, 'base64'))
  } catch {
    throw new Wrong('The passphrase is not right. Nothing was written. Try again.')
  }
  const proof = createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header')).update(whole.slice(0, whole.lastIndexOf('---') + 3)).digest()
  if (!timingSafeEqual(proof, Buffer.from(mac, 'base64'))) throw new Wrong(ALTERED)
  let at = whole.length
  const nonce = Buffer.alloc(16)
  if (readSync(file, nonce, 0, 16, at) !== 16) throw new Wrong(ALTERED)
  at += 16
  const key = derive(fileKey, nonce, 'payload')
  const piece = Buffer.alloc(CHUNK)
  for (let counter = 0, last = false; !last; counter += 1) {
    const length = readSync(file, piece, 0, CHUNK, at)
    at += length
    last = readSync(file, Buffer.alloc(1), 0, 1, at) === 0
    const place = Buffer.alloc(12)
    place.writeUIntBE(counter, 5, 6)
    place[11] = last ? 1 : 0
    try {
      yield open(key, place, piece.subarray(0, length))
    } catch {
      throw new Wrong(ALTERED)
    }
  }
}

/** Writes the files of a tar archive below the folder. */
function unpack(pieces, folder) {
  let held = Buffer.alloc(0)
  let ended = false
  const more = () => {
    const next = pieces.next()
    if (next.done) return false
    held = Buffer.concat([held, next.value])
    return true
  }
  const take = (size) => {
    while (held.length < size) if (!more()) throw new Wrong(ALTERED)
    const taken = held.subarray(0, size)
    held = held.subarray(size)
    return taken
  }
  while (!ended) {
    const head = take(512)
    const name = head.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    if (name === '') ended = true
    else {
      if (name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')) throw new Wrong(ALTERED)
      const size = parseInt(head.toString('latin1', 124, 135), 8)
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const out = openSync(path, 'wx', 0o600)
      for (let left = size; left > 0;) {
        if (held.length === 0 && !more()) throw new Wrong(ALTERED)
        const bytes = take(Math.min(left, held.length))
        for (let done = 0; done < bytes.length;) done += writeSync(out, bytes, done)
        left -= bytes.length
      }
      closeSync(out)
      take((512 - (size % 512)) % 512)
    }
  }
  // The end is read too: only the last piece tells that nothing was cut off.
  while (more()) held = Buffer.alloc(0)
}

async function askedFor() {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  process.stderr.write('Passphrase: ')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((done) => reader.once('line', (line) => { reader.close(); process.stderr.write('\n'); done(line) }))
}

const args = process.argv.slice(2)
const at = args.indexOf('--out')
const wanted = at < 0 ? undefined : args[at + 1]
const here = dirname(fileURLToPath(import.meta.url))
const file = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1))[0] ?? readdirSync(here).filter((name) => name.endsWith('.tar.age')).map((name) => join(here, name))[0]
const target = wanted ?? (file === undefined ? '' : basename(file, '.tar.age'))
const partial = target + '.part'
if (file === undefined || !existsSync(file) || existsSync(target) || target === '') {
  console.error(target !== '' && existsSync(target) ? target + ' is there already. Nothing was written. Name another folder with --out.' : 'Usage: node open-export.mjs [FILE.tar.age] [--out FOLDER]')
  process.exitCode = 2
} else {
  const handle = openSync(file, 'r')
  try {
    const passphrase = await askedFor()
    rmSync(partial, { recursive: true, force: true })
    unpack(opened(handle, passphrase), partial)
    renameSync(partial, target)
    console.log('Opened into ' + target + '. It names children: keep it on an encrypted disk, and delete it when it is no longer needed.')
  } catch (thrown) {
    rmSync(partial, { recursive: true, force: true })
    if (!(thrown instanceof Wrong)) throw thrown
    console.error(thrown.message)
    process.exitCode = 1
  } finally {
    closeSync(handle)
  }
}
`
