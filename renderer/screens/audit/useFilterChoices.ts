import { useTranslation } from 'react-i18next'
import { study } from '../../../shared/study/study.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { may, ROLES } from '../../../shared/roles.ts'
import type { AuditFilter } from '../../../shared/ipc/views/audit.ts'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import type { ChipOption } from '../../parts/SentenceChip.tsx'
import { roleWords } from './placeWords.ts'

/** How much of the trail a role reads: all of it, its own acts, or those of accounts. */
export type Reach = 'all' | 'own' | 'accounts'

/** What this person reads of the trail. */
export function useReach(): Reach {
  const { person } = useApplication()
  if (person !== null && may(person.role, 'audit.readAll')) return 'all'
  return person !== null && may(person.role, 'audit.readOwn') ? 'own' : 'accounts'
}

/** Children as options, by their number. Empty for roles that read no record. */
export function useSubjectOptions(): readonly ChipOption[] {
  const { person } = useApplication()
  const enabled = person !== null && may(person.role, 'record.read')
  const { data = [] } = useAsk('subjects.list', { search: '' }, { enabled })
  return data.map(({ id, code, name }) => ({ id, label: code, ...(name === null ? {} : { hint: name }) }))
}

/** Visits and forms of the study, and the items of the form that is chosen. */
export function useStudyOptions(filter: AuditFilter) {
  const { language } = useApplication()
  const forms = [...new Map(study.forms.map((form) => [form.oid, form])).values()]
  const form = forms.find((each) => each.oid === filter.formOid)
  return {
    visits: study.studyEvents.map(({ oid, name }) => ({ id: oid, label: inLanguage(name, language), hint: oid })),
    forms: forms.map(({ oid, name }) => ({ id: oid, label: inLanguage(name, language), hint: oid })),
    items: (form?.itemGroups ?? []).map((group) => ({
      title: inLanguage(group.label, language),
      options: group.items.map(({ oid, label }) => ({ id: oid, label: inLanguage(label, language), hint: oid })),
    })),
  }
}

/** People as options: oneself, and everybody for those who read more than their own acts. */
export function usePersonOptions(): readonly ChipOption[] {
  const { t } = useTranslation()
  const { person } = useApplication()
  const rights = ['audit.readAll', 'audit.readAccounts'] as const
  const enabled = person !== null && rights.some((right) => may(person.role, right))
  const { data = [] } = useAsk('trail.people', {}, { enabled })
  if (person === null) return []
  const others = data.filter(({ id }) => id !== person.id)
  return [
    { id: person.id, label: t('audit.me') },
    ...others.map(({ id, name, role }) => ({ id, label: t('audit.byPerson', { name }), hint: roleWords(t, role) })),
  ]
}

/** The five roles as options. */
export function useRoleOptions(): readonly ChipOption[] {
  const { t } = useTranslation()
  return ROLES.map((role) => ({ id: role, label: t('audit.asRole', { role: t(`role.${role}`).toLowerCase() }) }))
}
