import { parseSync, Visitor } from 'vite'

/** One thing that a file takes from another module. */
export interface ImportedName {
  /** The module as it is written in the file. Undefined when it is computed while the program runs. */
  readonly specifier: string | undefined
  /** The imported name; `*` for the whole module, `default` for its default, '' for an import without names. */
  readonly name: string
  readonly typeOnly: boolean
}

type ParsedModule = ReturnType<typeof parseSync>['module']

function fromStaticImports(module: ParsedModule): ImportedName[] {
  return module.staticImports.flatMap(({ moduleRequest, entries }): ImportedName[] => {
    const specifier = moduleRequest.value
    if (entries.length === 0) return [{ specifier, name: '', typeOnly: false }]
    return entries.map(({ importName, isType }) => ({ specifier, name: nameOf(importName), typeOnly: isType }))
  })
}

function fromReexports(module: ParsedModule): ImportedName[] {
  return module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName, isType }): ImportedName[] =>
      moduleRequest ? [{ specifier: moduleRequest.value, name: nameOf(importName), typeOnly: isType }] : [],
    ),
  )
}

function nameOf(imported: { readonly kind: string; readonly name: string | null }): string {
  if (imported.kind === 'Name' && imported.name !== null) return imported.name
  return imported.kind === 'Default' ? 'default' : '*'
}

/** `import('x')`, as a call or as a type, and `require('x')`: the forms that stand inside expressions. */
function fromExpressions(program: Parameters<Visitor['visit']>[0]): ImportedName[] {
  const found: ImportedName[] = []
  const literal = (node: { readonly type: string; readonly value?: unknown }) =>
    node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
  new Visitor({
    ImportExpression: (node) => found.push({ specifier: literal(node.source), name: '*', typeOnly: false }),
    TSImportType: (node) => found.push({ specifier: literal(node.source), name: '*', typeOnly: true }),
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return
      const [argument] = node.arguments
      found.push({ specifier: argument ? literal(argument) : undefined, name: '*', typeOnly: false })
    },
  }).visit(program)
  return found
}

/**
 * Everything a TypeScript file takes from elsewhere, read with a real parser so that no way of writing an import is missed.
 * @param path decides how the text is read (.ts, .tsx, .mjs)
 * @throws Error when the text is not valid
 */
export function importsOf(path: string, text: string): ImportedName[] {
  const { program, module, errors } = parseSync(path, text)
  const [error] = errors
  if (error) throw new Error(`${path}: ${error.message}`)
  return [...fromStaticImports(module), ...fromReexports(module), ...fromExpressions(program)]
}
