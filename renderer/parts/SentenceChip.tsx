import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Autocomplete,
  Button,
  Collection,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import './Field.css'
import './List.css'
import './SentenceChip.css'

/** From this many options on, letters narrow the list. */
const MANY = 9

interface ChipProps {
  /** What the chip decides, for those who listen: 'Person'. */
  readonly label: string
  /** Its part of the sentence: 'by anyone'. */
  readonly words: string
  /** True once it narrows something. */
  readonly isSet: boolean
  /** What opens below it; is handed the way to close. */
  readonly children: (close: () => void) => ReactNode
}

/** A part of a readable sentence that opens when pressed. */
export function SentenceChip({ label, words, isSet, children }: ChipProps) {
  return (
    <DialogTrigger>
      <Button className={isSet ? 'sentence-chip sentence-chip-set' : 'sentence-chip'} aria-label={`${label}: ${words}`}>
        <span className="sentence-chip-words">{words}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="list-popover sentence-popover" placement="bottom start">
        <Dialog className="sentence-dialog" aria-label={label}>
          {({ close }) => children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

export interface ChipOption {
  readonly id: string
  readonly label: string
  readonly hint?: string
}

export interface ChipSection {
  /** Empty for options that stand before all sections. */
  readonly title: string
  readonly options: readonly ChipOption[]
}

interface ChipMenuProps extends Omit<ChipProps, 'children' | 'isSet'> {
  readonly sections: readonly ChipSection[]
  /** The id of the option that holds now; '' is the one that narrows nothing. */
  readonly value: string
  readonly onChange: (id: string) => void
}

/** A chip with one of many to choose. */
export function ChipMenu({ label, words, sections, value, onChange }: ChipMenuProps) {
  return (
    <SentenceChip label={label} words={words} isSet={value !== ''}>
      {(close) => (
        <ChipOptions
          label={label}
          sections={sections}
          value={value}
          onChoose={(id) => {
            close()
            onChange(id)
          }}
        />
      )}
    </SentenceChip>
  )
}

interface ChipOptionsProps {
  readonly label: string
  readonly sections: readonly ChipSection[]
  readonly value: string
  readonly onChoose: (id: string) => void
}

/** The options of a chip, with a field to narrow them when they are many. */
export function ChipOptions({ label, sections, value, onChoose }: ChipOptionsProps) {
  const { t } = useTranslation()
  const { contains } = useFilter({ sensitivity: 'base' })
  const many = sections.reduce((count, section) => count + section.options.length, 0) >= MANY
  const menu = (
    <Menu
      className="list"
      aria-label={label}
      selectionMode="single"
      selectedKeys={[keyOf(value)]}
      onAction={(key) => onChoose(String(key).slice(1))}
      renderEmptyState={() => <p className="list-empty">{t('chip.nothing')}</p>}
      {...(many ? {} : { autoFocus: 'first' as const })}
    >
      {sections.map((section) => (
        <MenuSection key={section.title} {...(section.title === '' ? { 'aria-label': label } : {})}>
          {section.title !== '' && <Header className="sentence-section">{section.title}</Header>}
          <Collection items={section.options}>
            {(option) => (
              <MenuItem id={keyOf(option.id)} textValue={`${option.label} ${option.hint ?? ''}`} className="list-item">
                <span>{option.label}</span>
                {option.hint && <span className="small soft">{option.hint}</span>}
              </MenuItem>
            )}
          </Collection>
        </MenuSection>
      ))}
    </Menu>
  )
  if (!many) return menu
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={t('chip.filter')} autoFocus className="sentence-search">
        <Input className="field-input" placeholder={t('chip.filter')} />
      </SearchField>
      {menu}
    </Autocomplete>
  )
}

/** A menu takes no empty key. */
const keyOf = (id: string): string => `=${id}`
