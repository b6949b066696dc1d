import { randomUUID } from 'node:crypto'
import { BrowserWindow, session, type Session, type WebContents } from 'electron'
import { html } from '../../shared/print/html.ts'
import type { PrintedDocument } from '../../shared/print/printedPage.ts'
import { ORIGIN, SCHEME } from '../page.ts'

/** What a printed page may do: be there. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/** Pages on their way into a window, by their address. They are never anywhere but in memory. */
const pages = new Map<string, string>()
let printSession: Session | null = null

/**
 * The session that prints: in memory, apart from the application's own. A page comes through its protocol handler and not as a data:
 * address, which ends at two megabytes.
 */
function sessionOfPages(): Session {
  if (printSession) return printSession
  printSession = session.fromPartition('print', { cache: false })
  printSession.protocol.handle(SCHEME, ({ url }) => {
    const page = pages.get(url)
    return page === undefined
      ? new Response('Not found', { status: 404 })
      : new Response(page, { headers: PAGE_HEADERS })
  })
  return printSession
}

/**
 * Puts a page of our own HTML into a hidden window that runs no script and loads nothing, lets `work` print it, and takes the window
 * away again. Throws what Electron throws.
 */
export async function withHiddenPage<T>(page: string, work: (contents: WebContents) => Promise<T>): Promise<T> {
  const address = `${ORIGIN}/${randomUUID()}`
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: sessionOfPages(),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
  pages.set(address, page)
  try {
    await window.loadURL(address)
    return await work(window.webContents)
  } finally {
    pages.delete(address)
    window.destroy()
  }
}

/** Inches, as Electron takes them. Header and footer stand inside the upper and lower one. */
const MARGINS = { top: 0.75, bottom: 0.75, left: 0.63, right: 0.63 }

/**
 * A document as PDF: A4, tagged, bookmarks from its headings, header and 'page x of y' on each page. Throws what Electron throws when
 * the pages cannot be drawn.
 */
export function makePdf(document: PrintedDocument): Promise<Buffer> {
  return withHiddenPage(document.html, (contents) =>
    contents.printToPDF({
      pageSize: 'A4',
      landscape: document.landscape,
      margins: MARGINS,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: headerOf(document),
      footerTemplate: footerOf(document),
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  )
}

/** Chromium draws these two with styles of their own: nothing of the page's is known here. */
const LINE =
  "width: 100%; margin: 0 16mm; font-family: Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif; font-size: 7px; font-variant-ligatures: none; color: #444; display: flex; justify-content: space-between; gap: 12px; -webkit-print-color-adjust: exact"

function headerOf({ header, mark }: PrintedDocument): string {
  return html`<div style="${LINE}">
    <span>${header}</span
    >${mark !== null && html`<span style="font-weight: 700; font-size: 8px; color: #5b21b6">${mark}</span>`}
  </div>`.text
}

function footerOf({ footer }: PrintedDocument): string {
  return html`<div style="${LINE}">
    <span style="font-size: 6.2px">${footer}</span
    ><span style="white-space: nowrap">page <span class="pageNumber"></span> of <span class="totalPages"></span></span>
  </div>`.text
}
