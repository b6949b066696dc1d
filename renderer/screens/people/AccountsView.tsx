import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AccountRow } from '../../../shared/ipc/views/people.ts'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { AccountsTable } from './AccountsTable.tsx'
import { ActDialog, type AccountAct } from './ActDialog.tsx'
import { AddDialog } from './AddDialog.tsx'
import '../../parts/Field.css'

/** From this many accounts on there is a field to find one. */
const MANY = 8

interface Said {
  readonly title: string
  readonly text?: string
}

/** Who may work here: every account, and the acts on it. */
export function AccountsView() {
  const { t } = useTranslation()
  const { person } = useApplication()
  const { data, error, refetch } = useAsk('people.list', {})
  const [isAdding, setAdding] = useState(false)
  const [acting, setActing] = useState<{ readonly account: AccountRow; readonly act: AccountAct } | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  return (
    <>
      <div>
        <Button look="main" onPress={() => setAdding(true)}>
          <Plus size={16} aria-hidden />
          {t('people.add')}
        </Button>
      </div>
      {said && (
        <Note tone="good" title={said.title}>
          {said.text}
        </Note>
      )}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.length === 1 && <Empty title={t('people.onlyYou')}>{t('people.onlyYouText')}</Empty>}
      {data && data.length > 0 && <Accounts accounts={data} onAct={(account, act) => setActing({ account, act })} />}
      {isAdding && (
        <AddDialog
          organisation={person?.organisation ?? ''}
          onClose={() => setAdding(false)}
          onAdded={(added) => setSaid({ title: t('people.added', added), text: t('people.addedText', added) })}
        />
      )}
      {acting && <ActDialog {...acting} onClose={() => setActing(null)} onDone={(title) => setSaid({ title })} />}
    </>
  )
}

interface AccountsProps {
  readonly accounts: readonly AccountRow[]
  readonly onAct: (account: AccountRow, act: AccountAct) => void
}

function Accounts({ accounts, onAct }: AccountsProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const search = typed.trim().toLowerCase()
  const found = accounts.filter((account) =>
    [account.name, account.username, account.organisation, t(`role.${account.role}`)].some((words) =>
      words.toLowerCase().includes(search),
    ),
  )
  return (
    <section className="stack-tight" aria-label={t('people.accounts')}>
      {accounts.length >= MANY && (
        <SearchField className="field" aria-label={t('people.search')} value={typed} onChange={setTyped}>
          <Input className="field-input" placeholder={t('people.searchHint')} />
        </SearchField>
      )}
      {found.length === 0 ? (
        <Empty
          title={t('people.noMatch')}
          action={<Button onPress={() => setTyped('')}>{t('people.showAll')}</Button>}
        />
      ) : (
        <AccountsTable accounts={found} onAct={onAct} />
      )}
    </section>
  )
}
