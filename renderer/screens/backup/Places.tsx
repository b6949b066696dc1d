import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupView } from '../../../shared/ipc/views/backup.ts'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'
import '../../parts/Table.css'

/** The record refuses a shorter reason. */
const SHORTEST_REASON = 5

/** The folders that backups go to, and whether each is there now. */
export function Places({ view }: { readonly view: BackupView }) {
  const { t } = useTranslation()
  /** A number is the place that goes. */
  const [open, setOpen] = useState<'add' | number | null>(null)
  const { places, may } = view
  return (
    <section className="stack-tight">
      <div className="row-apart">
        <h2>{t('backup.places')}</h2>
        {may.places && <Button onPress={() => setOpen('add')}>{t('backup.addPlace')}</Button>}
      </div>
      <p className="soft">{t('backup.placesText')}</p>
      {places.length === 0 ? (
        <Empty title={t('backup.noPlace')}>{t('backup.noPlaceText')}</Empty>
      ) : (
        <div className="table-sheet">
          <table className="table">
            <tbody>
              {places.map(({ path, reachable }, index) => (
                <tr key={path}>
                  <th scope="row">
                    <bdi className="ltr backup-path">{path}</bdi>
                  </th>
                  <td className={reachable ? '' : 'backup-away'}>
                    {t(reachable ? 'backup.reachable' : 'backup.notReachable')}
                  </td>
                  <td className="number">
                    {may.places && (
                      <Button
                        size="small"
                        onPress={() => setOpen(index)}
                        aria-label={t('backup.removeOf', { place: path })}
                      >
                        {t('backup.removePlace')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open !== null && <PlaceDialog place={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

function PlaceDialog({ place, onClose }: { readonly place: 'add' | number; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const add = useAct('backup.addPlace')
  const remove = useAct('backup.removePlace')
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const reason = typed.trim()
  const isAdding = place === 'add'
  const { isPending, error } = isAdding ? add : remove
  const submit = () => {
    setTried(true)
    if (reason.length < SHORTEST_REASON || isPending) return
    if (place === 'add') add.mutate({ reason }, { onSuccess: onClose })
    else remove.mutate({ place, reason }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t(isAdding ? 'backup.addTitle' : 'backup.removeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={isPending}>
            {t(isAdding ? 'backup.chooseFolder' : 'backup.removePlace')}
          </Button>
        </>
      }
    >
      <p>{t(isAdding ? 'backup.addText' : 'backup.removeText')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('field.reason')}
          value={typed}
          onChange={setTyped}
          maxLength={500}
          error={tried && reason.length < SHORTEST_REASON ? t('field.reasonError') : undefined}
        />
      </form>
      <ErrorNote error={error} />
    </Dialog>
  )
}
