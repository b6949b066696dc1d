import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answers, fields, sampleForm, temporaryStore, type TemporaryStore } from '../store/temporaryStore.ts'
import { openReader } from '../store/store.ts'
import { exportTrail, type TrailValues } from './exportTrail.ts'
import { redactValue } from './redact.ts'
import verifierText from './verifier/verifierText.json' with { type: 'json' }
import { canonical, folderSource, verifyExport } from './verifier/verify-trail.mjs'

let kept: TemporaryStore
let folder: string
let paperHead: string
let paper: { head: string; keyFingerprint: string }
let number = 0

async function exportTo(target: string, values: TrailValues = 'all', signal?: AbortSignal) {
  const reader = openReader(kept.folder, kept.dataKey)
  try {
    const made = '2026-03-02T08:00:00.000Z'
    return await reader.longSnapshot(() => exportTrail(reader, target, { values, made, ...(signal && { signal }) }))
  } finally {
    reader.close()
  }
}
const target = () => join(folder, `trail-${(number += 1)}`)

beforeAll(async () => {
  kept = temporaryStore()
  folder = mkdtempSync(join(tmpdir(), 'trialbook-'))
  const { formId } = sampleForm(kept)
  const { nurse, investigator, administrator } = kept.actors
  const first = kept.store.commit(nurse, {
    kind: 'form.saved',
    changes: [
      ...answers(formId, { 'A/1/A01': '1', 'A/1/A02': 'line one\nline two\u2028three — سطر' }),
      { entity: 'identityItem', id: formId, field: 'ID/1/NAME', value: { value: 'Invented Name' } },
    ],
  })
  paperHead = first.head
  kept.store.commit(nurse, { kind: 'form.completed', changes: fields('form', formId, { state: 'complete' }) })
  kept.store.commit(nurse, { kind: 'form.changed', reason: 'Wrong line', changes: answers(formId, { 'A/1/A01': '2' }) })
  redactValue(kept.store, investigator, administrator, {
    sequence: first.firstSequence,
    part: 'new',
    reason: 'Not to be here',
  })
  await exportTo(join(folder, 'whole'))
  paper = { head: paperHead, keyFingerprint: kept.store.publicKeyFingerprint }
})
afterAll(() => {
  kept.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** The whole export in memory, to be altered. */
function filesOf(name = 'whole'): Map<string, Buffer> {
  const path = join(folder, name)
  return new Map(readdirSync(path).map((file) => [file, readFileSync(join(path, file))]))
}
const verdictOn = (files: Map<string, Buffer>, known: Parameters<typeof verifyExport>[1] = paper) =>
  verifyExport({ list: () => [...files.keys()].toSorted(), read: (name) => [files.get(name)!] }, known)

describe('an exported trail', () => {
  test('verifies, with head and fingerprint from paper nothing stays unproven', async () => {
    const verdict = await verifyExport(folderSource(join(folder, 'whole')), paper)
    expect(verdict.findings).toEqual([])
    expect(verdict.unproven).toEqual([])
    expect(verdict.facts).toMatchObject({ keyFingerprint: paper.keyFingerprint, count: verdict.facts?.lastSequence })
    expect(verdict.facts?.paperSequence).toBeGreaterThan(0)
  })

  test('says what is unproven without paper', async () => {
    const { findings, unproven } = await verdictOn(filesOf(), {})
    expect(findings).toEqual([])
    expect(unproven).toHaveLength(2)
  })

  test('takes hashes as they are read from paper, in groups and capitals', async () => {
    const grouped = (hash: string) => hash.toUpperCase().replaceAll(/(.{8})/g, '$1 ')
    const { findings } = await verdictOn(filesOf(), {
      head: grouped(paper.head),
      keyFingerprint: grouped(paper.keyFingerprint),
    })
    expect(findings).toEqual([])
  })

  test('is found out when the paper says otherwise', async () => {
    const other = 'ab'.repeat(32)
    expect((await verdictOn(filesOf(), { head: other })).findings.join()).toContain('head on paper')
    expect((await verdictOn(filesOf(), { keyFingerprint: other })).findings.join()).toContain('not the one on paper')
  })

  test('without identity or without values is a document of its own, and says so', async () => {
    for (const values of ['none', 'withoutIdentity'] as const) {
      const path = target()
      await exportTo(path, values)
      const text = readFileSync(join(path, 'trail.ndjson'), 'utf8')
      expect(text).not.toContain('Invented Name')
      expect(text.includes('salt')).toBe(values === 'withoutIdentity')
      const { findings, unproven } = await verifyExport(folderSource(path), paper)
      expect(findings).toEqual([])
      expect(unproven.join()).toContain('left out')
    }
  })

  test('runs by itself on plain Node and says so with its exit code', () => {
    const script = join(folder, 'whole', 'verify-trail.mjs')
    const out = execFileSync(process.execPath, [script, '--head', paper.head], {
      cwd: join(folder, 'whole'),
    }).toString()
    expect(out).toContain('Nothing is wrong.')
    expect(out).toContain('Not proven:')
    const wrong = spawnSync(process.execPath, [script, join(folder, 'whole'), '--head', 'cd'.repeat(32)])
    expect(wrong.status).toBe(1)
    expect(spawnSync(process.execPath, [script, '--nonsense']).status).toBe(1)
    expect(spawnSync(process.execPath, [script, join(folder, 'nowhere')]).status).toBe(1)
  })

  test('carries the verifier that stands in the source', () => {
    const source = readFileSync(join(import.meta.dirname, 'verifier', 'verify-trail.mjs'), 'utf8')
    expect(verifierText.text, 'run: node db/audit/verifier/embed.ts').toBe(source)
    expect(filesOf().get('verify-trail.mjs')!.toString()).toBe(source)
    expect([...source.matchAll(/^import .* from '(.*)'$/gm)].every(([, name]) => name!.startsWith('node:'))).toBe(true)
  })

  test('leaves nothing behind when it is cancelled, and does not write into a folder that is in use', async () => {
    const path = target()
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    await expect(exportTo(path, 'all', stop.signal)).rejects.toThrow('stopped')
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false])
    await expect(exportTo(join(folder, 'whole'))).rejects.toMatchObject({ code: 'storeExists' })
  })
})

describe('R08: alterations', () => {
  const lines = (files: Map<string, Buffer>, name = 'trail.ndjson') => files.get(name)!.toString().trimEnd().split('\n')
  const put = (files: Map<string, Buffer>, changed: readonly string[], name = 'trail.ndjson') =>
    files.set(name, Buffer.from(changed.map((line) => `${line}\n`).join('')))
  /** What somebody without the key can do at best: make the manifest fit the files again. */
  const refit = (files: Map<string, Buffer>) => {
    const whole = JSON.parse(files.get('manifest.json')!.toString()) as {
      manifest: { files: Record<string, { size: number; sha256: string }> }
    }
    for (const name of Object.keys(whole.manifest.files)) {
      const bytes = files.get(name)
      if (bytes)
        whole.manifest.files[name] = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
    }
    files.set('manifest.json', Buffer.from(`${canonical(whole)}\n`))
  }

  test.each([
    ['a record removed', (all: string[]) => all.toSpliced(20, 1), 'were removed'],
    ['a record repeated', (all: string[]) => all.toSpliced(20, 0, all[20]!), 'inserted, repeated or moved'],
    [
      'two records changed round',
      (all: string[]) => all.with(20, all[21]!).with(21, all[20]!),
      'inserted, repeated or moved',
    ],
    ['the end cut', (all: string[]) => all.slice(0, -3), 'the record is gone'],
    ['the beginning cut', (all: string[]) => all.slice(1), 'were removed'],
    [
      'a record altered',
      (all: string[]) => all.with(20, all[20]!.replace('single', 'bulk')),
      'Record 21: it or a record before it was altered',
    ],
    [
      'a value altered',
      (all: string[]) => all.map((line) => line.replace('Invented Name', 'Another Name')),
      'is not the one that was recorded',
    ],
    [
      'all values removed',
      (all: string[]) => all.map((line) => line.replace(/,"values":.*$/, '}')),
      'no redaction explains it',
    ],
    ['a line that is no record', (all: string[]) => all.with(20, '{}'), 'line 21'],
  ])('says which: %s', async (_, alter, sentence) => {
    const files = filesOf()
    put(files, alter(lines(files)))
    refit(files)
    const { findings } = await verdictOn(files)
    expect(findings.join('\n')).toContain(sentence)
    expect(findings.join('\n')).toContain('manifest was altered')
  })

  test('says which file is missing, and which is one too many', async () => {
    for (const name of ['trail.ndjson', 'heads.ndjson', 'verify-trail.mjs', 'manifest.json']) {
      const files = filesOf()
      files.delete(name)
      expect((await verdictOn(files)).findings.join()).toContain(`${name} is missing`)
    }
    const files = filesOf()
    files.set('notes.txt', Buffer.from('hello'))
    expect((await verdictOn(files)).findings).toEqual(['notes.txt does not belong to this export.'])
  })

  test('a trail made wholly anew with another key is found by the fingerprint, and only by that', async () => {
    const files = filesOf()
    const pair = generateKeyPairSync('ed25519')
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' })
    const signed = (bytes: string) => sign(null, Buffer.from(bytes), pair.privateKey).toString('hex')
    put(
      files,
      lines(files, 'heads.ndjson').map((line) => {
        const { bytes } = JSON.parse(line) as { bytes: string }
        return canonical({ bytes, signature: signed(bytes) })
      }),
      'heads.ndjson',
    )
    refit(files)
    const { manifest } = JSON.parse(files.get('manifest.json')!.toString()) as { manifest: Record<string, unknown> }
    manifest['publicKey'] = publicKey.toString('hex')
    manifest['keyFingerprint'] = createHash('sha256').update(publicKey).digest('hex')
    files.set('manifest.json', Buffer.from(`${canonical({ manifest, signature: signed(canonical(manifest)) })}\n`))
    expect((await verdictOn(files, { head: paper.head })).findings).toEqual([])
    expect((await verdictOn(files)).findings).toEqual([
      'The key is not the one on paper: this trail was signed by somebody else.',
    ])
  })

  test('a signature in capitals is another spelling, and a finding', async () => {
    const files = filesOf()
    const whole = JSON.parse(files.get('manifest.json')!.toString()) as { manifest: unknown; signature: string }
    const spelled = { ...whole, signature: whole.signature.toUpperCase() }
    files.set('manifest.json', Buffer.from(`${canonical(spelled)}\n`))
    expect((await verdictOn(files)).findings.join()).toContain('manifest was altered')
  })

  test('a thousand of them, made at random, are all found', { timeout: 300_000 }, async () => {
    const whole = filesOf()
    const names = [...whole.keys()]
    const alteration = fc.oneof(
      fc.record({ how: fc.constant('flip' as const), name: fc.constantFrom(...names), at: fc.nat(), bit: fc.nat(7) }),
      fc.record({ how: fc.constant('cut' as const), name: fc.constantFrom(...names), at: fc.nat() }),
      fc.record({
        how: fc.constant('insert' as const),
        name: fc.constantFrom(...names),
        at: fc.nat(),
        byte: fc.nat(255),
      }),
      fc.record({ how: fc.constant('removeLine' as const), at: fc.nat() }),
      fc.record({ how: fc.constant('repeatLine' as const), at: fc.nat() }),
      fc.record({ how: fc.constant('swapLines' as const), at: fc.nat() }),
      fc.record({ how: fc.constant('removeFile' as const), name: fc.constantFrom(...names) }),
    )
    await fc.assert(
      fc.asyncProperty(alteration, fc.boolean(), async (chosen, refitted) => {
        const files = new Map(whole)
        if ('name' in chosen) {
          const bytes = Buffer.from(files.get(chosen.name)!)
          const at = 'at' in chosen ? chosen.at % bytes.length : 0
          if (chosen.how === 'flip') bytes[at]! ^= 1 << chosen.bit
          if (chosen.how === 'flip') files.set(chosen.name, bytes)
          if (chosen.how === 'cut') files.set(chosen.name, bytes.subarray(0, at))
          if (chosen.how === 'insert') {
            files.set(
              chosen.name,
              Buffer.concat([bytes.subarray(0, at), Buffer.from([chosen.byte]), bytes.subarray(at)]),
            )
          }
          if (chosen.how === 'removeFile') files.delete(chosen.name)
        } else {
          const all = lines(files)
          const at = chosen.at % (all.length - 1)
          if (chosen.how === 'removeLine') put(files, all.toSpliced(at, 1))
          if (chosen.how === 'repeatLine') put(files, all.toSpliced(at, 0, all[at]!))
          if (chosen.how === 'swapLines') put(files, all.with(at, all[at + 1]!).with(at + 1, all[at]!))
          if (refitted) refit(files)
        }
        expect((await verdictOn(files)).findings).not.toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['a member twice', (line: string) => line.replace('{"bytes":', '{"bytes":"{}","bytes":')],
    ['a line end of another system', (line: string) => `${line}\r`],
    ['a blank before it', (line: string) => ` ${line}`],
    ['another spelling of the same text', (line: string) => line.replace('"bytes"', '"\\u0062ytes"')],
  ])('%s in a line is found by the line itself, not by the file alone', async (_name, attack) => {
    for (const name of ['trail.ndjson', 'heads.ndjson']) {
      const files = filesOf()
      const [first = '', ...rest] = files.get(name)!.toString('utf8').split('\n')
      files.set(name, Buffer.from([attack(first), ...rest].join('\n')))
      // oxlint-disable-next-line no-await-in-loop
      const { findings } = await verdictOn(files)
      expect(
        findings.filter((text) => /line 1\b/.test(text)),
        name,
      ).not.toEqual([])
      expect(findings.join(), name).toContain(`${name} was altered`)
    }
  })

  test('a link in place of a file is found, though it leads to the right bytes', async () => {
    const copy = join(folder, 'linked')
    cpSync(join(folder, 'whole'), copy, { recursive: true })
    renameSync(join(copy, 'heads.ndjson'), join(folder, 'heads-elsewhere'))
    symlinkSync(join(folder, 'heads-elsewhere'), join(copy, 'heads.ndjson'))
    expect((await verifyExport(folderSource(copy), paper)).findings.join()).toContain('heads.ndjson cannot be read')
  })

  test('a name that would rewrite what the verifier says is printed on its line, without signs that move a terminal', () => {
    const copy = join(folder, 'named')
    cpSync(join(folder, 'whole'), copy, { recursive: true })
    writeFileSync(join(copy, 'x\n\u001b[2J\nNothing is wrong.'), '')
    const { status, stdout } = spawnSync(process.execPath, [join(copy, 'verify-trail.mjs'), copy], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stdout).not.toMatch(/^Nothing is wrong/m)
    expect(stdout).not.toContain('\u001b')
  })

  test('a file altered on disk is found from the command line', async () => {
    const path = target()
    await exportTo(path)
    const text = readFileSync(join(path, 'trail.ndjson'), 'utf8')
    writeFileSync(join(path, 'trail.ndjson'), text.replace('Invented Name', 'Another Name'))
    const run = spawnSync(process.execPath, [join(path, 'verify-trail.mjs'), path])
    expect(run.status).toBe(1)
    expect(run.stdout.toString()).toContain('is not the one that was recorded')
  })
})
