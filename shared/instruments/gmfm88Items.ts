import type { InstrumentItem } from './instrument.ts'

export interface Gmfm88Item extends InstrumentItem {
  readonly dimension: 'A' | 'B' | 'C' | 'D' | 'E'
  /** Also scored by the GMFM-66. */
  readonly inGmfm66: boolean
}

type Row = readonly [label: string, gmfm66: 'Y' | 'N']

/*
 * Short labels written for this project; the criteria are in the licensed manual. Order and sides follow the score sheet:
 * items 54 and 55 begin with the right foot, items 57 and 58 with the left.
 */
const ROWS: Readonly<Record<Gmfm88Item['dimension'], readonly Row[]>> = {
  A: [
    ['Back-lying: turns head from midline, limbs symmetrical', 'N'],
    ['Back-lying: both hands meet at midline', 'Y'],
    ['Back-lying: head raised to 45°', 'N'],
    ['Back-lying: full bend of right hip and knee', 'N'],
    ['Back-lying: full bend of left hip and knee', 'N'],
    ['Back-lying: right-arm reach across midline to toy', 'Y'],
    ['Back-lying: left-arm reach across midline to toy', 'Y'],
    ['Roll from back to front over right side', 'N'],
    ['Roll from back to front over left side', 'N'],
    ['Front-lying: head raised to vertical', 'Y'],
    ['Front-lying on forearms: head vertical, elbows straight, chest up', 'N'],
    ['Front-lying, weight on right forearm: other arm stretched forward', 'N'],
    ['Front-lying, weight on left forearm: other arm stretched forward', 'N'],
    ['Roll from front to back over right side', 'N'],
    ['Roll from front to back over left side', 'N'],
    ['Front-lying: 90° pivot to right', 'N'],
    ['Front-lying: 90° pivot to left', 'N'],
  ],
  B: [
    ['Back-lying, examiner holds hands: pulls self to sit, head controlled', 'Y'],
    ['Back-lying to sitting via right side', 'N'],
    ['Back-lying to sitting via left side', 'N'],
    ['Mat sitting, trunk supported: head vertical 3 s', 'Y'],
    ['Mat sitting, trunk supported: head midline 10 s', 'Y'],
    ['Mat sitting with arm prop 5 s', 'Y'],
    ['Mat sitting hands free 3 s', 'Y'],
    ['Mat sitting: lean to toy in front, come back up without prop', 'Y'],
    ['Mat sitting: touch toy 45° behind right side, return', 'Y'],
    ['Mat sitting: touch toy 45° behind left side, return', 'Y'],
    ['Right side-sitting hands free 5 s', 'N'],
    ['Left side-sitting hands free 5 s', 'N'],
    ['Mat sitting to front-lying, controlled', 'Y'],
    ['Mat sitting to four-point over right side', 'Y'],
    ['Mat sitting to four-point over left side', 'Y'],
    ['Mat sitting: 90° pivot without arms', 'N'],
    ['Bench sitting, arms and feet free 10 s', 'Y'],
    ['Stand to sit on small bench', 'Y'],
    ['Floor to sit on small bench', 'Y'],
    ['Floor to sit on large bench', 'Y'],
  ],
  C: [
    ['Front-lying: creeps forward 1.8 m', 'N'],
    ['Four-point hold 10 s', 'Y'],
    ['Four-point to hands-free sitting', 'Y'],
    ['Front-lying to four-point', 'Y'],
    ['Four-point: right-arm reach above shoulder level', 'Y'],
    ['Four-point: left-arm reach above shoulder level', 'Y'],
    ['Crawls or hitches forward 1.8 m', 'Y'],
    ['Crawls reciprocally forward 1.8 m', 'Y'],
    ['Crawls up 4 steps', 'Y'],
    ['Crawls backward down 4 steps', 'N'],
    ['Mat sitting to high kneel using arms, then hands free 10 s', 'Y'],
    ['High kneel to right half kneel using arms, then hands free 10 s', 'N'],
    ['High kneel to left half kneel using arms, then hands free 10 s', 'N'],
    ['Knee-walks forward 10 steps, hands free', 'Y'],
  ],
  D: [
    ['Pulls up from floor to stand at large bench', 'Y'],
    ['Stands hands free 3 s', 'Y'],
    ['Stands, one hand on large bench, right foot lifted 3 s', 'Y'],
    ['Stands, one hand on large bench, left foot lifted 3 s', 'Y'],
    ['Stands hands free 20 s', 'Y'],
    ['Stands hands free, left foot lifted 10 s', 'Y'],
    ['Stands hands free, right foot lifted 10 s', 'Y'],
    ['Small-bench sitting to stand without arms', 'Y'],
    ['High kneel to stand through right half kneel, no arms', 'Y'],
    ['High kneel to stand through left half kneel, no arms', 'Y'],
    ['Stand to floor sitting, controlled, hands free', 'Y'],
    ['Stand to squat, hands free', 'Y'],
    ['Picks object off floor and stands again, hands free', 'Y'],
  ],
  E: [
    ['Two hands on large bench: cruises 5 steps right', 'Y'],
    ['Two hands on large bench: cruises 5 steps left', 'Y'],
    ['Walks forward 10 steps, both hands held', 'Y'],
    ['Walks forward 10 steps, one hand held', 'Y'],
    ['Walks forward 10 steps', 'Y'],
    ['Walks 10 steps, stops, turns 180°, returns', 'Y'],
    ['Walks backward 10 steps', 'Y'],
    ['Walks forward 10 steps carrying large object two-handed', 'Y'],
    ['Walks 10 consecutive steps between lines 20 cm apart', 'Y'],
    ['Walks 10 consecutive steps on 2 cm line', 'Y'],
    ['Steps over knee-high stick, right foot first', 'Y'],
    ['Steps over knee-high stick, left foot first', 'Y'],
    ['Runs 4.5 m, stops, returns', 'Y'],
    ['Kicks ball with right foot', 'Y'],
    ['Kicks ball with left foot', 'Y'],
    ['Jumps up 30 cm, both feet together', 'Y'],
    ['Jumps forward 30 cm, both feet together', 'Y'],
    ['Hops 10 times on right foot in 60 cm circle', 'Y'],
    ['Hops 10 times on left foot in 60 cm circle', 'Y'],
    ['Up 4 steps, one rail, alternating feet', 'Y'],
    ['Down 4 steps, one rail, alternating feet', 'Y'],
    ['Up 4 steps, no rail, alternating feet', 'Y'],
    ['Down 4 steps, no rail, alternating feet', 'Y'],
    ['Jumps off 15 cm step, both feet together', 'Y'],
  ],
}

/** The 88 items in the order of the score sheet, numbered from 1. */
export const gmfm88Items: readonly Gmfm88Item[] = (['A', 'B', 'C', 'D', 'E'] as const)
  .flatMap((dimension) => ROWS[dimension].map(([label, gmfm66]) => ({ dimension, label, inGmfm66: gmfm66 === 'Y' })))
  .map((item, index) => ({ id: `GMFM${String(index + 1).padStart(2, '0')}`, number: index + 1, ...item }))
