import { useTranslation } from 'react-i18next'
import { TRAIL_PROFILES } from '../../../shared/ipc/trail.ts'
import { Choices } from '../../parts/Choices.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'

/** For whom and what for a de-identified trail is made, and how it hides the calendar. */
export interface Release {
  readonly profile: (typeof TRAIL_PROFILES)[number]
  readonly recipient: string
  readonly purpose: string
}

/** As short as the record takes a purpose. */
const SHORTEST_PURPOSE = 3

/** Whether everything is there that a release line needs. */
export const isWhole = ({ recipient, purpose }: Release): boolean =>
  recipient.trim() !== '' && purpose.trim().length >= SHORTEST_PURPOSE

interface ReleaseFieldsProps {
  readonly release: Release
  readonly onChange: (release: Release) => void
  /** Whether it was tried to go on: what is missing is then said. */
  readonly tried: boolean
}

/** The same profiles, recipient and purpose as the export of data: a child keeps its pseudonym and its shift within one line. */
export function ReleaseFields({ release, onChange, tried }: ReleaseFieldsProps) {
  const { t } = useTranslation()
  const { profile, recipient, purpose } = release
  return (
    <>
      <Choices
        label={t('export.profile')}
        layout="column"
        options={TRAIL_PROFILES.map((id) => ({ id, label: `${t(`profile.${id}.name`)}: ${t(`profile.${id}.text`)}` }))}
        value={profile}
        onChange={(id) =>
          onChange({ ...release, profile: TRAIL_PROFILES.find((each) => each === id) ?? 'safe-harbor' })
        }
      />
      <TextField
        label={t('export.recipient')}
        value={recipient}
        onChange={(next) => onChange({ ...release, recipient: next })}
        maxLength={200}
        error={tried && recipient.trim() === '' ? t('field.required') : undefined}
      />
      <TextField
        label={t('export.purpose')}
        value={purpose}
        onChange={(next) => onChange({ ...release, purpose: next })}
        maxLength={500}
        error={tried && purpose.trim().length < SHORTEST_PURPOSE ? t('field.required') : undefined}
      />
      <Note tone="info">{t(`profile.${profile}.legal`)}</Note>
    </>
  )
}
