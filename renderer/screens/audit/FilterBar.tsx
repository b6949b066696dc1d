import { useEffect, useState } from 'react'
import { Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { AuditFilter } from '../../../shared/ipc/views/audit.ts'
import { Button } from '../../parts/Button.tsx'
import { ChipMenu, type ChipOption, type ChipSection } from '../../parts/SentenceChip.tsx'
import { kindSections, kindWords } from './actKinds.ts'
import { TimeChip } from './TimeChip.tsx'
import { spanOf, stampsOf } from './timeSpan.ts'
import { usePersonOptions, useReach, useRoleOptions, useStudyOptions, useSubjectOptions } from './useFilterChoices.ts'
import { withFilter } from './withFilter.ts'

interface FilterBarProps {
  readonly filter: AuditFilter
  readonly onChange: (filter: AuditFilter) => void
}

/** The filter as a sentence: 'Show changes for every subject, in GMFM-88, by anyone, only after completion, today'. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const { t } = useTranslation()
  const reach = useReach()
  const set = (change: Parameters<typeof withFilter>[1]) => onChange(withFilter(filter, change))
  return (
    <div role="search">
      <div className="sentence">
        <span>{t('audit.show')}</span>
        <ChipMenu
          label={t('audit.kind')}
          words={filter.kind === undefined ? t('audit.anyKind') : kindWords(t, filter.kind)}
          sections={[anyOption(t('audit.anyKind')), ...kindSections(t, reach === 'accounts')]}
          value={filter.kind ?? ''}
          onChange={(kind) => set({ kind: kind || undefined })}
        />
        {reach !== 'accounts' && <PlaceChips filter={filter} set={set} />}
        {reach !== 'own' && <PeopleChips filter={filter} set={set} />}
        {reach !== 'accounts' && (
          <ChipMenu
            label={t('audit.completion')}
            words={filter.afterCompletion ? t('audit.afterCompletion') : t('audit.anyCompletion')}
            sections={[
              {
                title: '',
                options: [
                  { id: '', label: t('audit.anyCompletion') },
                  { id: 'after', label: t('audit.afterCompletion') },
                ],
              },
            ]}
            value={filter.afterCompletion ? 'after' : ''}
            onChange={(id) => set({ afterCompletion: id === 'after' ? true : undefined })}
          />
        )}
        <TimeChip
          span={spanOf(filter)}
          onChange={(span) => set({ from: undefined, to: undefined, ...stampsOf(span) })}
        />
        {Object.keys(filter).length > 0 && (
          <Button look="quiet" size="small" onPress={() => onChange({})}>
            {t('audit.clear')}
          </Button>
        )}
        <TextSearch text={filter.text ?? ''} onChange={(text) => set({ text: text || undefined })} />
      </div>
    </div>
  )
}

interface ChipsProps {
  readonly filter: AuditFilter
  readonly set: (change: Parameters<typeof withFilter>[1]) => void
}

/** Which child, visit, form and item. */
function PlaceChips({ filter, set }: ChipsProps) {
  const { t } = useTranslation()
  const subjects = useSubjectOptions()
  const { visits, forms, items } = useStudyOptions(filter)
  const subject = nameIn(subjects, filter.subjectId)
  const visit = nameIn(visits, filter.studyEventOid)
  const form = nameIn(forms, filter.formOid)
  const item = nameIn(
    items.flatMap((section) => section.options),
    filter.item,
  )
  const formWords = form === null ? t('audit.anyForm') : t('audit.inForm', { form })
  return (
    <>
      <ChipMenu
        label={t('audit.subject')}
        words={subject === null ? t('audit.anySubject') : t('audit.ofSubject', { code: subject })}
        sections={[anyOption(t('audit.anySubject')), { title: t('audit.subject'), options: subjects }]}
        value={filter.subjectId ?? ''}
        onChange={(id) => set({ subjectId: id || undefined, formId: undefined })}
      />
      <ChipMenu
        label={t('audit.visit')}
        words={visit === null ? t('audit.anyVisit') : t('audit.atVisit', { visit })}
        sections={[anyOption(t('audit.anyVisit')), { title: t('audit.visit'), options: visits }]}
        value={filter.studyEventOid ?? ''}
        onChange={(oid) => set({ studyEventOid: oid || undefined, formId: undefined })}
      />
      <ChipMenu
        label={t('audit.form')}
        words={filter.formId === undefined ? formWords : t('audit.oneForm')}
        sections={[anyOption(t('audit.anyForm')), { title: t('audit.form'), options: forms }]}
        value={filter.formOid ?? filter.formId ?? ''}
        onChange={(oid) => set({ formOid: oid || undefined, formId: undefined, item: undefined })}
      />
      {items.length > 0 && (
        <ChipMenu
          label={t('audit.item')}
          words={item === null ? t('audit.anyItem') : t('audit.ofItem', { item })}
          sections={[anyOption(t('audit.anyItem')), ...items]}
          value={filter.item ?? ''}
          onChange={(oid) => set({ item: oid || undefined })}
        />
      )}
    </>
  )
}

/** Who, and in which role. */
function PeopleChips({ filter, set }: ChipsProps) {
  const { t } = useTranslation()
  const people = usePersonOptions()
  const roles = useRoleOptions()
  const person = people.find(({ id }) => id === filter.userId)?.label
  return (
    <>
      <ChipMenu
        label={t('audit.person')}
        words={person ?? (filter.userId === undefined ? t('audit.anyone') : t('audit.somebody'))}
        sections={[anyOption(t('audit.anyone')), { title: t('audit.person'), options: people }]}
        value={filter.userId ?? ''}
        onChange={(id) => set({ userId: id || undefined })}
      />
      <ChipMenu
        label={t('audit.role')}
        words={nameIn(roles, filter.role) ?? t('audit.anyRole')}
        sections={[anyOption(t('audit.anyRole')), { title: t('audit.role'), options: roles }]}
        value={filter.role ?? ''}
        onChange={(role) => set({ role: role || undefined })}
      />
    </>
  )
}

/** The search follows the hand after a breath, so that each letter does not search the whole trail. */
const BREATH_MS = 250

function TextSearch({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(text)
  const [known, setKnown] = useState(text)
  if (known !== text) {
    setKnown(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed.trim() === text) return undefined
    const timer = setTimeout(() => onChange(typed.trim()), BREATH_MS)
    return () => clearTimeout(timer)
  }, [typed, text, onChange])
  return (
    <SearchField
      className="audit-search"
      aria-label={t('audit.search')}
      value={typed}
      onChange={setTyped}
      maxLength={200}
    >
      <Input className="field-input" placeholder={t('audit.searchHint')} />
    </SearchField>
  )
}

/** The option that narrows nothing, before all sections. */
const anyOption = (label: string): ChipSection => ({ title: '', options: [{ id: '', label }] })

/** The label of an option; null when nothing is chosen. A choice that the list does not know (any more) shows its id. */
function nameIn(options: readonly ChipOption[], id: string | undefined): string | null {
  if (id === undefined) return null
  return options.find((option) => option.id === id)?.label ?? id
}
