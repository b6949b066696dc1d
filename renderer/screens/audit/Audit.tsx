import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AuditFilter } from '../../../shared/ipc/views/audit.ts'
import { may } from '../../../shared/roles.ts'
import { useApplication } from '../../frame/application.ts'
import { AUDIT_VIEWS, type AuditView } from '../../route/route.ts'
import { useHistory } from '../../route/useRoute.tsx'
import { VerificationProgress } from './progress/VerificationProgress.tsx'
import { Records } from './Records.tsx'
import { ReviewList } from './review/ReviewList.tsx'
import '../../parts/Tabs.css'
import './Audit.css'

interface AuditProps {
  readonly filter: AuditFilter
  readonly view?: AuditView
}

/** The trail in three views: its records, what in it is worth a look, and how far it is held against the source. */
export function Audit({ filter, view = 'records' }: AuditProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const history = useHistory()
  const mayReview = person !== null && may(person.role, 'audit.review')
  return (
    <>
      <h1>{t('audit.title')}</h1>
      {mayReview ? (
        <Tabs
          className="tabs audit-views"
          selectedKey={view}
          onSelectionChange={(key) =>
            history.replace({ screen: 'audit', filter, view: AUDIT_VIEWS.find((each) => each === key) ?? 'records' })
          }
        >
          <TabList className="tab-list" aria-label={t('review.views')}>
            {AUDIT_VIEWS.map((id) => (
              <Tab key={id} id={id} className="tab">
                {t(`review.view.${id}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="records" className="audit-view">
            <Records filter={filter} />
          </TabPanel>
          <TabPanel id="review" className="audit-view">
            <ReviewList />
          </TabPanel>
          <TabPanel id="verification" className="audit-view">
            <VerificationProgress />
          </TabPanel>
        </Tabs>
      ) : (
        <Records filter={filter} />
      )}
    </>
  )
}
