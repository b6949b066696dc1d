import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingSignature } from '../../../shared/ipc/views/signatures.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { ChangesSince } from '../../signing/ChangesSince.tsx'
import { formRoute } from '../today/Lists.tsx'
import { isCovered, keyOf, toggled, type Chosen } from './choice.ts'
import { Tick } from './Tick.tsx'

/** What a row needs to know of the whole list. */
export interface Choosing {
  readonly rows: readonly WaitingSignature[]
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
}

/** One thing that waits: chosen or not, what changed since a signature, what is asked about it, and the way to it. */
export function WaitingRow({ row, choosing }: { readonly row: WaitingSignature; readonly choosing: Choosing }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const history = useHistory()
  const [shown, setShown] = useState(false)
  const { rows, chosen, choose } = choosing
  const covered = isCovered(row, chosen, rows)
  const form = row.form === null ? null : inLanguage(formName(row.form), language)
  const whole = row.scope === 'subject' ? t('signatures.wholeCasebook') : t('signatures.wholeVisit')
  const name = form === null ? whole : row.repeat > 1 ? `${form} ${row.repeat}` : form
  return (
    <li className="tosign-row">
      <div className="tosign-line">
        <Tick
          state={covered || chosen.has(keyOf(row)) ? 'all' : 'none'}
          isDisabled={covered}
          onChange={() => choose(toggled(row, chosen, rows))}
        >
          {form === null ? <strong>{name}</strong> : name}
        </Tick>
        <span className="tosign-facts small soft">
          {covered && <span>{t('signatures.covered')}</span>}
          {form === null && <span>{t('signatures.covers', { count: row.forms })}</span>}
          {row.openQueries > 0 && (
            <span className="glyph-pair">
              <GlyphShape name="query" size={16} />
              {t('subjects.queries', { count: row.openQueries })}
            </span>
          )}
          {row.state === 'changedSince' && <strong className="tosign-changed">{t('sign.changedSince')}</strong>}
        </span>
        <span className="row">
          {row.signatureId !== null && (
            <Button
              size="small"
              aria-expanded={shown}
              aria-label={t('signatures.whatChangedOf', { name })}
              onPress={() => setShown(!shown)}
            >
              {t('sign.whatChanged')}
            </Button>
          )}
          {row.form !== null && (
            <Button
              size="small"
              look="quiet"
              aria-label={t('signatures.openOf', { name })}
              onPress={() => history.go(formRoute(row.subjectId, row.form ?? '', row.id))}
            >
              {t('signatures.open')}
            </Button>
          )}
        </span>
      </div>
      {shown && row.signatureId !== null && (
        <ChangesSince signatureId={row.signatureId} formId={row.scope === 'form' ? row.id : null} />
      )}
    </li>
  )
}
