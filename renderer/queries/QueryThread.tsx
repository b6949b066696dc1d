import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '../../shared/roles.ts'
import type { QueryThread as Thread } from '../../shared/ipc/views/queries.ts'
import { useAct, useAsk } from '../ask/queries.ts'
import { wordsOfAnswer } from '../forms/parts/answerInWords.ts'
import { useApplication } from '../frame/application.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Select } from '../parts/Select.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { stampText } from '../text/format.ts'
import { itemOfQuery } from './queryPlace.ts'
import { QuerySteps } from './QuerySteps.tsx'
import './QueryThread.css'

interface QueryThreadProps {
  readonly queryId: string
  /** After a step has been kept. */
  readonly onStep?: () => void
}

/** One query with everything said to it, what stands in the item now, and the steps this person may take. */
export function QueryThread({ queryId, onStep }: QueryThreadProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useAsk('queries.thread', { queryId })
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (data?.query.id !== queryId) return <Waiting />
  const { query, messages } = data
  return (
    <div className="query-thread">
      <p className="small soft">
        <strong>{t(`queries.${query.status}`)}</strong>
        {query.waitingFor.length > 0 &&
          ` · ${t('queries.waitsFor', { roles: query.waitingFor.map((role) => t(`role.${role}`)).join(', ') })}`}
      </p>
      <ol className="query-messages" aria-label={t('queries.thread')}>
        <Message text={query.text} by={query.raisedBy} at={query.raisedAt} more={query.check} />
        {messages.map((message) => (
          <Message
            key={`${message.at}${message.kind}${message.text}`}
            text={message.text}
            by={message.by}
            at={message.at}
            more={t(`queries.said.${message.kind}`)}
          />
        ))}
      </ol>
      {query.address && <StandsNow thread={data} />}
      {query.may.assign && <AssignTo queryId={queryId} role={query.assignedTo} />}
      <QuerySteps key={queryId} query={query} onDone={onStep} />
    </div>
  )
}

interface MessageProps {
  readonly text: string
  readonly by: string
  readonly at: string
  readonly more: string | null
}

function Message({ text, by, at, more }: MessageProps) {
  return (
    <li>
      <p className="query-words">
        <bdi>{text}</bdi>
      </p>
      <p className="small soft">
        <bdi>{by}</bdi>
        {more !== null && ` · ${more}`} · <span className="ltr">{stampText(at)}</span>
      </p>
    </li>
  )
}

function StandsNow({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const words = thread.answer && wordsOfAnswer(itemOfQuery(thread.query), thread.answer, language)
  return (
    <p>
      <span className="soft">{t('queries.now')}:</span>{' '}
      {thread.masked ? <em>{t('queries.hidden')}</em> : <strong>{words ?? t('queries.nothing')}</strong>}
    </p>
  )
}

/** A select takes no empty key. */
const ANY = 'any'

function AssignTo({ queryId, role }: { readonly queryId: string; readonly role: Role | null }) {
  const { t } = useTranslation()
  const assign = useAct('queries.assign')
  return (
    <>
      <Select
        label={t('queries.assigned')}
        options={[
          { id: ANY, label: t('queries.anyRole') },
          ...ROLES.filter((each) => each !== 'administrator').map((each) => ({ id: each, label: t(`role.${each}`) })),
        ]}
        value={role ?? ANY}
        onChange={(id) => assign.mutate({ queryId, assignTo: ROLES.find((each) => each === id) ?? null })}
      />
      <ErrorNote error={assign.error} />
    </>
  )
}
