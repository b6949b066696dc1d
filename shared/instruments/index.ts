import { bbs } from './bbs.ts'
import { fim } from './fim.ts'
import { fimFam } from './fimFam.ts'
import { gmfcs } from './gmfcs.ts'
import { gmfm88 } from './gmfm88.ts'
import type { Instrument } from './instrument.ts'
import { mas } from './mas.ts'
import { pbs } from './pbs.ts'
import { weefim } from './weefim.ts'

export { bbs, fim, fimFam, gmfcs, gmfm88, mas, pbs, weefim }

/** Every instrument of the study, in the order of the paper forms. */
export const instruments: readonly Instrument[] = [gmfm88, bbs, pbs, mas, fim, weefim, fimFam, gmfcs]

/** The instrument of an id or a name as people write it: 'GMFM88', 'GMFM-88', 'gmfm88'. Undefined when there is none. */
export function findInstrument(name: string): Instrument | undefined {
  const wanted = plain(name)
  return instruments.find((instrument) => plain(instrument.id) === wanted || plain(instrument.name) === wanted)
}

const plain = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
