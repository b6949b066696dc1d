import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from './TextField.tsx'

/** Shorter ones are refused here and by the main process. */
export const SHORTEST_PASSWORD = 12

interface NewPasswordProps {
  /** The password once it is long enough and typed twice alike, null until then. */
  readonly onChange: (password: string | null) => void
  /** True once the person has tried to go on: from then on mistakes are named. */
  readonly tried: boolean
}

/** A password typed twice. */
export function NewPassword({ onChange, tried }: NewPasswordProps) {
  const { t } = useTranslation()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const tooShort = first.length < SHORTEST_PASSWORD
  const say = (one: string, two: string) => onChange(one.length >= SHORTEST_PASSWORD && one === two ? one : null)
  return (
    <>
      <TextField
        label={t('password.new')}
        type="password"
        help={t('password.help', { count: SHORTEST_PASSWORD })}
        value={first}
        onChange={(typed) => {
          setFirst(typed)
          say(typed, second)
        }}
        error={tried && tooShort ? t('password.tooShort', { count: SHORTEST_PASSWORD }) : undefined}
      />
      <TextField
        label={t('password.again')}
        type="password"
        value={second}
        onChange={(typed) => {
          setSecond(typed)
          say(first, typed)
        }}
        error={tried && !tooShort && first !== second ? t('password.different') : undefined}
      />
    </>
  )
}
