import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, type SymbolType } from 'd3-shape'
import { label, SOFT, tag, textWidth } from './svg.ts'

/** Colours of Okabe and Ito, told apart with any colour vision; a shape says the same beside each. */
export const BLUE = '#0072B2'
export const VERMILION = '#D55E00'
export const GREEN = '#009E73'
export const GREY = '#5c6b76'
export const BLACK = '#000000'

export interface Mark {
  readonly color: string
  readonly shape: SymbolType
  readonly word: string
}

export const BETTER: Mark = { color: BLUE, shape: symbolCircle, word: 'better' }
export const SAME: Mark = { color: GREY, shape: symbolSquare, word: 'same' }
export const WORSE: Mark = { color: VERMILION, shape: symbolTriangle, word: 'worse' }
export const MEAN: Mark = { color: BLACK, shape: symbolDiamond, word: 'mean' }

/** The mark of a change: 1 better, 0 the same, -1 worse. */
export function markOfTurn(turn: -1 | 0 | 1): Mark {
  return turn === 1 ? BETTER : turn === 0 ? SAME : WORSE
}

/** A mark at its place; size is its area in square pixels. */
export function drawn({ color, shape }: Pick<Mark, 'color' | 'shape'>, x: number, y: number, size = 50): string {
  return tag('path', {
    d: symbol(shape, size)() ?? '',
    transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})`,
    fill: color,
    stroke: '#ffffff',
    'stroke-width': 0.75,
  })
}

/** A line of marks with their words, from x on. */
export function legend(marks: readonly Mark[], x: number, y: number): string {
  let at = x
  return marks
    .map((mark) => {
      const part = drawn(mark, at + 5, y - 4) + label(at + 15, y, mark.word, { color: SOFT })
      at += 15 + textWidth(mark.word) + 12
      return part
    })
    .join('')
}
