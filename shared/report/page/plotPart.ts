import { html, type Html } from '../../print/html.ts'
import { HALF, type Plot } from '../plots/plot.ts'

/** A plot as a picture inside the page: it loads nothing, and draws as sharp on paper as on screen. */
export function plotPart({ title, description, width, height, svg }: Plot): Html {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  return html`<figure class="${width > HALF ? 'plot wide' : 'plot'}">
    <img src="${source}" width="${width}" height="${height}" alt="${`${title}. ${description}`}" />
  </figure>`
}
