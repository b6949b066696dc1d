import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF as a reader finds it: the words of each page, the bookmarks with their depth, and whether it is tagged. */
export interface ReadPdf {
  readonly pages: readonly string[]
  readonly bookmarks: readonly { readonly title: string; readonly depth: number }[]
  readonly tagged: boolean
  readonly hasScript: boolean
}

interface Outline {
  readonly title: string
  readonly items: readonly Outline[]
}

/** Reads a PDF with another program than the one that wrote it. Throws for bytes that are none. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  try {
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      // One page after the other: they share a worker.
      // oxlint-disable-next-line no-await-in-loop
      const content = await (await pdf.getPage(number)).getTextContent()
      pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '))
    }
    const flat = (entries: readonly Outline[], depth: number): { title: string; depth: number }[] =>
      entries.flatMap(({ title, items }) => [{ title, depth }, ...flat(items, depth + 1)])
    return {
      pages,
      bookmarks: flat((await pdf.getOutline()) ?? [], 0),
      tagged: ((await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null)?.get('Marked') === true,
      hasScript: ((await pdf.getJSActions()) ?? null) !== null,
    }
  } finally {
    await task.destroy()
  }
}
