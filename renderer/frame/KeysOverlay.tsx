import { useTranslation } from 'react-i18next'
import { Dialog } from '../parts/Dialog.tsx'
import { keysOfScreen, type KeyLine } from './keys.ts'
import './KeysOverlay.css'

/** The keys of this screen and of every screen, called with '?'. */
export function KeysOverlay({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const everywhere: readonly KeyLine[] = [
    { keys: ['Ctrl', 'K'], does: t('keys.palette') },
    { keys: ['Alt', '←'], does: t('keys.back') },
    { keys: ['Alt', '→'], does: t('keys.forward') },
    { keys: ['Ctrl', 'L'], does: t('keys.lock') },
    { keys: ['?'], does: t('keys.overlay') },
  ]
  const here = keysOfScreen()
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      {here.length > 0 && <KeyList title={t('keys.here')} lines={here} />}
      <KeyList title={t('keys.everywhere')} lines={everywhere} />
    </Dialog>
  )
}

function KeyList({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  return (
    <section className="stack-tight">
      <h3>{title}</h3>
      <dl className="keys">
        {lines.map((line) => (
          <div key={line.does} className="keys-line">
            <dt className="ltr">
              {line.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
