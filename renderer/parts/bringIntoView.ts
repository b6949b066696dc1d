/** As the `ref` of what has just appeared: it is scrolled into sight, however far down or up the person is. */
export function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: 'nearest' })
}
