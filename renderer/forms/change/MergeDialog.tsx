import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressKey, type ItemAddress } from '../../../shared/form/address.ts'
import type { Answer } from '../../../shared/form/answer.ts'
import { findItem } from '../../../shared/form/items.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Choices } from '../../parts/Choices.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { answerInWords } from '../parts/answerInWords.ts'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

/** Somebody changed the record under a draft: item by item, which of the two stands. Nothing is chosen for the person. */
export function MergeDialog({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { conflicts } = useFormState(session)
  const [choice, setChoice] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map())
  const [putBy, setPutBy] = useState<unknown>(null)
  if (conflicts.length === 0 || putBy === conflicts) return null
  const words = (address: ItemAddress, answer: Answer | null) =>
    answer ? answerInWords(session, address, answer, language) : t('history.open')
  return (
    <Dialog
      title={t('merge.title')}
      onClose={() => setPutBy(conflicts)}
      actions={
        <Button
          look="main"
          isDisabled={conflicts.some(({ address }) => !choice.has(addressKey(address)))}
          onPress={() => void session.resolve(choice)}
        >
          {t('merge.keep')}
        </Button>
      }
    >
      <p className="soft">{t('merge.text')}</p>
      {conflicts.map(({ address, theirs, mine }) => {
        const key = addressKey(address)
        const item = findItem(session.definition, address)?.item
        return (
          <Choices
            key={key}
            label={item ? inLanguage(item.label, language) : key}
            options={[
              { id: 'theirs', label: t('merge.theirs', { answer: words(address, theirs) }) },
              { id: 'mine', label: t('merge.mine', { answer: words(address, mine) }) },
            ]}
            value={choice.get(key) ?? null}
            onChange={(id) => setChoice(new Map(choice).set(key, id === 'mine' ? 'mine' : 'theirs'))}
            layout="column"
          />
        )
      })}
    </Dialog>
  )
}
