import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../ask/ask.ts'
import { keepers } from '../../keep/keepers.ts'
import { Choices } from '../../parts/Choices.tsx'
import { CivilDateField } from '../../parts/CivilDateField.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { contextOf, type FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

/** Where the answers come from: seen at the bedside now, or copied from paper, and then observed when. */
export function AboutForm({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { view } = useFormState(session)
  const [source, setSource] = useState(view.source ?? 'bedside')
  const [observed, setObserved] = useState(view.observedAt)
  const [error, setError] = useState<unknown>(null)
  const tell = async (about: { source: 'bedside' | 'transcribed'; observedAt: string }) => {
    try {
      const { keptAt } = await ask('forms.about', { formId: session.formId, ...about })
      keepers.noteKept(keptAt)
      setError(null)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <div className="about">
      <Choices
        label={t('about.source')}
        options={[
          { id: 'bedside', label: t('about.bedside') },
          { id: 'transcribed', label: t('about.transcribed') },
        ]}
        value={source}
        onChange={(id) => {
          const chosen = id === 'transcribed' ? 'transcribed' : 'bedside'
          setSource(chosen)
          if (chosen === 'bedside') void tell({ source: chosen, observedAt: contextOf(view).now })
        }}
      />
      {source === 'transcribed' && (
        <CivilDateField
          label={t('about.observedAt')}
          value={observed}
          withTime
          onChange={setObserved}
          onBlur={() => observed !== null && void tell({ source, observedAt: observed })}
        />
      )}
      <ErrorNote error={error} />
    </div>
  )
}
