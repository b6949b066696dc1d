import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import { useApplication } from '../../frame/application.ts'
import { AccountsView } from './AccountsView.tsx'
import { DelegationLog } from './delegation/DelegationLog.tsx'
import { OnDay } from './delegation/OnDay.tsx'
import { RoleTable } from './RoleTable.tsx'
import '../../parts/Tabs.css'
import './People.css'

/** Who may work here, what was given to whom, who could do what on a day, and what each role may do (R14). */
export function People() {
  const { t } = useTranslation()
  const { person } = useApplication()
  const keepsAccounts = person !== null && may(person.role, 'users.manage')
  const views = keepsAccounts ? (['accounts', 'log', 'day', 'roles'] as const) : (['log', 'day', 'roles'] as const)
  const [chosen, setChosen] = useState<(typeof views)[number] | null>(null)
  return (
    <>
      <h1>{t('people.title')}</h1>
      <Tabs
        className="tabs"
        selectedKey={chosen ?? views[0]}
        onSelectionChange={(key) => setChosen(views.find((each) => each === key) ?? null)}
      >
        <TabList className="tab-list" aria-label={t('delegation.views')}>
          {views.map((id) => (
            <Tab key={id} id={id} className="tab">
              {t(`delegation.view.${id}`)}
            </Tab>
          ))}
        </TabList>
        {keepsAccounts && (
          <TabPanel id="accounts" className="tab-panel people-view">
            <AccountsView />
          </TabPanel>
        )}
        <TabPanel id="log" className="tab-panel people-view">
          <DelegationLog mayWrite={keepsAccounts} />
        </TabPanel>
        <TabPanel id="day" className="tab-panel people-view">
          <OnDay />
        </TabPanel>
        <TabPanel id="roles" className="tab-panel people-view">
          <RoleTable />
        </TabPanel>
      </Tabs>
    </>
  )
}
