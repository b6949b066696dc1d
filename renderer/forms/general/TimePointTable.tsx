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

/** Planned time points across, what is measured down: one column is one round at the bed. */
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
  return (
    <div className="rows">
      <div className="points-scroll">
        <table className="points">
          <thead>
            <tr>
              <th scope="col">{t('rows.timePoint')}</th>
              {points.map((repeat) => {
                const planned = group.fixedRows?.find((row) => row.repeat === repeat)
                return (
                  <th key={repeat} scope="col">
                    {planned ? inLanguage(planned.label, language) : t('rows.unplanned', { number: repeat })}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {group.items
              .filter((item) => !namesTheRow(item, group) && points.some((repeat) => shown(item, repeat)))
              .map((item) => (
                <tr key={item.oid}>
                  <th scope="row">{inLanguage(item.label, language)}</th>
                  {points.map((repeat) => (
                    <td key={repeat}>
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
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {mode !== 'read' && (
        <Button onPress={add}>
          <Plus size={16} aria-hidden />
          {t('rows.addPoint')}
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
