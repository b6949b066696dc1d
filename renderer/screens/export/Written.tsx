import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { manifestSummary } from '../../../shared/ipc/views/export.ts'
import { HashText } from '../../parts/HashText.tsx'
import { Note } from '../../parts/Note.tsx'
import { sizeText } from '../../text/format.ts'
import '../../parts/Table.css'

type ManifestSummary = z.infer<typeof manifestSummary>

/** The export is there: what the folder holds, each file with its hash. */
export function Written({ made }: { readonly made: ManifestSummary }) {
  const { t } = useTranslation()
  return (
    <>
      <Note tone="good" title={t('export.doneTitle')}>
        <p>{t('export.doneText')}</p>
        {!made.namesChildren && <p>{t('export.scanPassed')}</p>}
      </Note>
      {made.namesChildren && (
        <Note tone="danger" title={t('identified.written')}>
          {made.encrypted ? t('identified.writtenEncrypted') : t('identified.writtenText')}
        </Note>
      )}
      <section className="stack-tight" aria-labelledby="export-manifest">
        <h2 id="export-manifest">{t('export.manifest')}</h2>
        <p>
          {t('export.subjects', { count: made.subjects })} · {t('export.values', { count: made.values })}
        </p>
        <dl className="prints">
          <dt className="soft">{t('export.inFolder')}</dt>
          <dd className="export-path">
            <bdi className="ltr">{made.folder}</bdi>
          </dd>
          <dt className="soft">{t('export.head')}</dt>
          <dd>
            <HashText hash={made.headHash} />
          </dd>
        </dl>
        {made.encrypted && <p className="soft">{t('identified.inside')}</p>}
        <div className="table-sheet">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('export.file')}</th>
                <th scope="col" className="number">
                  {t('export.rows')}
                </th>
                <th scope="col" className="number">
                  {t('export.size')}
                </th>
                <th scope="col">{t('export.sha')}</th>
              </tr>
            </thead>
            <tbody>
              {made.files.map((file) => (
                <tr key={file.name}>
                  <th scope="row" className="ltr export-path">
                    {file.name}
                  </th>
                  <td className="number">{file.rows ?? '–'}</td>
                  <td className="number export-size ltr">{sizeText(file.bytes)}</td>
                  <td>
                    <HashText hash={file.sha256} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}
