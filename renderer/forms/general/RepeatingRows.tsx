import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { addressKey } from '../../../shared/form/address.ts'
import { isVisible } from '../../../shared/form/conditions.ts'
import type { ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { nextRow, rowsOf } from '../../../shared/form/rows.ts'
import { repeatsOf } from '../../../shared/form/values.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { contextOf, recordOf, type FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import type { Fields } from './GeneralForm.tsx'
import { ItemField } from './ItemField.tsx'
import { RowDialog } from './RowDialog.tsx'
import { StruckRow } from './StruckRow.tsx'

interface RepeatingRowsProps {
  readonly session: FormSession
  readonly control: Control<Fields>
  readonly group: ItemGroupDefinition
}

/** Rows without limit. A row of the record is struck out with a reason and stays in view; one that is only typed goes away. */
export function RepeatingRows({ session, control, group }: RepeatingRowsProps) {
  const { t } = useTranslation()
  const { values, view, mode } = useFormState(session)
  const [added, setAdded] = useState<readonly number[]>([])
  const context = contextOf(view)
  const counted = rowsOf(session.definition, group, values, context)
  const struck = repeatsOf(recordOf(view), group.oid).filter((row) => !counted.includes(row))
  const rows = [...new Set([...counted, ...added, ...struck])].toSorted((a, b) => a - b)
  const add = () => setAdded([...added, Math.max(nextRow(group, values, context), ...rows.map((row) => row + 1))])
  return (
    <div className="rows">
      {rows.length === 0 && <p className="soft">{t('rows.none')}</p>}
      {rows.map((repeat) =>
        struck.includes(repeat) && !added.includes(repeat) ? (
          <StruckRow key={repeat} session={session} group={group} repeat={repeat} />
        ) : (
          <Row
            key={repeat}
            session={session}
            control={control}
            group={group}
            repeat={repeat}
            onGone={() => setAdded(added.filter((each) => each !== repeat))}
          />
        ),
      )}
      {mode !== 'read' && (
        <Button onPress={add}>
          <Plus size={16} aria-hidden />
          {t('rows.add')}
        </Button>
      )}
    </div>
  )
}

interface RowProps extends RepeatingRowsProps {
  readonly repeat: number
  readonly onGone: () => void
}

function Row({ session, control, group, repeat, onGone }: RowProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { values, view, mode } = useFormState(session)
  const planned = group.fixedRows?.find((row) => row.repeat === repeat)
  const name = planned ? inLanguage(planned.label, language) : t('rows.row', { number: repeat })
  const [asks, setAsks] = useState(false)
  const isRecord = repeatsOf(recordOf(view), group.oid).includes(repeat) && !view.doubleEntry
  const remove = () => {
    const filled = group.items
      .map((item) => ({ group: group.oid, repeat, item: item.oid }))
      .filter((address) => values[addressKey(address)])
    if (filled.length > 0) session.answerAll(filled.map((address) => ({ address, answer: null, mode: 'single' })))
    onGone()
  }
  return (
    <fieldset className="one-row">
      <legend className="heard">{name}</legend>
      <div className="row-apart">
        <h3 aria-hidden>{name}</h3>
        {mode !== 'read' && !planned && (
          <Button
            look="quiet"
            size="small"
            onPress={isRecord ? () => setAsks(true) : remove}
            aria-label={t(isRecord ? 'rows.strikeOf' : 'rows.removeOf', { row: name })}
          >
            <Trash2 size={14} aria-hidden />
            {t(isRecord ? 'rows.strike' : 'rows.remove')}
          </Button>
        )}
      </div>
      {asks && (
        <RowDialog
          session={session}
          row={{ group: group.oid, repeat }}
          name={name}
          act="strike"
          onClose={() => setAsks(false)}
        />
      )}
      <div className="group-items">
        {group.items
          .map((item) => ({ item, address: { group: group.oid, repeat, item: item.oid } }))
          .filter(({ address }) => isVisible(session.definition, address, values, contextOf(view)))
          .map(({ item, address }) => (
            <ItemField key={item.oid} session={session} control={control} item={item} address={address} />
          ))}
      </div>
    </fieldset>
  )
}
