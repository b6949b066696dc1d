import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { isVisible } from '../../../shared/form/conditions.ts'
import type { ItemDefinition, ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { nextRow, rowsOf } from '../../../shared/form/rows.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { contextOf, type FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import type { Fields } from './GeneralForm.tsx'
import { ItemField } from './ItemField.tsx'

interface TimePointTableProps {
  readonly session: FormSession
  readonly control: Control<Fields>
  readonly group: ItemGroupDefinition
}

/** More planned rows than this do not fit beside each other. */
const MOST_ACROSS = 8

/**
 * Planned rows as a table. A few time points stand across, what is measured down: one column is one round at the bed. A long list,
 * such as the symptoms that are asked for, reads down, what is asked of each across.
 */
export function TimePointTable({ session, control, group }: TimePointTableProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { values, view, mode } = useFormState(session)
  const [added, setAdded] = useState<readonly number[]>([])
  const context = contextOf(view)
  const counted = rowsOf(session.definition, group, values, context)
  const points = [...new Set([...counted, ...added])].toSorted((a, b) => a - b)
  const shown = (item: ItemDefinition, repeat: number) =>
    isVisible(session.definition, { group: group.oid, repeat, item: item.oid }, values, context)
  const add = () => setAdded([...added, Math.max(nextRow(group, values, context), ...points.map((point) => point + 1))])
  const naming = group.items.find((item) => namesTheRow(item, group))
  const items = group.items.filter((item) => item !== naming && points.some((repeat) => shown(item, repeat)))
  const pointName = (repeat: number) => {
    const planned = group.fixedRows?.find((row) => row.repeat === repeat)
    return planned ? inLanguage(planned.label, language) : t('rows.unplanned', { number: repeat })
  }
  const corner = naming ? inLanguage(naming.label, language) : t('rows.timePoint')
  const cell = (item: ItemDefinition, repeat: number) => (
    <td key={`${item.oid}/${repeat}`}>
      {shown(item, repeat) && (
        <ItemField
          session={session}
          control={control}
          item={item}
          address={{ group: group.oid, repeat, item: item.oid }}
          compact
        />
      )}
    </td>
  )
  const isLong = points.length > MOST_ACROSS
  const across = isLong
    ? items.map((item) => ({ key: item.oid, name: inLanguage(item.label, language) }))
    : points.map((repeat) => ({ key: String(repeat), name: pointName(repeat) }))
  return (
    <div className="rows">
      <div className="points-scroll">
        <table className={isLong ? 'points points-down' : 'points'}>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {across.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {isLong
              ? points.map((repeat) => (
                  <tr key={repeat}>
                    <th scope="row">{pointName(repeat)}</th>
                    {items.map((item) => cell(item, repeat))}
                  </tr>
                ))
              : items.map((item) => (
                  <tr key={item.oid}>
                    <th scope="row">{inLanguage(item.label, language)}</th>
                    {points.map((repeat) => cell(item, repeat))}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
      {mode !== 'read' && (
        <Button onPress={add}>
          <Plus size={16} aria-hidden />
          {t(isLong ? 'rows.add' : 'rows.addPoint')}
        </Button>
      )}
    </div>
  )
}

/** The item that only says which time point a row is: the head of the column says it already. */
function namesTheRow(item: ItemDefinition, group: ItemGroupDefinition): boolean {
  if (item.type !== 'calculated') return false
  const codes = item.codeList?.entries.map((entry) => entry.code) ?? []
  return group.fixedRows?.some((row) => codes.includes(row.code)) ?? false
}
