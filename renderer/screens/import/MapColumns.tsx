import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import { itemsOf } from '../../../shared/import/guess.ts'
import { PLACE_TARGETS, type CsvMapping, type PlaceTarget } from '../../../shared/import/mapping.ts'
import { study } from '../../../shared/study/study.ts'
import { formName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { Checkbox } from '../../parts/Checkbox.tsx'
import { Select } from '../../parts/Select.tsx'
import '../../parts/Table.css'

export type Mapping = CsvMapping

/** '@subject' under the name it has in the catalogue. */
const nameOf = (target: PlaceTarget) => target.slice(1) as Unmarked<PlaceTarget>
type Unmarked<Target> = Target extends `@${infer Name}` ? Name : never

interface MapColumnsProps {
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
  readonly onForm: (form: string) => void
}

const OUT = 'out'

/** What each column of a table is: guessed by its name, as this person mapped it last time, or chosen here. */
export function MapColumns({ columns, mapping, onChange, onForm }: MapColumnsProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const forms = [...new Set(study.forms.map(({ oid }) => oid))]
  const targets = [
    { id: OUT, label: t('import.out') },
    ...PLACE_TARGETS.map((target) => ({ id: target, label: t(`import.target.${nameOf(target)}`) })),
    ...itemsOf(mapping.form).flatMap(({ oid, label, type, missing }) =>
      type === 'calculated'
        ? []
        : [
            { id: oid, label: inLanguage(label, language) },
            ...(missing?.some(({ reasons }) => reasons)
              ? [{ id: `${oid}:reason`, label: t('import.reasonOf', { item: inLanguage(label, language) }) }]
              : []),
          ],
    ),
  ]
  const set = (column: string, target: string) => {
    const others = Object.entries(mapping.columns).filter(([name, taken]) => name !== column && taken !== target)
    onChange({ ...mapping, columns: Object.fromEntries(target === OUT ? others : [...others, [column, target]]) })
  }
  const hasVisit = Object.values(mapping.columns).includes('@visit')
  const hasState = Object.values(mapping.columns).includes('@state')
  const isLog = study.logs.includes(mapping.form)
  return (
    <section className="stack" aria-labelledby="import-columns">
      <h2 id="import-columns">{t('import.columns')}</h2>
      <div className="row import-whole">
        <Select
          label={t('import.form')}
          options={forms.map((id) => ({ id, label: inLanguage(formName(id), language) }))}
          value={mapping.form}
          onChange={onForm}
        />
        {!isLog && !hasVisit && (
          <Select
            label={t('import.visit')}
            options={study.studyEvents.map(({ oid, name }) => ({ id: oid, label: inLanguage(name, language) }))}
            value={mapping.visit}
            onChange={(visit) => onChange({ ...mapping, visit })}
          />
        )}
      </div>
      {!hasState && (
        <Checkbox isSelected={mapping.complete} onChange={(complete) => onChange({ ...mapping, complete })}>
          {t('import.complete')}
        </Checkbox>
      )}
      <div className="table-sheet import-columns">
        <table className="table table-middle">
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.is')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column}>
                <th scope="row">
                  <bdi>{column}</bdi>
                </th>
                <td>
                  <Select
                    label={t('import.columnIs', { column })}
                    hideLabel
                    options={targets}
                    value={mapping.columns[column] ?? OUT}
                    onChange={(target) => set(column, target)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
