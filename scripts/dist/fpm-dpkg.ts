#!/usr/bin/env node
// Stands in for fpm, which electron-builder would download to make a .deb: understands the options that electron-builder
// gives it and builds the package with Debian's own dpkg-deb. Used by way of CUSTOM_FPM_PATH.
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runCommand } from '../lib/problem.ts'
import { must } from '../lib/run.ts'

/** fpm's command line: options with one value each, some of them given several times, and `source=target` pairs. */
interface Request {
  readonly options: ReadonlyMap<string, readonly string[]>
  readonly inputs: readonly string[]
}

const FLAGS = new Set(['--force', '--debug'])

const MAINTAINER_SCRIPTS = [
  ['before-install', 'preinst'],
  ['after-install', 'postinst'],
  ['before-remove', 'prerm'],
  ['after-remove', 'postrm'],
] as const

function readRequest(args: readonly string[]): Request {
  const options = new Map<string, string[]>()
  const inputs: string[] = []
  const rest = args.filter((argument) => !FLAGS.has(argument))
  while (rest.length > 0) {
    const argument = rest.shift() ?? ''
    if (!argument.startsWith('-')) {
      inputs.push(argument)
      continue
    }
    const name = argument.replace(/^-+/, '')
    options.set(name, [...(options.get(name) ?? []), rest.shift() ?? ''])
  }
  return { options, inputs }
}

/** Copies each `source=target` below the package's root. */
function copyInputs(inputs: readonly string[], packageRoot: string): void {
  for (const input of inputs) {
    const split = input.lastIndexOf('=')
    const target = join(packageRoot, input.slice(split + 1))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(input.slice(0, split).replace(/\/$/, ''), target, { recursive: true, verbatimSymlinks: true })
  }
}

/** Gives everything the rights that a package has, whatever the umask was, and adds up the bytes. */
function tidyRights(folder: string): number {
  chmodSync(folder, 0o755)
  return readdirSync(folder)
    .map((name) => {
      const path = join(folder, name)
      const status = lstatSync(path)
      if (status.isDirectory()) return tidyRights(path)
      if (!status.isFile()) return 0
      chmodSync(path, status.mode & 0o111 ? 0o755 : 0o644)
      return status.size
    })
    .reduce((total, size) => total + size, 0)
}

function controlFile({ options }: Request, bytes: number): string {
  const one = (name: string) => options.get(name)?.at(-1)
  const [synopsis, ...more] = (one('description') ?? '').trim().split('\n')
  const machine = one('architecture')
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Package', one('name')],
    ['Version', [one('version'), one('iteration')].filter(Boolean).join('-')],
    ['Architecture', machine === 'x86_64' ? 'amd64' : machine],
    ['Maintainer', one('maintainer')],
    ['Vendor', one('vendor')],
    ['Installed-Size', String(Math.ceil(bytes / 1024))],
    ['Depends', [...(options.get('d') ?? []), ...(options.get('depends') ?? [])].join(', ')],
    ['Recommends', options.get('deb-recommends')?.join(', ')],
    ['Section', one('category')],
    ['Priority', one('deb-priority')],
    ['Homepage', one('url')],
    ['Description', [synopsis || one('name'), ...more.map((line) => ` ${line.trim()}`).filter((l) => l !== ' ')].join('\n')],
  ]
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : [])).join('')
}

function build(request: Request, packageRoot: string): void {
  const one = (name: string) => request.options.get(name)?.at(-1)
  copyInputs(request.inputs, packageRoot)
  const bytes = tidyRights(packageRoot)
  const debian = join(packageRoot, 'DEBIAN')
  mkdirSync(debian)
  for (const [option, name] of MAINTAINER_SCRIPTS) {
    const script = one(option)
    if (!script) continue
    cpSync(script, join(debian, name))
    chmodSync(join(debian, name), 0o755)
  }
  writeFileSync(join(debian, 'control'), controlFile(request, bytes))
  const target = one('package') ?? 'package.deb'
  const compression = one('deb-compression') === 'gz' ? 'gzip' : 'xz'
  const remedy = 'Check that there is 1 GB of free disk.'
  must('build the .deb package', remedy, 'dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', packageRoot, target])
}

await runCommand(async () => {
  const request = readRequest(process.argv.slice(2))
  if (request.options.get('t')?.[0] !== 'deb') {
    console.error('Only .deb packages can be made without fpm.')
    return 1
  }
  const packageRoot = mkdtempSync(join(tmpdir(), 'trialbook-deb-'))
  try {
    build(request, packageRoot)
    return 0
  } finally {
    rmSync(packageRoot, { recursive: true, force: true })
  }
})
