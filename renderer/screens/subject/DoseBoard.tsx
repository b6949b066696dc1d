import { useTranslation } from 'react-i18next'
import type { SubjectView } from '../../../shared/ipc/views/subjects.ts'
import { useApplication } from '../../frame/application.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { shortDate } from '../../text/format.ts'
import { DOSE_SIGN } from './doseSign.ts'
import { LiftHold } from './LiftHold.tsx'
import './DoseBoard.css'

type Dose = SubjectView['doses'][number]

/** The four injections: given when, due when, and what holds the next one. */
export function DoseBoard({ doses }: { readonly doses: readonly Dose[] }) {
  const { t } = useTranslation()
  return (
    <section className="stack-tight" aria-labelledby="doses">
      <h2 id="doses">{t('dose.title')}</h2>
      <ol className="doses">
        {doses.map((dose) => (
          <DoseCard key={dose.number} dose={dose} />
        ))}
      </ol>
    </section>
  )
}

function DoseCard({ dose }: { readonly dose: Dose }) {
  const { t } = useTranslation()
  const { calendar } = useApplication()
  return (
    <li className={`dose dose-${dose.state}`}>
      <div className="row-apart">
        <strong>{t('dose.number', { number: dose.number })}</strong>
        <span className="glyph-pair">
          <GlyphShape name={DOSE_SIGN[dose.state]} />
          {t(`dose.${dose.state}`)}
        </span>
      </div>
      {dose.date && <span className="ltr">{shortDate(dose.date, calendar)}</span>}
      {!dose.date && dose.earliest && dose.latest && (
        <span className="soft small">
          {t('dose.window')}{' '}
          <span className="ltr">
            {[...new Set([dose.earliest, dose.latest])].map((day) => shortDate(day, calendar)).join(' – ')}
          </span>
        </span>
      )}
      {dose.holds.map((hold) => (
        <p key={hold.check} className="dose-hold">
          <GlyphShape name="hold" size={16} /> <bdi>{hold.message}</bdi>
          {hold.id !== undefined && <LiftHold hold={{ ...hold, id: hold.id }} />}
        </p>
      ))}
    </li>
  )
}
