import type { Presence } from './definition.ts'

const LETTERS: Readonly<Record<string, Presence>> = {
  X: 'required',
  C: 'confirm',
  S: 'symptomLed',
  O: 'optional',
  R: 'runningLog',
}

/* Schedule of events (protocol 2.3). INJ stands for each injection; OBS, TC3 and TC7 for what follows each of them. */
const COLUMNS = 'SCR BMA BL INJ OBS TC3 TC7 FU1 FU3 FU6 FU9 M12 ET UNS'.split(' ')
const GRID: Readonly<Record<string, string>> = {
  /*         S B B I O T T F F F F M E U */
  CONSENT: ' X . . . . . . . . . . . . S ',
  ELIG: '    X . C . . . . . . . . . . . ',
  DEMOG: '   X . . . . . . . . . . . . . ',
  MEDHX: '   X . C . . . . . . . . . . . ',
  PHYSEX: '  X S X S . . . X S S . X X S ',
  LABS: '    X S . X . . . X . . . X O S ',
  IMAGING: ' X . . . . . . . . . . O . S ',
  GMFCS: '   X . X . . . . . . O . X X . ',
  GMFM88: '  . . X . . . . . . O . X X . ',
  BBS: '     . . X . . . . . . O . X X . ',
  MAS: '     . . X . . . . . . O . X X . ',
  FIM: '     . . X . . . . . . O . X X . ',
  BMA: '     . X . . . . . . . . . . . . ',
  PRODUCT: ' . . . X . . . . . . . . . S ',
  PREINJ: '  . . . X . . . . . . . . . . ',
  INJ: '     . . . X . . . . . . . . . S ',
  VITALS: '  S X . X X . . S . . . S . S ',
  POSTINJ: ' . . . . X X X . . . . . . . ',
  PHONE: '   . . . . . X X . O . X . . . ',
  AE: '      . R R R R R R R R R R R R R ',
  SAE: '     . R . R R R R R R R R R R R ',
  CONMED: '  R R R R . . R R R R R R R R ',
  REHAB: '   . . X X . . . X X X X X X . ',
  WITHDRAW: '. . . . . . . . . . . . X . ',
  COMPLETE: '. . . . . . . . . . . X X . ',
}

/** Form -> visit column -> how it stands there. Unscheduled visits take what symptoms ask for. */
export const schedule: Readonly<Record<string, Readonly<Record<string, Presence>>>> = Object.fromEntries(
  Object.entries(GRID).map(([form, line]) => {
    const letters = line.trim().split(/\s+/)
    const cells = COLUMNS.flatMap((column, index) => {
      const presence = LETTERS[letters[index] ?? '']
      return presence ? [[column, presence] as const] : []
    })
    return [form, Object.fromEntries(cells)]
  }),
)
