import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicationView, PersonView } from '../../shared/ipc/views/session.ts'
import { KeptLine } from '../keep/KeptLine.tsx'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/Note.tsx'
import { onDemand } from '../parts/onDemand.tsx'
import type { Route } from '../route/route.ts'
import { useHistory } from '../route/useRoute.tsx'
import { Screen } from '../screens/Screen.tsx'
import { isTyping } from './keys.ts'
import { Notices } from './Notices.tsx'
import { Rail } from './Rail.tsx'
import { ScreenGuard } from './ScreenGuard.tsx'
import { useSessionEnd, useTimeToLock } from './session.ts'
import { SyntheticBanner } from './SyntheticBanner.tsx'
import { TopBar } from './TopBar.tsx'
import './Frame.css'

const Palette = onDemand(async () => (await import('./Palette.tsx')).Palette, null)
const KeysOverlay = onDemand(async () => (await import('./KeysOverlay.tsx')).KeysOverlay, null)

/** What stands round every screen of a signed-in person. */
export function Frame({ application, person }: { readonly application: ApplicationView; readonly person: PersonView }) {
  const { t } = useTranslation()
  const { secondsLeft, stay } = useTimeToLock(application.idleMinutes)
  const [over, setOver] = useState<'palette' | 'keys' | null>(null)
  useFrameKeys(setOver)
  const history = useHistory()
  const place = useSyncExternalStore(history.subscribe, () => placeOf(history.route))
  const [read, setRead] = useState<readonly string[]>([])
  return (
    <div className="frame">
      {application.synthetic && <SyntheticBanner />}
      <TopBar application={application} person={person} secondsLeft={secondsLeft} onFind={() => setOver('palette')} />
      <div className="frame-middle">
        <Rail role={person.role} />
        {/* Another screen begins at its top; the same one, with another item in view, stays where it is. */}
        <main className="frame-main" key={place}>
          {secondsLeft <= 60 && (
            <Note
              tone="amber"
              urgent
              title={t('frame.lockNear')}
              actions={<Button onPress={stay}>{t('frame.stay')}</Button>}
            >
              {t('frame.lockNearText')}
            </Note>
          )}
          <Notices
            notices={application.notices.filter((notice) => !read.includes(notice.code))}
            onRead={(code) => setRead([...read, code])}
          />
          <ScreenGuard>
            <Screen mustChangePassword={application.mustChangePassword} />
          </ScreenGuard>
        </main>
      </div>
      <footer className="frame-foot">
        <KeptLine />
        <Button look="quiet" size="small" onPress={() => setOver('keys')}>
          {t('frame.keys')} <kbd>?</kbd>
        </Button>
      </footer>
      {over === 'palette' && <Palette role={person.role} onClose={() => setOver(null)} />}
      {over === 'keys' && <KeysOverlay onClose={() => setOver(null)} />}
    </div>
  )
}

/** The keys that work on every screen. */
function useFrameKeys(setOver: (over: 'palette' | 'keys') => void): void {
  const history = useHistory()
  const { lock } = useSessionEnd()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const letter = event.key.toLowerCase()
    const command = event.ctrlKey || event.metaKey
    if (command && letter === 'k') setOver('palette')
    else if (command && letter === 'l') void lock()
    else if (event.altKey && event.key === 'ArrowLeft') history.back()
    else if (event.altKey && event.key === 'ArrowRight') history.forward()
    else if (event.key === '?' && !isTyping(event)) setOver('keys')
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

/** The screen and what it is about, without the item in view. */
function placeOf(route: Route): string {
  return [route.screen, 'subjectId' in route && route.subjectId, 'form' in route && route.form]
    .filter(Boolean)
    .join('/')
}
