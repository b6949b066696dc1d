import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import { useApplication } from '../../frame/application.ts'
import { rememberedJob } from '../../parts/rememberedJob.ts'
import { Archive } from './archive/Archive.tsx'
import { ExportData } from './ExportData.tsx'
import '../../parts/Tabs.css'
import './Export.css'

/** Everything that takes the record out of Trialbook: data for others, and for an investigator the sealed archive. */
export function Export() {
  const { t } = useTranslation()
  const { person } = useApplication()
  // Whoever comes back from a lock while an archive is being written finds it.
  const [view, setView] = useState(() => (rememberedJob(person?.id ?? '', 'archive') === null ? 'data' : 'archive'))
  const mayArchive = person !== null && may(person.role, 'export.identified')
  return (
    <>
      <h1>{t('export.title')}</h1>
      {mayArchive ? (
        <Tabs className="tabs" selectedKey={view} onSelectionChange={(key) => setView(String(key))}>
          <TabList className="tab-list" aria-label={t('archive.views')}>
            <Tab id="data" className="tab">
              {t('archive.data')}
            </Tab>
            <Tab id="archive" className="tab">
              {t('archive.tab')}
            </Tab>
          </TabList>
          <TabPanel id="data" className="tab-panel stack">
            <ExportData />
          </TabPanel>
          <TabPanel id="archive" className="tab-panel">
            <Archive />
          </TabPanel>
        </Tabs>
      ) : (
        <ExportData />
      )}
    </>
  )
}
