import { ChevronDown, Lock, Search } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { may } from '../../shared/roles.ts'
import type { ApplicationView, PersonView } from '../../shared/ipc/views/session.ts'
import { Button } from '../parts/Button.tsx'
import { useHistory } from '../route/useRoute.tsx'
import { ReportClocks } from './ReportClocks.tsx'
import { useSessionEnd } from './session.ts'
import { usePreferences } from './usePreferences.ts'
import '../parts/List.css'
import './TopBar.css'

interface TopBarProps {
  readonly application: ApplicationView
  readonly person: PersonView
  readonly secondsLeft: number
  readonly onFind: () => void
}

/** Study and site, who is here, how long until the lock, how old the last backup is. */
export function TopBar({ application, person, secondsLeft, onFind }: TopBarProps) {
  const { t } = useTranslation()
  const { lock } = useSessionEnd()
  return (
    <header className="top">
      <div className="top-study">
        <strong className="top-title" title={application.study}>
          {application.study}
        </strong>
        {application.site && <span className="soft top-site">{application.site}</span>}
      </div>
      <Button size="small" onPress={onFind}>
        <Search size={14} aria-hidden />
        <span className="top-word">{t('frame.find')}</span>
        <kbd className="ltr top-key">Ctrl K</kbd>
      </Button>
      {may(person.role, 'record.read') && <ReportClocks />}
      <div className="top-end">
        <div className="top-state">
          <BackupAge application={application} person={person} />
          <span className="soft small top-lock" title={t('frame.lockTitle')}>
            {secondsLeft >= 60
              ? t('frame.lockMinutes', { count: Math.ceil(secondsLeft / 60) })
              : t('frame.lockSeconds', { count: secondsLeft })}
          </span>
        </div>
        <Button size="small" onPress={() => void lock()}>
          <Lock size={14} aria-hidden />
          <span className="top-word">{t('frame.lock')}</span>
        </Button>
        <PersonMenu application={application} person={person} />
      </div>
    </header>
  )
}

const DAY_MS = 86_400_000

/** Says more and more clearly how long ago it was; whoever may make one goes there by it. */
function BackupAge({ application, person }: { readonly application: ApplicationView; readonly person: PersonView }) {
  const { t } = useTranslation()
  const history = useHistory()
  const [now] = useState(() => Date.now())
  const { lastBackup, backupRemindDays: remind } = application
  const days = lastBackup === null ? null : Math.max(0, Math.floor((now - Date.parse(lastBackup)) / DAY_MS))
  const words = days === null ? t('frame.noBackup') : t('frame.backupDays', { count: days })
  const tone = days === null || days >= 2 * remind ? 'top-backup-late' : days >= remind ? 'top-backup-old' : 'soft'
  if (!may(person.role, 'backup.make')) return <span className={`small top-backup ${tone}`}>{words}</span>
  return (
    <AriaButton
      className={`small top-backup top-backup-button ${tone}`}
      onPress={() => history.go({ screen: 'backup' })}
    >
      {words}
    </AriaButton>
  )
}

function PersonMenu({ application, person }: { readonly application: ApplicationView; readonly person: PersonView }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { signOut } = useSessionEnd()
  const setPreferences = usePreferences(application)
  const otherLanguage = application.language === 'en' ? 'fa' : 'en'
  const otherCalendar = application.calendar === 'gregorian' ? 'solarHijri' : 'gregorian'
  return (
    <MenuTrigger>
      <AriaButton className="top-person">
        <span className="top-person-text">
          <bdi className="top-person-name">{person.name}</bdi>
          <span className="small soft top-role">{t(`role.${person.role}`)}</span>
        </span>
        <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <Popover className="list-popover" placement="bottom end">
        <Menu className="list">
          <MenuItem className="list-item" onAction={() => setPreferences({ language: otherLanguage })}>
            {t(`language.${otherLanguage}`)}
          </MenuItem>
          <MenuItem className="list-item" onAction={() => setPreferences({ calendar: otherCalendar })}>
            {t(`calendar.${otherCalendar}`)}
          </MenuItem>
          <MenuItem className="list-item" onAction={() => history.go({ screen: 'password' })}>
            {t('frame.changePassword')}
          </MenuItem>
          <MenuItem className="list-item" onAction={() => void signOut()}>
            {t('frame.signOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
