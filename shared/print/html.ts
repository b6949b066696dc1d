/** HTML that was made here and nowhere else: only {@link html} makes one, so text can never pass for markup. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template: text and numbers are escaped, lists are joined, null, undefined and false vanish. */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[]

/** Text as it may stand in HTML, in an attribute with quotes too. Characters that no document can hold are dropped. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[^\P{C}\t\n\r\u200c-\u200f\u2066-\u2069]/gu, '')
}

/**
 * A piece of HTML: html`<p>${text}</p>`. Everything put in is escaped unless it came from this tag itself. Attributes have to be
 * quoted in the template; nothing may be put into a tag's name, a style or a script.
 */
export function html(template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let text = template[0] ?? ''
  parts.forEach((part, index) => {
    text += rendered(part) + (template[index + 1] ?? '')
  })
  return new Html(text)
}

function rendered(part: HtmlPart): string {
  if (part instanceof Html) return part.text
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return part.map(rendered).join('')
}

/** Parts with something between them: joined(['a', 'b'], ', '). */
export function joined(parts: readonly HtmlPart[], between: HtmlPart): Html {
  return new Html(parts.map(rendered).join(rendered(between)))
}
