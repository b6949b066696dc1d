import { useTranslation } from 'react-i18next'
import { Link } from 'react-aria-components'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { useWaitingSignatures } from '../signatures/useWaitingSignatures.ts'
import { groupsOf } from '../signatures/groups.ts'
import { List } from './Lists.tsx'

/** Forms that wait for this person's signature, child by child; each line leads to the list to sign from. */
export function WaitingForSignature() {
  const { t } = useTranslation()
  const history = useHistory()
  const children = groupsOf(useWaitingSignatures())
  return (
    <List title={t('signatures.title')} count={children.reduce((sum, { forms }) => sum + forms.length, 0)}>
      {children.map(({ subjectId, code, forms }) => {
        const changed = forms.filter(({ state }) => state === 'changedSince').length
        return (
          <li key={subjectId}>
            <Link className="line" onPress={() => history.go({ screen: 'signatures' })}>
              <GlyphShape name="signed" />
              <strong className="ltr">{code}</strong>
              <span>{t('signatures.forms', { count: forms.length })}</span>
              {changed > 0 && <span className="late">{t('signatures.changed', { count: changed })}</span>}
            </Link>
          </li>
        )
      })}
    </List>
  )
}
