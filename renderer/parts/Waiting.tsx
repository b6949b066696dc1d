import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './Waiting.css'

/** A wait is only shown once it is felt. */
const FELT_MS = 300

/** Says that something is being fetched, after 300 ms. */
export function Waiting({ label }: { readonly label?: string }) {
  const { t } = useTranslation()
  const [felt, setFelt] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), FELT_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="waiting" role="status">
      {felt && (
        <>
          <span className="waiting-bar" aria-hidden />
          <span>{label ?? t('wait.fetching')}</span>
        </>
      )}
    </div>
  )
}
