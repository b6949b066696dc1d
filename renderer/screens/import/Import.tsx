import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import type { ImportFile } from '../../../shared/ipc/views/import.ts'
import { ask } from '../../ask/ask.ts'
import { StepBar } from '../../parts/StepBar.tsx'
import { useJob } from '../../parts/useJob.ts'
import { FileStep } from './FileStep.tsx'
import { LookStep } from './LookStep.tsx'
import { Written } from './Written.tsx'
import './Import.css'

const STEPS = ['file', 'look', 'done'] as const

/** Bringing data in from a file: choose it, look at what it comes to, write all of it in one act. */
export function Import() {
  const { t } = useTranslation()
  const job = useJob('import')
  const [file, setFile] = useState<ImportFile | null>(null)
  const [written, setWritten] = useState<Output<'import.preview'> | null>(null)
  const isLooking = job.view !== null || job.isStarting || job.error !== null
  const step = written ? 'done' : isLooking ? 'look' : 'file'
  const again = () => {
    job.forget()
    setWritten(null)
  }
  const look = (wanted: Input<'import.look'>) => job.start(() => ask('import.look', wanted))
  return (
    <>
      <h1>{t('import.title')}</h1>
      <StepBar names={STEPS.map((name) => t(`import.${name}`))} at={STEPS.indexOf(step)} />
      {step === 'file' && <FileStep file={file} onFile={setFile} onLook={look} />}
      {step === 'look' && <LookStep job={job} onBack={again} onWritten={setWritten} />}
      {written && (
        <Written
          preview={written}
          onAnother={() => {
            again()
            setFile(null)
          }}
        />
      )}
    </>
  )
}
