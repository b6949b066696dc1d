import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenAccount } from '../../../db/accounts/account.ts'
import { hasStudy } from '../../../db/accounts/createStudy.ts'
import { describeFinding } from '../../../db/audit/finding.ts'
import { verifyTrail } from '../../../db/audit/verify.ts'
import { folderSource, verifyExport } from '../../../db/audit/verifier/verify-trail.mjs'
import { refuse } from '../../../db/record/refusal.ts'
import { openReader } from '../../../db/store/store.ts'
import { may } from '../../../shared/roles.ts'
import { type ExitCode, type Io, UsageError } from '../io.ts'
import { withAccount, type OpenRing } from '../openStudy.ts'

export const verifyUsage = 'verify DIR [--user NAME] [--head HASH] [--key-fingerprint HASH]'

/**
 * `ecrf verify DIR`: checks a trail. DIR is either an exported trail, which needs nobody's password, or the folder of a study,
 * for which --user signs in (the password from the standard input or a hidden prompt). HASH is what stands on paper. Prints what
 * was found; exit code 1 when anything is wrong.
 */
export async function verify(args: readonly string[], io: Io, openRing?: OpenRing): Promise<ExitCode> {
  const { folder, user, ...paper } = readArguments(args)
  if (existsSync(join(folder, 'manifest.json'))) return verifyExported(folder, paper, io)
  if (!hasStudy(folder)) throw new UsageError(`There is neither an exported trail nor a study in ${folder}.`)
  if (user === undefined) throw new UsageError(`A study is opened with a password: say --user NAME.`)
  return withAccount({ folder, username: user }, io, (account) => verifyStudy(account, paper, io), openRing)
}

interface Paper {
  readonly head?: string
  readonly keyFingerprint?: string
}

async function verifyExported(folder: string, paper: Paper, io: Io): Promise<ExitCode> {
  const { findings, unproven, facts } = await verifyExport(folderSource(folder), paper)
  for (const finding of findings) io.out(finding)
  for (const sentence of unproven) io.err(`Unproven: ${sentence}`)
  io.out(JSON.stringify({ whole: findings.length === 0, ...facts }, null, 2))
  return findings.length === 0 ? 0 : 1
}

async function verifyStudy({ store, person, dataKey }: OpenAccount, paper: Paper, io: Io): Promise<ExitCode> {
  if (!may(person.role, 'audit.readAll') && !may(person.role, 'audit.readAccounts')) throw refuse.notAllowed()
  const reader = openReader(store.folder, dataKey)
  try {
    const result = await reader.longSnapshot(() => verifyTrail(reader))
    const { whole, records, lastSequence, head, keyFingerprint, findings, findingCount } = result
    const detail = { whole, records, findings: findingCount, upTo: lastSequence }
    store.commit(person, { kind: 'trail.verified', changes: [], detail })
    const differs = paperFindings(result, paper)
    for (const finding of [...findings.map(describeFinding), ...differs]) io.out(finding)
    io.out(JSON.stringify({ whole, records, lastSequence, head, keyFingerprint, findings: findingCount }, null, 2))
    return whole && differs.length === 0 ? 0 : 1
  } finally {
    reader.close()
  }
}

/** The head of a study that is in use moves on, so only the key can be held against paper here. */
function paperFindings(found: { readonly keyFingerprint: string }, paper: Paper): string[] {
  const clean = (text: string) => text.replace(/[^0-9a-f]/gi, '').toLowerCase()
  const { keyFingerprint } = paper
  if (keyFingerprint === undefined || clean(keyFingerprint) === clean(found.keyFingerprint)) return []
  return ['The key is not the one on paper: this trail was signed by somebody else.']
}

function readArguments(args: readonly string[]) {
  const options = { user: { type: 'string' }, head: { type: 'string' }, 'key-fingerprint': { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const [folder, ...more] = positionals
    const { user, head, 'key-fingerprint': keyFingerprint } = values
    if (folder !== undefined && more.length === 0) {
      return {
        folder: resolve(folder),
        user,
        ...(head === undefined ? {} : { head }),
        ...(keyFingerprint === undefined ? {} : { keyFingerprint }),
      }
    }
  } catch {
    // An option that does not exist: the usage says which do.
  }
  throw new UsageError(`Usage: ecrf ${verifyUsage}`)
}
