import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressKey } from '../../../shared/form/address.ts'
import type { ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { stampText } from '../../text/format.ts'
import { answerInWords } from '../parts/answerInWords.ts'
import { recordOf, type FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { RowDialog } from './RowDialog.tsx'

interface StruckRowProps {
  readonly session: FormSession
  readonly group: ItemGroupDefinition
  readonly repeat: number
}

/** A row that counts nowhere: what stood in it, struck through, with who struck it, when and why. It can be restored. */
export function StruckRow({ session, group, repeat }: StruckRowProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { view } = useFormState(session)
  const [asks, setAsks] = useState(false)
  const record = recordOf(view)
  const stood = group.items.flatMap((item) => {
    const address = { group: group.oid, repeat, item: item.oid }
    const answer = record[addressKey(address)]
    return answer ? [answerInWords(session, address, answer, language)] : []
  })
  const struck = view.struckRows.find((row) => row.group === group.oid && row.repeat === repeat)
  const name = t('rows.row', { number: repeat })
  return (
    <div className="one-row stack-tight">
      <div className="row-apart">
        <del className="struck">
          {name}: {stood.join(', ')}
        </del>
        {struck && (view.may.write || view.may.change) && (
          <Button
            look="quiet"
            size="small"
            onPress={() => setAsks(true)}
            aria-label={t('rows.restoreOf', { row: name })}
          >
            {t('rows.restore')}
          </Button>
        )}
      </div>
      {struck && (
        <p className="soft small">
          {t('rows.struckBy', { name: struck.by, when: stampText(struck.at), reason: struck.reason ?? '' })}
        </p>
      )}
      {asks && (
        <RowDialog
          session={session}
          row={{ group: group.oid, repeat }}
          name={name}
          act="restore"
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  )
}
