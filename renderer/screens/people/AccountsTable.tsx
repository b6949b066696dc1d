import { Ellipsis } from 'lucide-react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AccountRow } from '../../../shared/ipc/views/people.ts'
import { useApplication } from '../../frame/application.ts'
import { stampText } from '../../text/format.ts'
import type { AccountAct } from './ActDialog.tsx'
import '../../parts/Button.css'
import '../../parts/List.css'
import '../../parts/Table.css'

interface AccountsTableProps {
  readonly accounts: readonly AccountRow[]
  readonly onAct: (account: AccountRow, act: AccountAct) => void
}

/** Everybody who has an account, those who can sign in first. */
export function AccountsTable({ accounts, onAct }: AccountsTableProps) {
  const { t } = useTranslation()
  const sorted = accounts.toSorted(
    (a, b) => a.status.localeCompare(b.status) || a.name.localeCompare(b.name) || a.username.localeCompare(b.username),
  )
  const headings = ['name', 'role', 'organisation', 'status', 'lastSignIn', 'failed'] as const
  return (
    <div className="table-sheet">
      <table className="table table-middle" aria-label={t('people.accounts')}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={heading === 'failed' ? 'number' : ''}>
                {heading === 'role' || heading === 'organisation' ? t(`account.${heading}`) : t(`people.${heading}`)}
              </th>
            ))}
            <th scope="col">
              <span className="heard">{t('people.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((account) => (
            <Account key={account.id} account={account} onAct={(act) => onAct(account, act)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface AccountProps {
  readonly account: AccountRow
  readonly onAct: (act: AccountAct) => void
}

function Account({ account, onAct }: AccountProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const isMe = person?.id === account.id
  return (
    <tr className={account.status === 'disabled' ? 'account-off' : ''}>
      <th scope="row">
        <span className="account-name">
          {account.name}
          {isMe && <span className="account-you"> · {t('people.you')}</span>}
        </span>
        <span className="small soft ltr account-user">{account.username}</span>
      </th>
      <td className="account-when">{t(`role.${account.role}`)}</td>
      <td>{account.organisation}</td>
      <td>
        {t(`people.${account.status}`)}
        {account.mustChangePassword && account.status === 'active' && (
          <span className="small soft account-under">{t('people.temporary')}</span>
        )}
      </td>
      <td className="account-when">
        {account.lastSignIn === null ? (
          <span className="faint">{t('people.never')}</span>
        ) : (
          <span className="ltr">{stampText(account.lastSignIn)}</span>
        )}
      </td>
      <td className={account.failedSince > 0 ? 'number account-failed' : 'number soft'}>{account.failedSince}</td>
      <td className="number">{!isMe && <AccountMenu account={account} onAct={onAct} />}</td>
    </tr>
  )
}

function AccountMenu({ account, onAct }: AccountProps) {
  const { t } = useTranslation()
  const acts: readonly AccountAct[] = account.status === 'active' ? ['reset', 'disable'] : ['enable']
  return (
    <MenuTrigger>
      <AriaButton className="button button-quiet button-icon" aria-label={t('people.more', { name: account.name })}>
        <Ellipsis size={18} aria-hidden />
      </AriaButton>
      <Popover className="list-popover" placement="bottom end">
        <Menu className="list" onAction={(key) => onAct(key as AccountAct)}>
          {acts.map((act) => (
            <MenuItem key={act} id={act} className="list-item">
              {t(`people.${act}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
