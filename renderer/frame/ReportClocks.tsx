import { useTranslation } from 'react-i18next'
import { useAsk } from '../ask/queries.ts'
import { clockText } from '../events/clockText.ts'
import { logRoute } from '../events/routes.ts'
import { useFollow } from '../events/useFollow.ts'
import { useNow } from '../events/useNow.ts'
import { Button } from '../parts/Button.tsx'
import { GlyphShape } from '../parts/Glyph.tsx'
import { useHistory } from '../route/useRoute.tsx'
import './ReportClocks.css'

/** The clocks to the reports of serious events, seen from every screen while one runs or is late; the most urgent in words. */
export function ReportClocks() {
  const { t } = useTranslation()
  const history = useHistory()
  const now = useNow()
  const { data = [], refetch } = useAsk('events.clocks', {})
  useFollow(now, () => void refetch())
  const [first] = data
  if (!first) return null
  const time = clockText(t, first.dueBy, now)
  const isLate = Date.parse(first.dueBy) < now
  return (
    <span className={isLate ? 'top-clock top-clock-late' : 'top-clock'}>
      <Button size="small" onPress={() => history.go(logRoute(first.subjectId, 'AE', first.formId))}>
        <GlyphShape name="serious" size={16} />
        <span className="ltr top-clock-child">{first.subjectCode}</span> <span>{time}</span>{' '}
        <span className="heard">{t('clock.goTo')}</span>
      </Button>
      {data.length > 1 && (
        <Button look="quiet" size="small" onPress={() => history.go({ screen: 'events' })}>
          {t('clock.more', { count: data.length })}
        </Button>
      )}
    </span>
  )
}
