import type { TFunction } from 'i18next'
import { office } from '../../text/office.ts'

type KnownKind = keyof typeof office.actKind

/** The first part of a kind, and the group of the menu it stands in. */
const GROUPS = {
  form: ['form', 'row', 'draft', 'entry', 'import'],
  subject: ['subject', 'studyEvent'],
  check: ['check', 'query', 'hold'],
  lock: ['signature', 'record', 'verification', 'audit', 'value'],
  copy: ['export', 'pseudonym', 'report', 'print', 'backup', 'trail'],
  account: ['session', 'user', 'setting'],
  store: ['store', 'clock', 'key', 'recovery'],
} as const satisfies Record<keyof typeof office.actGroup, readonly string[]>

type ActGroup = keyof typeof GROUPS

/** First parts of kinds that speak of no child: all that somebody who keeps the accounts may read. */
const WITHOUT_CHILDREN = ['session', 'user', 'setting', 'store', 'key', 'recovery', 'backup', 'clock', 'trail']

const isKnown = (kind: string): kind is KnownKind => Object.hasOwn(office.actKind, kind)

/** A kind of act in words; one that this release does not know is shown by its code. */
export function kindWords(t: TFunction, kind: string): string {
  return isKnown(kind) ? t(`actKind.${kind}`) : kind
}

/** Every kind of act with its words, group by group, for the menu. */
export function kindSections(t: TFunction, accountsOnly: boolean) {
  const kinds = Object.keys(office.actKind) as readonly KnownKind[]
  const sections = (Object.keys(GROUPS) as readonly ActGroup[]).map((group) => {
    const stems: readonly string[] = GROUPS[group]
    const offered = accountsOnly ? stems.filter((stem) => WITHOUT_CHILDREN.includes(stem)) : stems
    return {
      title: t(`actGroup.${group}`),
      options: kinds
        .filter((kind) => offered.includes(kind.slice(0, kind.indexOf('.'))))
        .map((kind) => ({ id: kind, label: t(`actKind.${kind}`) })),
    }
  })
  return sections.filter(({ options }) => options.length > 0)
}
