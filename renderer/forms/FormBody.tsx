import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { parseAddressKey } from '../../shared/form/address.ts'
import type { ItemGroupDefinition } from '../../shared/form/definition.ts'
import { BodySides } from './bodySides/BodySides.tsx'
import { GeneralForm } from './general/GeneralForm.tsx'
import { ScoreEntry } from './score/ScoreEntry.tsx'
import type { FormSession } from './session.ts'
import { useFormState } from './useFormSession.ts'
import '../parts/Tabs.css'

/** A form on the screen, the item in view, and how to go to another. */
export interface FormBodyProps {
  readonly session: FormSession
  readonly at: string | undefined
  readonly onMove: (key: string) => void
}

/** The form as its definition says it is drawn. Instruments show their items first and everything else beside them. */
export function FormBody(props: FormBodyProps) {
  const { session } = props
  switch (session.definition.layout) {
    case 'general':
    case 'timePoints':
      return <GeneralForm {...props} groups={session.definition.itemGroups} />
    case 'score':
    case 'bodySides':
      return <InstrumentForm {...props} />
  }
}

function InstrumentForm({ session, at, onMove }: FormBodyProps) {
  const { t } = useTranslation()
  const { view } = useFormState(session)
  const details = session.definition.itemGroups.filter(isDetail)
  const [shown, setShown] = useState<'items' | 'details'>('items')
  const [followed, setFollowed] = useState(at)
  // Going to an item from elsewhere opens the side it stands on.
  if (at !== followed) {
    setFollowed(at)
    setShown(at !== undefined && standsIn(details, at) ? 'details' : 'items')
  }
  const openDetails = view.open.filter((address) => details.some((group) => group.oid === address.group)).length
  const Entry = session.definition.layout === 'bodySides' ? BodySides : ScoreEntry
  return (
    <Tabs
      className="tabs"
      selectedKey={shown}
      onSelectionChange={(key) => setShown(key === 'details' ? 'details' : 'items')}
    >
      <TabList className="tab-list" aria-label={t('form.sides')}>
        <Tab id="items" className="tab">
          {t('form.items')}
        </Tab>
        <Tab id="details" className="tab">
          {t('form.details')}
          {openDetails > 0 && <span className="tab-note">{t('form.openCount', { count: openDetails })}</span>}
        </Tab>
      </TabList>
      <TabPanel id="items" className="tab-panel">
        <Entry session={session} at={at} onMove={onMove} />
      </TabPanel>
      <TabPanel id="details" className="tab-panel">
        <GeneralForm session={session} at={at} onMove={onMove} groups={details} />
      </TabPanel>
    </Tabs>
  )
}

/** Groups with something to fill in that is not scored by keys. */
function isDetail(group: ItemGroupDefinition): boolean {
  return group.items.some((item) => item.type !== 'score' && item.type !== 'calculated')
}

function standsIn(groups: readonly ItemGroupDefinition[], key: string): boolean {
  return groups.some((group) => group.oid === parseAddressKey(key).group)
}
