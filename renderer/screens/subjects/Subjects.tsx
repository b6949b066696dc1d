import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { LockButton } from '../../locks/LockButton.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { PaperSection } from '../../documents/PaperSection.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { RegisterDialog } from './RegisterDialog.tsx'
import { SubjectsTable } from './SubjectsTable.tsx'
import '../../parts/Field.css'

/** All children of the site; the table narrows while one types. */
export function Subjects() {
  const { t } = useTranslation()
  const { person } = useApplication()
  const mayRegister = person !== null && may(person.role, 'record.write')
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [registering, setRegistering] = useState(false)
  const { data, error, refetch } = useAsk('subjects.list', { search })
  const registerButton = mayRegister && (
    <Button look="main" onPress={() => setRegistering(true)}>
      <Plus size={16} aria-hidden />
      {t('subjects.register')}
    </Button>
  )
  return (
    <>
      <div className="row-apart">
        <h1>{t('subjects.title')}</h1>
        <div className="row">
          <LockButton place={{ scope: 'site' }} name={t('locks.studyName')} words={t('locks.study')} />
          {registerButton}
        </div>
      </div>
      <SearchField className="field" value={typed} onChange={setTyped} autoFocus>
        <Label className="heard">{t('subjects.filter')}</Label>
        <Input className="field-input" placeholder={t('subjects.filterHint')} />
      </SearchField>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.length === 0 &&
        (search === '' ? (
          <Empty title={t('subjects.none')} action={registerButton}>
            {mayRegister ? t('subjects.noneText') : t('subjects.noneForRole')}
          </Empty>
        ) : (
          <Empty
            title={t('subjects.noMatch', { search })}
            action={<Button onPress={() => setTyped('')}>{t('subjects.showAll')}</Button>}
          />
        ))}
      {data && data.length > 0 && <SubjectsTable rows={data} />}
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
      <PaperSection />
    </>
  )
}
