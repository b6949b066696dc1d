import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { importsOf, type ImportedName } from './imports.ts'

/** The folders at the top of the project that hold code. */
export const LAYERS = ['shared', 'db', 'electron', 'renderer', 'e2e', 'scripts'] as const
type Layer = (typeof LAYERS)[number]

/** What a layer may import. '' stands for files at the top of the project, such as package.json. */
interface LayerRule {
  readonly layers: readonly (Layer | '')[]
  readonly node: boolean
  readonly electron: boolean
  /** Names of npm packages, or a test on them. */
  readonly packages: (name: string) => boolean
}

/** shared/ runs in both processes and in tests: only libraries that need no Node, no DOM and no Electron. */
const SHARED_PACKAGES = ['zod', '@internationalized/date', 'jstat', 'simple-statistics', 'd3-scale', 'd3-shape']

const isReact = (name: string) => /^(react|react-.*|@tanstack\/react-.*|lucide-react)$/.test(name)
const isSqlite = (name: string) => name === 'better-sqlite3'
const any = () => true

const RULES: Readonly<Record<Layer, LayerRule>> = {
  shared: { layers: ['shared'], node: false, electron: false, packages: (name) => SHARED_PACKAGES.includes(name) },
  db: { layers: ['db', 'shared', ''], node: true, electron: false, packages: (name) => !isReact(name) },
  electron: {
    layers: ['electron', 'db', 'shared', ''],
    node: true,
    electron: true,
    packages: (name) => !isReact(name) && !isSqlite(name),
  },
  renderer: { layers: ['renderer', 'shared'], node: false, electron: false, packages: (name) => !isSqlite(name) },
  e2e: { layers: [...LAYERS, ''], node: true, electron: true, packages: any },
  scripts: { layers: [...LAYERS, ''], node: true, electron: false, packages: any },
}

/** Dangerous things and the one place that owns each. Types are free: they vanish before anything runs. */
const OWNED: readonly { readonly specifier: string; readonly names: readonly string[]; readonly owner: RegExp }[] = [
  { specifier: 'better-sqlite3', names: ['default', '*'], owner: /^db\/store\/open\.ts$/ },
  { specifier: 'electron', names: ['ipcMain'], owner: /^electron\/ipc\/register\.ts$/ },
  { specifier: 'electron', names: ['contextBridge', 'ipcRenderer'], owner: /^electron\/preload\/index\.ts$/ },
  { specifier: 'electron', names: ['shell', 'dialog'], owner: /^electron\/platform\/[^/]+\.ts$/ },
  { specifier: 'electron', names: ['protocol'], owner: /^electron\/protocol\.ts$/ },
  // These would carry every name at once, past the rules above.
  { specifier: 'electron', names: ['*', 'default'], owner: /^$/ },
  { specifier: 'node:module', names: ['*', 'default', 'createRequire'], owner: /^(e2e|scripts)\// },
]

/** Extensions that Node, the bundler and the type checker all understand as written. */
const WRITTEN_EXTENSIONS = /\.(ts|tsx|mjs|json|css|svg|png|woff2|sql)(\?(raw|url|inline))?$/

/** Code that is never part of the product: tests, benchmarks and what only they use. */
function isTestCode(path: string): boolean {
  return /\.(test|bench)\.tsx?$/.test(path) || /(^|\/)testing\//.test(path) || /^(e2e|scripts)\//.test(path)
}

function layerOf(path: string): string {
  const [top = '', ...rest] = path.split('/')
  return rest.length === 0 ? '' : top
}

function isLayer(name: string): name is Layer {
  return (LAYERS as readonly string[]).includes(name)
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function checkOwnFile(path: string, layer: Layer, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier)
  const targetLayer = layerOf(target)
  if (target.startsWith('..')) return 'leaves the project folder'
  if (!RULES[layer].layers.some((allowed) => allowed === targetLayer)) {
    return `${layer}/ may not import from ${targetLayer === '' ? 'the top folder' : `${targetLayer}/`}`
  }
  if (!WRITTEN_EXTENSIONS.test(specifier)) return 'a relative import ends in the extension of the file'
  if (!isTestCode(path) && isTestCode(target)) return 'product code may not import test code'
  return undefined
}

function checkForeign(path: string, layer: Layer, specifier: string): string | undefined {
  const rule = RULES[layer]
  if (specifier === 'electron' || specifier.startsWith('electron/')) {
    return rule.electron ? undefined : `${layer}/ may not import electron`
  }
  if (isBuiltin(specifier)) return rule.node || isTestCode(path) ? undefined : `${layer}/ may not import from Node`
  const name = packageName(specifier)
  return rule.packages(name) || isTestCode(path) ? undefined : `${layer}/ may not import the package ${name}`
}

function checkOwner(path: string, { specifier, name, typeOnly }: ImportedName): string | undefined {
  if (typeOnly || isTestCode(path)) return undefined
  const rule = OWNED.find((owned) => owned.specifier === specifier && owned.names.includes(name))
  if (!rule || rule.owner.test(path)) return undefined
  return `${name} of ${specifier} belongs to ${rule.owner.source.replaceAll(/[\\^$]/g, '') || 'nobody'}`
}

function checkImport(path: string, layer: Layer, imported: ImportedName): string | undefined {
  const { specifier } = imported
  if (specifier === undefined) return isTestCode(path) ? undefined : 'an import names its module as a plain string'
  const relative = specifier.startsWith('.')
  const broken = relative ? checkOwnFile(path, layer, specifier) : checkForeign(path, layer, specifier)
  return broken ?? checkOwner(path, imported)
}

/**
 * Checks one file against the layers (docs/decisions/0001-the-house.md) and the owners of dangerous things.
 * @param path from the project folder, with forward slashes
 * @param text the file's content
 * @returns one sentence for each import that breaks a rule
 * @throws Error when the text is not valid TypeScript
 */
export function checkFile(path: string, text: string): string[] {
  const layer = layerOf(path)
  if (!isLayer(layer)) return []
  return importsOf(path, text).flatMap((imported) => {
    const broken = checkImport(path, layer, imported)
    return broken === undefined ? [] : [`${path}: '${imported.specifier ?? '(computed)'}': ${broken}`]
  })
}
