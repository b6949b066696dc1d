import { useTranslation } from 'react-i18next'
import type { JobView } from '../../../shared/ipc/views/export.ts'
import { HashText } from '../../parts/HashText.tsx'
import { Note } from '../../parts/Note.tsx'
import { findingWords, verificationResult, type VerificationResult } from './verification.ts'

/** How a verification ended: whole, or every finding by name. */
export function Verification({ view }: { readonly view: JobView }) {
  const { t } = useTranslation()
  if (view.state === 'running') return null
  if (view.state === 'cancelled') return <Note tone="info">{t('job.cancelled')}</Note>
  const read = verificationResult.safeParse(view.result)
  if (read.success) return read.data.whole ? <Whole result={read.data} /> : <Broken result={read.data} />
  return (
    <Note tone="danger" urgent title={t('job.failed')}>
      {view.message || t('chain.unread')}
    </Note>
  )
}

function Whole({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation()
  return (
    <Note tone="good" title={t('chain.whole')}>
      <p>{t('chain.wholeText', { count: result.records })}</p>
      <Prints result={result} />
    </Note>
  )
}

function Broken({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation()
  const { findings } = result
  const count = result.findingCount ?? findings.length
  return (
    <Note tone="danger" urgent title={t('chain.broken', { count })}>
      <p>{t('chain.brokenText')}</p>
      <ol className="findings">
        {findings.map((found, index) => {
          const { where, what } = findingWords(t, found)
          return (
            <li key={index}>
              {where !== '' && <strong>{where}: </strong>}
              {what}
            </li>
          )
        })}
      </ol>
      {count > findings.length && <p>{t('chain.firstOf', { count: findings.length })}</p>}
      <Prints result={result} />
    </Note>
  )
}

/** What is compared with paper. */
function Prints({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation()
  return (
    <dl className="prints small">
      <dt>{t('chain.head')}</dt>
      <dd>
        <HashText hash={result.head} />
      </dd>
      {result.keyFingerprint && (
        <>
          <dt>{t('chain.fingerprint')}</dt>
          <dd>
            <HashText hash={result.keyFingerprint} />
          </dd>
        </>
      )}
    </dl>
  )
}
