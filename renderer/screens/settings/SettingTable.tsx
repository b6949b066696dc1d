import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingRow } from '../../../shared/ipc/views/people.ts'
import { Button } from '../../parts/Button.tsx'
import { stampText } from '../../text/format.ts'
import { allowedOf, settingWords } from './settingKind.ts'
import { sourceDetail, sourceKind } from './sourceOf.ts'
import '../../parts/Table.css'

interface SettingTableProps {
  readonly group: string
  readonly rows: readonly SettingRow[]
  readonly onChange: (row: SettingRow) => void
}

/** The settings of one group: value, default, where the default comes from, who changed it and when. */
export function SettingTable({ group, rows, onChange }: SettingTableProps) {
  const { t } = useTranslation()
  const id = useId()
  const headings = ['setting', 'value', 'source', 'changedBy'] as const
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h2 id={id}>
        {group} <span className="soft">{rows.length}</span>
      </h2>
      <div className="table-sheet">
        <table className="table setting-table">
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col" className={`setting-${heading}`}>
                  {t(`settings.${heading}`)}
                </th>
              ))}
              <th scope="col" className="setting-act">
                <span className="heard">{t('settings.change')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Setting key={row.key} row={row} onChange={() => onChange(row)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Setting({ row, onChange }: { readonly row: SettingRow; readonly onChange: () => void }) {
  const { t } = useTranslation()
  const isDefault = row.value === row.default
  return (
    <tr>
      <th scope="row">
        {row.label}
        <code className="faint setting-key">{row.key}</code>
      </th>
      <td className={isDefault ? '' : 'setting-own'}>
        <Value row={row} value={row.value} />
        <span className="small soft setting-under">
          {isDefault ? (
            t('settings.isDefault')
          ) : (
            <>
              {t('settings.default')}: <Value row={row} value={row.default} />
            </>
          )}
        </span>
      </td>
      <td>
        <Source source={row.source} />
      </td>
      <td>
        {row.changedAt === null ? (
          <span className="faint">{t('settings.never')}</span>
        ) : (
          <>
            {row.changedBy}
            <span className="small soft setting-under">
              <span className="ltr">{stampText(row.changedAt)}</span>
            </span>
          </>
        )}
      </td>
      <td className="number">
        {row.mayChange && (
          <Button size="small" onPress={onChange} aria-label={t('settings.changeOf', { label: row.label })}>
            {t('settings.change')}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** A value in words; codes and numbers read left to right. */
function Value({ row, value }: { readonly row: SettingRow; readonly value: string }) {
  const { t } = useTranslation()
  const words = settingWords(row, value)
  if (words === '') return <span className="faint">{t('settings.empty')}</span>
  return <span className={allowedOf(row) === null ? 'ltr' : ''}>{words}</span>
}

function Source({ source }: { readonly source: string }) {
  const { t } = useTranslation()
  const kind = sourceKind(source)
  const detail = sourceDetail(source)
  return (
    <>
      <span className={`source source-${kind}`} title={t(`settings.what${kind}Text`)}>
        {t(`settings.what${kind}`)}
      </span>
      {detail !== '' && <span className="small soft setting-under">{detail}</span>}
    </>
  )
}
