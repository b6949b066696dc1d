import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../parts/Checkbox.tsx'
import { Choices } from '../../parts/Choices.tsx'
import type { RequestProps } from './WhatStep.tsx'

const DELIMITERS = [',', ';', '\t'] as const
const DECIMAL_MARKS = ['.', ','] as const
const DELIMITER_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const
const MARK_WORDS = { '.': 'point', ',': 'decimalComma' } as const

/** How the CSV is written: what stands between columns and in numbers, and how it begins. */
export function CsvOptions({ request, onChange, error }: RequestProps & { readonly error: string | undefined }) {
  const { t } = useTranslation()
  return (
    <fieldset className="stack-tight">
      <legend className="export-legend">{t('export.options')}</legend>
      <Choices
        label={t('export.delimiter')}
        options={DELIMITERS.map((id) => ({ id, label: t(`export.${DELIMITER_WORDS[id]}`) }))}
        value={request.delimiter}
        onChange={(id) => onChange({ delimiter: DELIMITERS.find((each) => each === id) ?? ',' })}
      />
      <Choices
        label={t('export.decimalMark')}
        options={DECIMAL_MARKS.map((id) => ({ id, label: t(`export.${MARK_WORDS[id]}`) }))}
        value={request.decimalMark}
        onChange={(id) => onChange({ decimalMark: DECIMAL_MARKS.find((each) => each === id) ?? '.' })}
        error={error}
      />
      <div>
        <Checkbox isSelected={request.byteOrderMark} onChange={(byteOrderMark) => onChange({ byteOrderMark })}>
          {t('export.byteOrderMark')}
        </Checkbox>
      </div>
    </fieldset>
  )
}
