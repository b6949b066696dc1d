import { useTranslation } from 'react-i18next'
import './Glyph.css'

/** The signs of the matrix. Each has a shape of its own and a name in the catalogue. */
export type GlyphName =
  | 'notDue'
  | 'due'
  | 'overdue'
  | 'draft'
  | 'open'
  | 'secondEntry'
  | 'resolving'
  | 'complete'
  | 'signed'
  | 'locked'
  | 'missed'
  | 'notNeeded'
  | 'query'
  | 'verified'
  | 'hold'
  | 'serious'

/** The shape alone, for the eye; put words or a name beside it. */
export function GlyphShape({ name, size = 18 }: { readonly name: GlyphName; readonly size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} className={`glyph glyph-${name}`} aria-hidden>
      {SHAPES[name]}
    </svg>
  )
}

/** The shape with its word beside it, or with the word only heard. */
export function Glyph({
  name,
  quiet,
  size,
}: {
  readonly name: GlyphName
  readonly quiet?: boolean
  readonly size?: number
}) {
  const { t } = useTranslation()
  return (
    <span className="glyph-pair">
      <GlyphShape name={name} {...(size ? { size } : {})} />
      <span className={quiet ? 'heard' : 'glyph-word'}>{t(`glyph.${name}`)}</span>
    </span>
  )
}

const ring = <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" />
const disc = <circle cx="10" cy="10" r="7.5" fill="currentColor" />
const inDisc = {
  fill: 'none',
  stroke: 'var(--paper)',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const
const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const SHAPES: Record<GlyphName, React.ReactNode> = {
  notDue: <circle cx="10" cy="10" r="2.5" fill="currentColor" />,
  due: ring,
  overdue: (
    <>
      {ring}
      <path d="M10 6.5v4M10 13.2v.3" {...line} />
    </>
  ),
  draft: (
    <>
      {ring}
      <path d="M10 3.5a6.5 6.5 0 0 0 0 13z" fill="currentColor" />
    </>
  ),
  open: (
    <>
      {ring}
      <circle cx="10" cy="10" r="2.5" fill="currentColor" />
    </>
  ),
  secondEntry: (
    <>
      <circle cx="7.5" cy="10" r="5" fill="currentColor" />
      <circle cx="12.5" cy="10" r="5" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  resolving: (
    <>
      <path d="M10 3.5v13" {...line} />
      <circle cx="4.8" cy="10" r="2.8" fill="currentColor" />
      <path d="M12.8 7.2h5.4v5.6h-5.4z" fill="currentColor" />
    </>
  ),
  complete: (
    <>
      {disc}
      <path d="m6.8 10.2 2.3 2.3 4.2-4.6" {...inDisc} />
    </>
  ),
  signed: (
    <>
      {disc}
      <path d="m7 13 .5-2.2 4.7-4.6 1.6 1.6-4.6 4.7z" {...inDisc} />
    </>
  ),
  locked: (
    <>
      {disc}
      <path d="M7.2 9.4h5.6v4H7.2zM8.2 9.2V7.8a1.8 1.8 0 0 1 3.6 0v1.4" {...inDisc} />
    </>
  ),
  missed: <path d="m5.5 5.5 9 9m0-9-9 9" {...line} />,
  notNeeded: <path d="M6 10h8" {...line} />,
  query: <path d="M5.5 17V3.5h9l-2 3.25 2 3.25h-9" {...line} />,
  verified: <path d="m4 10.5 4 4 8-9" {...line} />,
  hold: (
    <path
      d="M6.5 11V5.6a1.2 1.2 0 0 1 2.4 0V9m0-4.6a1.2 1.2 0 0 1 2.4 0V9m0-3.4a1.2 1.2 0 0 1 2.4 0v6c0 3-1.8 5-4.4 5-2.2 0-3.4-1.3-5-4.4-.5-1 .9-1.9 1.7-.9l.5.7"
      {...line}
      strokeWidth={1.6}
    />
  ),
  serious: (
    <>
      <path d="M10 3 18 16.5H2z" fill="currentColor" strokeLinejoin="round" />
      <path d="M10 8v3.8M10 14v.2" {...inDisc} />
    </>
  ),
}
