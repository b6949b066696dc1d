import { useState } from 'react'
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../shared/text/text.ts'
import type { Role } from '../../shared/roles.ts'
import { may } from '../../shared/roles.ts'
import { useAsk } from '../ask/queries.ts'
import { formName, visitName } from '../forms/definitions.ts'
import { Dialog } from '../parts/Dialog.tsx'
import type { Route } from '../route/route.ts'
import { useHistory, useRoute } from '../route/useRoute.tsx'
import { useApplication } from './application.ts'
import { placesOf } from './places.ts'
import '../parts/Field.css'
import '../parts/List.css'

interface Found {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly route: Route
}

/** Finds a subject, a form of the subject in view, or a place: Ctrl+K, a few letters, Enter. */
export function Palette({ role, onClose }: { readonly role: Role; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const history = useHistory()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [typed, setTyped] = useState('')
  const found = [...useForms(), ...useSubjects(role), ...usePlaces(role)]
  const go = (id: React.Key) => {
    const chosen = found.find((each) => each.id === id)
    onClose()
    if (chosen) history.go(chosen.route)
  }
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <Autocomplete filter={contains} inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label={t('palette.title')} autoFocus className="field">
          <Input className="field-input" placeholder={t('palette.placeholder')} />
        </SearchField>
        <Menu
          className="list"
          items={found}
          onAction={go}
          renderEmptyState={() => <p className="list-empty">{t('palette.nothing')}</p>}
        >
          {(each) => (
            <MenuItem id={each.id} textValue={`${each.label} ${each.hint}`} className="list-item">
              <span>{each.label}</span>
              <span className="small soft">{each.hint}</span>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}

function useSubjects(role: Role): readonly Found[] {
  const { t } = useTranslation()
  const { data = [] } = useAsk('subjects.list', { search: '' }, { enabled: may(role, 'record.read') })
  return data.map((subject) => ({
    id: subject.id,
    label: subject.name ? `${subject.code} · ${subject.name}` : subject.code,
    hint: t('palette.subject'),
    route: { screen: 'subject', subjectId: subject.id },
  }))
}

/** The forms of the subject in view, visit by visit. */
function useForms(): readonly Found[] {
  const route = useRoute()
  const { language } = useApplication()
  const subjectId = 'subjectId' in route ? route.subjectId : ''
  const { data } = useAsk('subjects.get', { subjectId }, { enabled: subjectId !== '' })
  if (!data || subjectId === '') return []
  return data.visits.flatMap((visit) =>
    visit.cells
      .filter((cell) => cell.presence !== 'runningLog')
      .map((cell) => ({
        id: `${visit.oid}/${visit.repeat}/${cell.form}`,
        label: `${inLanguage(formName(cell.form), language)} · ${inLanguage(visitName(visit.oid), language)}`,
        hint: data.code,
        route: {
          screen: 'form',
          subjectId,
          studyEventOid: visit.oid,
          studyEventRepeat: visit.repeat,
          form: cell.form,
          formId: cell.formId,
        },
      })),
  )
}

function usePlaces(role: Role): readonly Found[] {
  const { t } = useTranslation()
  return placesOf(role).map((place) => ({
    id: `place/${place.name}`,
    label: t(`place.${place.name}`),
    hint: t('palette.place'),
    route: place.route,
  }))
}
