import { useTranslation } from 'react-i18next'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/Note.tsx'

interface NoticesProps {
  readonly notices: ApplicationView['notices']
  readonly onRead: (code: string) => void
}

/** What must be said at opening, such as a store behind its mark. Stays until it is put away by hand. */
export function Notices({ notices, onRead }: NoticesProps) {
  const { t } = useTranslation()
  return notices.map((notice) => (
    <Note
      key={notice.code}
      tone="amber"
      actions={
        <Button size="small" onPress={() => onRead(notice.code)}>
          {t('act.understood')}
        </Button>
      }
    >
      <bdi>{notice.message}</bdi>
    </Note>
  ))
}
