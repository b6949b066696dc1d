import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../shared/ipc/contract.ts'
import { guessMapping } from '../../../shared/import/guess.ts'
import type { ImportFile } from '../../../shared/ipc/views/import.ts'
import { ask } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox } from '../../parts/Checkbox.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { MapColumns, type Mapping } from './MapColumns.tsx'

interface FileStepProps {
  readonly file: ImportFile | null
  readonly onFile: (file: ImportFile) => void
  readonly onLook: (wanted: Input<'import.look'>) => void
}

/** Step one: which file, and for a table what its columns are. Main keeps the path; the page never names one. */
export function FileStep({ file, onFile, onLook }: FileStepProps) {
  const { t } = useTranslation()
  const chosen = useMutation({
    mutationFn: () => ask('import.chooseFile', {}),
    onSuccess: (found) => found && onFile(found),
  })
  return (
    <div className="stack import-file">
      <p className="soft">{t('import.text')}</p>
      <div className="row">
        <Button look={file ? 'plain' : 'main'} onPress={() => chosen.mutate()} isDisabled={chosen.isPending}>
          {t(file ? 'import.otherFile' : 'import.choose')}
        </Button>
        {file && (
          <p>
            <bdi>
              <strong>{file.name}</strong>
            </bdi>{' '}
            <span className="soft">{t(`import.${file.format}`)}</span>
          </p>
        )}
      </div>
      <ErrorNote error={chosen.error} />
      {file && <Options key={`${file.name} ${file.bytes}`} file={file} onLook={onLook} />}
    </div>
  )
}

function Options({ file, onLook }: { readonly file: ImportFile; readonly onLook: FileStepProps['onLook'] }) {
  const { t } = useTranslation()
  const isTable = file.format === 'csv' && file.columns.length > 0
  const [mapping, setMapping] = useState<Mapping>({
    form: file.form,
    columns: file.mapping,
    visit: null,
    complete: false,
  })
  const [newSubjects, setNewSubjects] = useState(file.format !== 'csv')
  const [replaces, setReplaces] = useState(false)
  const [reason, setReason] = useState('')
  const saysChild = Object.values(mapping.columns).includes('@subject')
  const isReady = (!isTable || saysChild) && (!replaces || reason.trim().length >= 5)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const why = replaces ? reason.trim() : null
        onLook({ format: file.format, mapping: isTable ? mapping : null, newSubjects, reason: why })
      }}
    >
      {isTable && (
        <MapColumns
          columns={file.columns}
          mapping={mapping}
          onChange={setMapping}
          onForm={(form) => setMapping({ ...mapping, ...guessMapping(file.columns, form), visit: mapping.visit })}
        />
      )}
      {isTable && !saysChild && <Note tone="amber">{t('import.needsChild')}</Note>}
      <Checkbox isSelected={newSubjects} onChange={setNewSubjects}>
        {t('import.newSubjects')}
      </Checkbox>
      <Checkbox isSelected={replaces} onChange={setReplaces}>
        {t('import.replaces')}
      </Checkbox>
      {replaces && <TextField label={t('import.reason')} value={reason} onChange={setReason} maxLength={500} />}
      <div>
        <Button look="main" type="submit" isDisabled={!isReady}>
          {t('import.toLook')}
        </Button>
      </div>
    </form>
  )
}
