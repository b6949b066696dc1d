import type { Instrument } from '../instruments/instrument.ts'
import { same, type Text, words } from '../text/text.ts'
import { GMFM88_LABELS } from './persian/gmfm88Labels.ts'
import { SCALE_LABELS } from './persian/scaleLabels.ts'

/*
 * The words of the instruments in the languages of the screen. An instrument is described in English, in its own file; here its
 * labels get their Persian.
 */

const PERSIAN: Readonly<Record<string, string>> = { ...SCALE_LABELS, ...GMFM88_LABELS }

/** A label of an instrument. What is no word (a level, a name that is never translated) is the same in both languages. */
export function labelWords(label: string): Text {
  const [, site = '', side = ''] = /^(.+), (right|left)$/.exec(label) ?? []
  const persian = PERSIAN[label] ?? sideOf(site, side)
  return persian === undefined ? same(label) : words(label, persian)
}

/** A muscle with its side: 'Hip flexors, right'. */
function sideOf(site: string, side: string): string | undefined {
  const [muscle, word] = [PERSIAN[site], PERSIAN[side]]
  return muscle === undefined || word === undefined ? undefined : `${muscle}، ${word}`
}

/** The name of an instrument: 'Berg Balance Scale'. */
export const instrumentName = ({ name }: Pick<Instrument, 'name'>): Text => labelWords(name)

/** The name of a dimension of an instrument, by its id. */
export function dimensionWords({ dimensions }: Pick<Instrument, 'dimensions'>, id: string): Text {
  return labelWords(dimensions.find((dimension) => dimension.id === id)?.name ?? id)
}
