import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicationView } from '../../shared/ipc/views/session.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/Note.tsx'

/** What must be said at opening, such as a store behind its mark. Stays until it is put away by hand. */
export function Notices({ notices }: { readonly notices: ApplicationView['notices'] }) {
  const { t } = useTranslation()
  const [read, setRead] = useState<readonly string[]>([])
  return notices
    .filter((notice) => !read.includes(notice.code))
    .map((notice) => (
      <Note
        key={notice.code}
        tone="amber"
        actions={
          <Button size="small" onPress={() => setRead([...read, notice.code])}>
            {t('act.understood')}
          </Button>
        }
      >
        {notice.message}
      </Note>
    ))
}
