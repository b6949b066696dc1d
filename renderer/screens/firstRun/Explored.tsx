import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import { Button } from '../../parts/Button.tsx'
import { Note } from '../../parts/Note.tsx'

interface ExploredProps {
  readonly users: Output<'setup.explore'>['users']
  readonly onContinue: () => void
}

/** The training study is ready: who can be played, and how to sign in. */
export function Explored({ users, onContinue }: ExploredProps) {
  const { t } = useTranslation()
  return (
    <section className="outside-sheet">
      <h1>{t('firstRun.exploredTitle')}</h1>
      <Note tone="info">{t('firstRun.exploredText')}</Note>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('account.role')}</th>
            <th scope="col">{t('account.username')}</th>
            <th scope="col">{t('account.password')}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.username}>
              <td>{t(`role.${user.role}`)}</td>
              <td>
                <code className="ltr">{user.username}</code>
              </td>
              <td>
                <code className="ltr">{user.password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row-apart">
        <span />
        <Button look="main" onPress={onContinue} autoFocus>
          {t('firstRun.toSignIn')}
        </Button>
      </div>
    </section>
  )
}
