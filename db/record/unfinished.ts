/** How ordered work ended that left nothing behind: why it failed as a code, such as 'diskFull'. */
export type Unfinished = { readonly outcome: 'cancelled' } | { readonly outcome: 'failed'; readonly code: string }
