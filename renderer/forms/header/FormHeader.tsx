import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Link, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import { failureOf } from '../../ask/ask.ts'
import { useApplication } from '../../frame/application.ts'
import { LockButton } from '../../locks/LockButton.tsx'
import { Bar } from '../../parts/Bar.tsx'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Glyph, type GlyphName } from '../../parts/Glyph.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import { visitName } from '../definitions.ts'
import { stillAsks } from '../parts/findings.ts'
import { QueryFlag } from '../queries/QueryFlag.tsx'
import type { FormSession, FormState } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { SignForm } from './SignForm.tsx'
import { ReasonDialog, type ReasonAct } from './ReasonDialog.tsx'
import { useCommit } from './useCommit.ts'
import '../../parts/List.css'

/** Whose form this is, how far it is, and the acts on the whole of it. */
export function FormHeader({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const history = useHistory()
  const state = useFormState(session)
  const { view } = state
  const { complete, save, error, busy } = useCommit(session)
  const visit = view.studyEventOid === null ? t('place.logs') : inLanguage(visitName(view.studyEventOid), language)
  return (
    <header className="form-head">
      <nav aria-label={t('frame.path')} className="form-path">
        <Link className="strong-link" onPress={() => history.go({ screen: 'subject', subjectId: view.subjectId })}>
          <span className="ltr">{view.subjectCode}</span>
        </Link>
        <span className="soft" aria-hidden>
          /
        </span>
        <span>{visit}</span>
      </nav>
      <div className="row-apart">
        <div className="row">
          <h1 className={view.struck ? 'struck' : undefined}>{inLanguage(session.definition.name, language)}</h1>
          <Glyph name={glyphOfView(state)} />
          <LockButton
            place={{ scope: 'form', id: session.formId }}
            name={inLanguage(session.definition.name, language)}
            onChanged={() => void session.reload()}
          />
          <QueryFlag session={session} address={null} label={inLanguage(session.definition.name, language)} />
        </div>
        <div className="row">
          {view.doubleEntry?.stage !== 'resolving' && (
            <div className="form-progress">
              <Bar label={t('form.answered')} done={view.answered} total={view.required} />
            </div>
          )}
          {view.may.change && state.mode === 'read' && (
            <Button onPress={() => session.beginChange()}>{t('change.begin')}</Button>
          )}
          <SignForm session={session} />
          <FormMenu session={session} state={state} onSave={save} />
          {state.mode === 'edit' && (
            <Button look="main" onPress={complete} isDisabled={busy || !view.may.complete}>
              {view.doubleEntry ? t('entries.completeEntry') : t('form.complete')}
            </Button>
          )}
        </div>
      </div>
      {!isNamedBelow(error, state) && <ErrorNote error={error} />}
    </header>
  )
}

/** A refusal to complete is told by the items that stand in the way, where there are any. */
function isNamedBelow(error: unknown, { view }: FormState): boolean {
  return failureOf(error).code === 'blockedByCheck' && (view.open.length > 0 || view.findings.some(stillAsks))
}

function glyphOfView({ view }: FormState): GlyphName {
  if (view.doubleEntry?.stage === 'resolving') return 'resolving'
  if (view.doubleEntry?.stage === 'second') return 'secondEntry'
  if (view.draft) return 'draft'
  return view.state === 'empty' ? 'due' : view.state
}

interface FormMenuProps {
  readonly session: FormSession
  readonly state: FormState
  readonly onSave: () => void
}

/** The acts that are seldom needed. */
function FormMenu({ session, state, onSave }: FormMenuProps) {
  const { t } = useTranslation()
  const [act, setAct] = useState<ReasonAct | null>(null)
  const { view, mode } = state
  const acts: ReasonAct[] = [
    ...(mode === 'edit' && session.definition.mayBeNotDone && view.doubleEntry?.number !== 2
      ? ['notDone' as const]
      : []),
    ...(view.draft?.mine ? ['discardDraft' as const] : []),
    ...(session.definition.kind === 'log' && view.may.change && !view.struck ? ['strike' as const] : []),
  ]
  const maySave = mode === 'edit' && view.draft?.mine === true
  if (acts.length === 0 && !maySave) return null
  return (
    <>
      <MenuTrigger>
        <AriaButton className="button button-plain button-icon" aria-label={t('form.more')}>
          <MoreHorizontal size={18} aria-hidden />
        </AriaButton>
        <Popover className="list-popover" placement="bottom end">
          <Menu className="list">
            {maySave && (
              <MenuItem className="list-item" onAction={onSave}>
                {t('form.save')}
              </MenuItem>
            )}
            {acts.map((each) => (
              <MenuItem key={each} className="list-item" onAction={() => setAct(each)}>
                {t(`form.${each}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {act && <ReasonDialog session={session} act={act} onClose={() => setAct(null)} />}
    </>
  )
}
