import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { temporaryStore, type TemporaryStore } from '../../store/temporaryStore.ts'
import { addPlantedChild } from '../testing/plantedStore.ts'
import { exportFolderForTest, filesIn, runExport, textOfFile } from '../testing/runExport.ts'

/**
 * The scripts of an export, run by the programs they are for where the machine has them. Stata and SAS cannot be had freely; their
 * scripts are held against the rules of their languages in syntaxFiles.test.ts.
 */
const PROFILES = ['safe-harbor', 'date-shifted', 'full'] as const
const STYLES = [
  { delimiter: ',', decimalMark: '.', byteOrderMark: true },
  { delimiter: ';', decimalMark: ',', byteOrderMark: false },
] as const

let temporary: TemporaryStore
const folders = PROFILES.flatMap(() => STYLES.map(exportFolderForTest))
const exports: { readonly target: string; readonly name: string }[] = []

beforeAll(async () => {
  temporary = temporaryStore()
  addPlantedChild(temporary, 1)
  addPlantedChild(temporary, 2)
  for (const profile of PROFILES)
    for (const csv of STYLES) {
      const parent = folders[exports.length]?.parent ?? ''
      const { order } = await runExport(temporary, parent, { profile, csv })
      exports.push({ target: order.target, name: `${profile} with ${csv.delimiter}` })
    }
}, 60_000)
afterAll(() => {
  temporary.remove()
  for (const folder of folders) folder.remove()
})

function needs(context: TestContext, program: string, without: string): void {
  const isHere = spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
  context.skip(!isHere, `${program} is not installed on this machine; ${without}`)
}

function rowsOf(target: string, name: string): readonly Record<string, string>[] {
  const delimiter = textOfFile(target, 'subjects.csv').includes(';') ? ';' : ','
  return parse(textOfFile(target, name), { columns: true, bom: true, delimiter })
}

const tablesOf = (target: string) =>
  filesIn(target).filter((name) => name.endsWith('.csv') && name !== 'dictionary.csv')

describe('the scripts, run', () => {
  test('R reads every table whole, in any locale, without a warning', { timeout: 120_000 }, (context) => {
    needs(context, 'Rscript', 'read.R was checked by its text alone.')
    for (const { target, name } of exports) {
      writeFileSync(
        join(target, 'look.R'),
        [
          'options(warn = 2)',
          'source("read.R")',
          'names <- Filter(function(n) is.data.frame(get(n)), ls())',
          'for (n in names) cat(n, nrow(get(n)), ncol(get(n)), "\\n")',
          'cat("total", class(gmfm88$GMFM01), sum(gmfm88$GMFM_TOTAL, na.rm = TRUE), "\\n")',
        ].join('\n'),
      )
      const said = execFileSync('Rscript', ['look.R'], {
        cwd: target,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      })
      const lines = said
        .trim()
        .split('\n')
        .map((line) => line.trim())
      const expected = tablesOf(target).map((file) => {
        const columns = (textOfFile(target, file).split('\r\n')[0] ?? '').split(/[,;]/).length
        const table = file
          .replace(/^wide\//, '')
          .replace(/\.csv$/, '')
          .toLowerCase()
        return `${table} ${rowsOf(target, file).length} ${columns}`
      })
      expect(new Set(lines.slice(0, -1)), name).toEqual(new Set(expected))
      const total = rowsOf(target, 'wide/GMFM88.csv').reduce(
        (sum, row) => sum + Number((row['GMFM_TOTAL'] ?? '').replace(',', '.')),
        0,
      )
      const [, type, counted] = (lines.at(-1) ?? '').split(' ')
      expect(type, name).toBe('numeric')
      expect(Number(counted), name).toBeCloseTo(total, 3)
    }
  })

  test(
    'PSPP, which speaks the language of SPSS, reads and saves every table without an error',
    { timeout: 120_000 },
    (context) => {
      needs(context, 'pspp', 'read.sps was checked by its text alone.')
      for (const { target, name } of exports) {
        const said = spawnSync('pspp', ['-O', 'format=txt', 'read.sps'], { cwd: target, encoding: 'utf8' })
        expect(`${said.stdout}${said.stderr}`, name).not.toMatch(/error/i)
        for (const table of tablesOf(target)) {
          const saved = table.replace(/^wide\//, '').replace(/\.csv$/, '.sav')
          expect(existsSync(join(target, saved)), `${name}: ${saved}`).toBe(true)
        }
      }
    },
  )
})
