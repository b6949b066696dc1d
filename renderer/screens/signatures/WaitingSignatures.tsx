import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignatureView, SignTarget, WaitingSignature } from '../../../shared/ipc/views/signatures.ts'
import { useAsk } from '../../ask/queries.ts'
import { useScreenKeys } from '../../frame/keys.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { SignDialog } from '../../signing/SignDialog.tsx'
import { stampText } from '../../text/format.ts'
import { ChildSection } from './ChildSection.tsx'
import { isCovered, keyOf, MOST, toggledAll, type Chosen } from './choice.ts'
import { groupsOf } from './groups.ts'
import { useListKeys } from './useListKeys.ts'
import './Signatures.css'

/** Everything that waits for the investigator's signature, to be chosen, looked at and signed in one act. */
export function WaitingSignatures() {
  const { t } = useTranslation()
  const history = useHistory()
  const { data, error, refetch } = useAsk('signatures.waiting', { subjectId: null })
  const [looking, setLooking] = useState<readonly SignTarget[] | null>(null)
  const [made, setMade] = useState<readonly SignatureView[]>([])
  return (
    <>
      <h1>{t('signatures.title')}</h1>
      <Made signatures={made} />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.length === 0 && (
        <Empty
          title={t('signatures.none')}
          action={<Button onPress={() => history.go({ screen: 'subjects' })}>{t('signatures.toSubjects')}</Button>}
        >
          {t('signatures.noneText')}
        </Empty>
      )}
      {data && data.length > 0 && <WaitingList rows={data} isActive={looking === null} onLook={setLooking} />}
      {/* Beside the list and not in it: when the last of it is signed, the list is gone and the result is still said. */}
      {looking && (
        <SignDialog
          targets={looking}
          onClose={() => setLooking(null)}
          onSigned={(signatures) => {
            setLooking(null)
            setMade(signatures)
          }}
        />
      )}
    </>
  )
}

/** What was just signed, as it stands on the record. */
function Made({ signatures }: { readonly signatures: readonly SignatureView[] }) {
  const { t } = useTranslation()
  const [first] = signatures
  if (!first) return null
  return (
    <Note tone="good" title={t('signatures.signed', { count: signatures.length })}>
      <strong>
        <bdi>{first.printedName}</bdi>
      </strong>
      , <span className="ltr">{stampText(first.signedAt)}</span>: <bdi>{first.meaning}</bdi>
    </Note>
  )
}

/** Few forms stand open at once; of many, each child is opened when it is wanted. */
const FEW = 40

interface WaitingListProps {
  readonly rows: readonly WaitingSignature[]
  readonly isActive: boolean
  readonly onLook: (targets: readonly SignTarget[]) => void
}

function WaitingList({ rows, isActive, onLook }: WaitingListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const [kept, choose] = useState<Chosen>(new Set())
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const children = useMemo(() => groupsOf(rows), [rows])
  const forms = children.flatMap((child) => child.forms)
  const wanted = rows.filter((row) => kept.has(keyOf(row)))
  // What has left the list meanwhile is chosen no more.
  const chosen = new Set(wanted.map(keyOf))
  const canLook = wanted.length > 0 && wanted.length <= MOST
  const look = () => canLook && onLook(wanted.map(({ scope, id }) => ({ scope, id })))
  useListKeys(list, isActive, look)
  useScreenKeys(
    useMemo(
      () => [
        { keys: ['↑', '↓'], does: t('signatures.keyMove') },
        { keys: [t('verification.space')], does: t('signatures.keyChoose') },
        { keys: ['Ctrl', 'Enter'], does: t('signatures.keyLook') },
      ],
      [t],
    ),
  )
  const isAll = forms.every((form) => chosen.has(keyOf(form)) || isCovered(form, chosen, rows))
  return (
    <>
      <p className="soft">{t('signatures.text')}</p>
      <div className="stack tosign-list" ref={list}>
        {children.map((child, index) => (
          <ChildSection
            key={child.subjectId}
            child={child}
            choosing={{ rows, chosen, choose }}
            isOpen={turned.get(child.subjectId) ?? (forms.length <= FEW || index === 0)}
            onOpen={(isOpen) => setTurned(new Map(turned).set(child.subjectId, isOpen))}
          />
        ))}
      </div>
      <div className="tosign-bar">
        <div>
          <strong role="status">{t('signatures.chosen', { count: wanted.length })}</strong>
          <p className="small soft">
            {wanted.length > MOST ? t('signatures.tooMany', { most: MOST }) : t('signatures.chosenText')}
          </p>
        </div>
        <div className="row">
          <Button look="quiet" onPress={() => choose(isAll ? new Set() : toggledAll(forms, chosen, rows))}>
            {t(isAll ? 'signatures.nothing' : 'signatures.everything')}
          </Button>
          <Button look="main" isDisabled={!canLook} onPress={look}>
            {t('signatures.look')}
          </Button>
        </div>
      </div>
    </>
  )
}
