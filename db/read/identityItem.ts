import type { ItemAddress } from '../../shared/form/address.ts'
import { findItem } from '../../shared/form/items.ts'
import { may, type Role } from '../../shared/roles.ts'
import { definitionOf } from '../../shared/study/study.ts'
import { identitySight, MASK } from './visibleName.ts'

/** Whether an item of a form, by its definition, tells who the child is. */
export function isIdentityItem(oid: string, version: string, address: ItemAddress): boolean {
  const definition = definitionOf(oid, version)
  return definition !== undefined && findItem(definition, address)?.item.identity === true
}

/**
 * What somebody wrote about an identity item, as the reader may see it: those who know the value may have named it, so their
 * words are masked for those who may not. `writer` is null for what a check says by itself.
 */
export function wordsAboutIdentity(text: string, writer: Role | null, reader: Role): string {
  const mayName = writer === null || may(writer, 'identity.see')
  return mayName && identitySight(reader) !== 'seen' ? MASK : text
}
