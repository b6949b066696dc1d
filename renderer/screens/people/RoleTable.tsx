import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ALL_RIGHTS, may, ROLES, type Right } from '../../../shared/roles.ts'
import { office } from '../../text/office.ts'
import '../../parts/Table.css'

type RightGroup = keyof typeof office.rightGroup

/** The first word of a right, and the part of the table it stands in. */
const STEMS: Readonly<Record<string, RightGroup>> = {
  identity: 'identity',
  record: 'record',
  query: 'queries',
  signature: 'signing',
  hold: 'signing',
  form: 'signing',
  redact: 'signing',
  verification: 'trail',
  audit: 'trail',
  export: 'out',
  report: 'out',
}

const groupOf = (right: Right): RightGroup => STEMS[right.slice(0, right.indexOf('.'))] ?? 'house'

/** What each role may do, in words: the same table that the doors ask. */
export function RoleTable() {
  const { t } = useTranslation()
  const groups = Map.groupBy(ALL_RIGHTS, groupOf)
  return (
    <section className="stack-tight" aria-labelledby="role-table">
      <h2 id="role-table">{t('people.roles')}</h2>
      <p className="soft people-prose">{t('people.rolesText')}</p>
      <dl className="role-sentences">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{t(`role.${role}`)}</dt>
            <dd>{t(`roleDoes.${role}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="table-sheet role-sheet">
        <table className="table table-middle role-table">
          <thead>
            <tr>
              <th scope="col">{t('people.may')} …</th>
              {ROLES.map((role) => (
                <th key={role} scope="col" className="role-cell">
                  {t(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          {[...groups].map(([group, rights]) => (
            <tbody key={group}>
              <tr>
                <th colSpan={ROLES.length + 1} scope="colgroup" className="role-group">
                  {t(`rightGroup.${group}`)}
                </th>
              </tr>
              {rights.map((right) => (
                <tr key={right}>
                  <td>{t(`right.${right}`)}</td>
                  {ROLES.map((role) => (
                    <td key={role} className="role-cell">
                      <Mark holds={may(role, right)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}

function Mark({ holds }: { readonly holds: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      {holds ? (
        <Check size={18} aria-hidden className="role-yes" />
      ) : (
        <span aria-hidden className="faint">
          –
        </span>
      )}
      <span className="heard">{t(holds ? 'people.may' : 'people.mayNot')}</span>
    </>
  )
}
