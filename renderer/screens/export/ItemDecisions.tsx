import { useDeferredValue, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import '../../parts/Field.css'
import '../../parts/Table.css'

type Preview = Output<'export.preview'>

/** One item with what happens to it; `because` is empty for what is kept. */
interface Line {
  readonly form: string
  readonly item: string
  readonly label: string
  readonly because: string
}

/** The three lists of an export, each under its count; typing opens what it finds. */
export function ItemDecisions({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim().toLowerCase())
  const lists = {
    changed: preview.changed.map(({ how, ...line }) => ({ ...line, because: how })),
    dropped: preview.dropped,
    kept: preview.kept.map((line) => ({ ...line, because: '' })),
  }
  return (
    <section className="stack-tight" aria-labelledby="export-items">
      <h2 id="export-items">{t('export.items')}</h2>
      <SearchField className="field" aria-label={t('export.itemsFilter')} value={typed} onChange={setTyped}>
        <Input className="field-input" placeholder={t('export.itemsFilterHint')} />
      </SearchField>
      <div className="table-sheet">
        {(['changed', 'dropped', 'kept'] as const).map((name) => (
          <List key={name} title={t(`export.${name}`)} lines={lists[name]} search={search} />
        ))}
      </div>
    </section>
  )
}

interface ListProps {
  readonly title: string
  readonly lines: readonly Line[]
  readonly search: string
}

function List({ title, lines, search }: ListProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const nameOf = (form: string) => inLanguage(formName(form), language)
  const found = lines.filter((line) =>
    [line.form, nameOf(line.form), line.item, line.label, line.because].some((words) =>
      words.toLowerCase().includes(search),
    ),
  )
  return (
    <details className="export-list" key={String(search === '')} open={search !== '' && found.length > 0}>
      <summary>
        <strong>{title}</strong>{' '}
        <span className="soft">{search === '' ? lines.length : `${found.length} / ${lines.length}`}</span>
      </summary>
      {found.length === 0 && (
        <p className="export-none soft">{t(search === '' ? 'export.nothingHere' : 'export.noItems')}</p>
      )}
      {[...Map.groupBy(found, (line) => line.form)].map(([form, items]) => (
        <table key={form} className="table">
          <thead>
            <tr>
              <th colSpan={3} scope="colgroup">
                {nameOf(form)} <span className="faint">{items.length}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((line) => (
              <tr key={line.item}>
                <td>{line.label}</td>
                <td className="soft">{line.because}</td>
                <td className="export-code">
                  <code className="faint ltr">{line.item}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </details>
  )
}
