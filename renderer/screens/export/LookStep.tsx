import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../ask/ask.ts'
import { useAsk } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { ItemDecisions } from './ItemDecisions.tsx'
import { trimmed } from './problems.ts'
import { SmallCells } from './SmallCells.tsx'
import type { RequestProps } from './WhatStep.tsx'

const TONES = {
  'safe-harbor': 'info',
  'date-shifted': 'info',
  'limited-dataset': 'amber',
  full: 'danger',
} as const

interface LookStepProps extends RequestProps {
  readonly onBack: () => void
  /** A folder is chosen: main knows which, and waits for the start. */
  readonly onWrite: () => void
}

/** Step two: what is kept, changed and dropped, who could be singled out, what is left out. Nothing is written yet. */
export function LookStep({ request, onChange, onBack, onWrite }: LookStepProps) {
  const { t } = useTranslation()
  const asked = trimmed(request)
  const { data, error, refetch, isPlaceholderData } = useAsk('export.preview', asked)
  const folder = useFolder(onWrite)
  return (
    <div className="stack">
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <Note
            tone={TONES[request.profile]}
            title={t(request.profile === 'full' ? 'identified.look' : `profile.${request.profile}.legal`)}
          >
            <p>
              {t('export.subjects', { count: data.subjects })} · {t('export.drafts', { count: data.draftsLeftOut })}.{' '}
              {t('export.lookText')}
            </p>
          </Note>
          {data.subjects === 0 ? (
            <Empty title={t('export.noSubjects')}>{t('export.noSubjectsText')}</Empty>
          ) : (
            // Where everybody is named there is nobody to single out.
            request.profile !== 'full' && (
              <SmallCells
                preview={data}
                treatment={request.smallCells}
                onChange={(smallCells) => onChange({ smallCells })}
              />
            )
          )}
          <ItemDecisions preview={data} />
        </>
      )}
      <ErrorNote error={folder.error} />
      <div className="row">
        <Button onPress={onBack}>{t('act.back')}</Button>
        <Button
          look="main"
          onPress={folder.choose}
          isDisabled={!data || data.subjects === 0 || isPlaceholderData || folder.isChoosing}
        >
          {t('export.folder')}
        </Button>
      </div>
    </div>
  )
}

/** Main asks for the folder itself and remembers it: the page never names a place on the disk. */
function useFolder(onChosen: () => void) {
  const asked = useMutation({
    mutationFn: () => ask('export.chooseFolder', {}),
    onSuccess: ({ folder }) => {
      if (folder !== null) onChosen()
    },
  })
  return { choose: () => asked.mutate(), isChoosing: asked.isPending, error: asked.error }
}
