/** A test, or a group of tests, whose title names lines of the regulation. */
export interface Proof {
  readonly file: string
  readonly title: string
  readonly lines: readonly string[]
}

/** `test('…'`, `describe.each(…)('…'` and the like; a title in backticks counts too. */
const TITLE = /\b(?:test|describe)(?:\.\w+)?(?:\s*\((?:[^()]|\([^()]*\))*\))?\s*\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g
const LINE = /\bR(\d\d)(?:-R?(\d\d))?\b/g

/** The proofs in the text of a test file, in its order. `R15-R17` names three lines. */
export function proofsIn(file: string, text: string): readonly Proof[] {
  return [...text.matchAll(TITLE)].flatMap(([, , title = '']) => {
    const lines = linesOf(title)
    return lines.length === 0 ? [] : [{ file, title: title.replaceAll('\\', ''), lines }]
  })
}

function linesOf(title: string): readonly string[] {
  return [...title.matchAll(LINE)].flatMap(([, from = '', to = from]) =>
    Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, index) => `R${String(Number(from) + index).padStart(2, '0')}`,
    ),
  )
}
