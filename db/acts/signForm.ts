import type { Meaning } from '../../shared/ipc/views/signatures.ts'
import { contentHash } from '../record/content.ts'
import type { ActContext } from './actContext.ts'
import { sign, type Signed } from './sign.ts'

/** Signs one form as it stands now, for whoever has just read it where no page was shown. Throws what {@link sign} throws. */
export function signForm(
  context: ActContext,
  { formId, meaning }: { readonly formId: string; readonly meaning: Meaning },
): Signed {
  const hash = contentHash(context.store.db, 'form', formId)
  return sign(context, { targets: [{ scope: 'form', id: formId, contentHash: hash }], meaning })
}
