import { Check, CircleAlert, RefreshCw } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { clockTime } from '../text/format.ts'
import { keepers } from './keepers.ts'
import './KeptLine.css'

/** The bottom line: 'Kept 14:02:07' once it is so, and loudly when it is not. */
export function KeptLine() {
  const { t } = useTranslation()
  const { waiting, failure, keptAt } = useSyncExternalStore(keepers.subscribe, () => keepers.status)
  if (failure) {
    return (
      <div className="kept kept-failed" role="alert">
        <CircleAlert size={16} aria-hidden />
        <span>
          {t('kept.failed', { count: waiting })} {failure.message}
        </span>
        <Button size="small" onPress={() => void keepers.flushAll()}>
          {t('kept.retry')}
        </Button>
      </div>
    )
  }
  return (
    <div className="kept" role="status">
      {waiting > 0 ? (
        <>
          <RefreshCw size={14} aria-hidden />
          <span>{t('kept.waiting', { count: waiting })}</span>
        </>
      ) : (
        keptAt && (
          <>
            <Check size={14} aria-hidden />
            <span>
              {t('kept.at')} <span className="ltr">{clockTime(keptAt)}</span>
            </span>
          </>
        )
      )}
    </div>
  )
}
