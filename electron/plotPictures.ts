import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** The renderer and its fonts by the name they have beside the bundle, and where the package has them. */
const PARTS = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const
type Part = keyof typeof PARTS

/** The built application carries them in a folder beside its bundle; run from source they come from the packages. */
function readPart(part: Part): Uint8Array {
  const beside = ['pictures', '../pictures'].map((folder) =>
    fileURLToPath(new URL(`${folder}/${part}`, import.meta.url)),
  )
  const file = beside.find((path) => existsSync(path)) ?? fileURLToPath(import.meta.resolve(PARTS[part]))
  return new Uint8Array(readFileSync(file))
}

let ready: Promise<readonly Uint8Array[]> | null = null

/** Starts the renderer once in a thread and gives the fonts. The system's own are not looked at: a picture is the same everywhere. */
function fonts(): Promise<readonly Uint8Array[]> {
  ready ??= initWasm(readPart('resvg.wasm')).then(() => [readPart('DejaVuSans.ttf'), readPart('DejaVuSans-Bold.ttf')])
  return ready
}

/** Dots of the picture for each of the plot: sharp on paper at the size of the report. */
const ZOOM = 2

/** A plot as PNG. Throws when the text is no SVG. */
export async function plotPng(svg: string): Promise<Uint8Array> {
  const font = { fontBuffers: [...(await fonts())], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' }
  const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: ZOOM }, font })
  const image = drawing.render()
  try {
    return image.asPng()
  } finally {
    image.free()
    drawing.free()
  }
}
