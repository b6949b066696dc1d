import { describe, expect, test } from 'vitest'
import { child, inputOf, nausea, scored } from '../testing/children.ts'
import { makeReport } from '../report.ts'
import { escaped, textWidth } from './svg.ts'
import type { Plot } from './plot.ts'

const LABELS = Array.from({ length: 16 }, (_, index) => `P-ABC${String(index).padStart(3, '0')}`)
const children = LABELS.map((label, index) => {
  const pairs = [
    scored(label, 'GMFM_TOTAL', index * 6, index * 6 + (index % 3)),
    scored(label, 'MAS_ANALYSIS', index % 5, index % 2),
    scored(label, 'GMFCS', 5, 1 + (index % 5)),
    scored(label, 'FIM_MOTOR', 16 + index, 40 + 4 * index),
  ]
  const events = Array.from({ length: index % 4 }, () => nausea({ grade: 1 + (index % 4) }))
  const screened = { visit: 'SCR', item: 'GMFCS', value: 5, rule: '' }
  return child(label, { scores: [screened, ...pairs.flatMap(({ scores }) => scores)], events })
})
const plots = makeReport(inputOf(children, true)).sections.flatMap((section) => section.plots)
const named = (id: string) => plots.find((plot) => plot.id === id) as Plot

const drawnChildren = ({ svg }: Plot) => [...svg.matchAll(/data-child="([^"]+)"/g)].map(([, label]) => label)

/** The texts of a plot with the room they take: an upper estimate. */
function texts({ svg }: Plot) {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', content = '']) => {
    const value = (name: string) => new RegExp(` ${name}="([^"]+)"`).exec(attributes)?.[1]
    const width = textWidth(content, value('font-weight') === 'bold')
    const x = Number(value('x'))
    const left = value('text-anchor') === 'end' ? x - width : value('text-anchor') === 'middle' ? x - width / 2 : x
    return { content, left, right: left + width, y: Number(value('y')) }
  })
}

describe('every plot', () => {
  test.each(plots.map((plot) => [plot.id, plot] as const))('%s writes no text over another', (_, plot) => {
    const all = texts(plot)
    const over = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => Math.abs(one.y - other.y) < 11 && one.left < other.right && other.left < one.right)
        .map((other) => `${one.content} | ${other.content}`),
    )
    expect(over).toEqual([])
  })

  test.each(plots.map((plot) => [plot.id, plot] as const))('%s holds its texts inside its bounds', (_, plot) => {
    for (const { content, left, right, y } of texts(plot)) {
      expect(left, content).toBeGreaterThanOrEqual(0)
      expect(right, content).toBeLessThanOrEqual(plot.width)
      expect(y).toBeGreaterThan(12)
      expect(y).toBeLessThanOrEqual(plot.height)
    }
  })

  test.each(plots.map((plot) => [plot.id, plot] as const))(
    '%s keeps its marks inside, says what it shows, and that nobody is real',
    (_, plot) => {
      for (const [, x, y] of plot.svg.matchAll(/translate\(([-\d.]+) ([-\d.]+)\)/g)) {
        expect(Number(x)).toBeGreaterThan(0)
        expect(Number(x)).toBeLessThan(plot.width)
        expect(Number(y)).toBeGreaterThan(40)
        expect(Number(y)).toBeLessThan(plot.height)
      }
      expect(plot.svg).toContain(`<title id="${plot.id}-title">${escaped(plot.title)}</title>`)
      expect(plot.svg).toContain('<desc ')
      expect(plot.svg).toContain('>TRAINING STUDY</text>')
      expect(plot.svg).not.toMatch(/NaN|undefined|<script|href|style=/)
      expect(plot.table.rows.length).toBeGreaterThan(0)
    },
  )
})

test.each(['gmfm-total', 'mas', 'gmfcs', 'fim-motor'])(
  '%s: every child is drawn once, also under equal values',
  (id) => {
    expect(drawnChildren(named(`trajectory-${id}`)).toSorted()).toEqual(LABELS)
    expect(drawnChildren(named(`change-${id}`)).toSorted()).toEqual(LABELS)
    const visits = id === 'gmfcs' ? 3 : 2
    expect(drawnChildren(named(`distribution-${id}`)).toSorted()).toEqual(
      Array.from({ length: visits }, () => LABELS)
        .flat()
        .toSorted(),
    )
    // Two lines in one place would be one to the eye.
    const lines = [...named(`trajectory-${id}`).svg.matchAll(/<path d="(M[^"]+)" fill="none" stroke="#/g)].map(
      ([, d]) => d,
    )
    expect(new Set(lines).size).toBe(lines.length)
  },
)

test('the time line has a lane for each child and a mark for each event', () => {
  const timeline = named('ae-timeline')
  expect(drawnChildren(timeline)).toEqual(LABELS)
  const lanes = timeline.svg.split('data-child=').slice(1)
  lanes.forEach((lane, index) => {
    const own = lane.slice(0, lane.indexOf('</g>'))
    expect(own.match(/<path /g) ?? []).toHaveLength(index % 4)
    expect(own.match(/stroke-width="2.5"/g)).toHaveLength(4)
  })
})

test('better, same and worse differ in shape as well as in colour', () => {
  const { svg } = named('change-gmfcs')
  const shapes = new Map(
    [...svg.matchAll(/<path d="([^"]+)" transform="[^"]+" fill="(#\w+)"/g)].map(([, d, color]) => [color, d]),
  )
  expect(new Set(shapes.values()).size).toBe(shapes.size)
})

test('what is not a training study does not say that it is one', () => {
  const real = makeReport(inputOf(children)).sections.flatMap((section) => section.plots)
  for (const { svg } of real) expect(svg).not.toContain('TRAINING')
})
