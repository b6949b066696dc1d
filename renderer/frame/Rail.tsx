import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../shared/roles.ts'
import type { ScreenName } from '../route/route.ts'
import { useHistory, useRoute } from '../route/useRoute.tsx'
import { placesOf, type PlaceName } from './places.ts'
import './Rail.css'

/** Which place of the rail a screen belongs to. */
const BELONGS: Partial<Record<ScreenName, PlaceName>> = { subject: 'subjects', form: 'subjects' }

/** The ways to go, by role. */
export function Rail({ role }: { readonly role: Role }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { screen } = useRoute()
  const here = BELONGS[screen] ?? screen
  return (
    <nav className="rail" aria-label={t('frame.rail')}>
      {placesOf(role).map(({ name, route, picture: Picture }) => (
        <Link
          key={name}
          className="rail-link"
          onPress={() => history.go(route)}
          {...(here === name ? { 'aria-current': 'page' } : {})}
        >
          <Picture size={18} aria-hidden />
          <span className="rail-word">{t(`place.${name}`)}</span>
        </Link>
      ))}
    </nav>
  )
}
