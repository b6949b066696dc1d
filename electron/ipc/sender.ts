/** Who asks, as Electron knows it and not as the page says. */
export interface Sender {
  /** The window is the one this application opened for the renderer. */
  readonly ownWindow: boolean
  /** Null when the frame is gone or was never known. */
  readonly origin: string | null
  readonly topFrame: boolean
}

/** Only the page itself, in our window, of our origin, may ask: no frame inside it, no other page, nobody who has left. */
export function isTrusted(sender: Sender, origin: string): boolean {
  return sender.ownWindow && sender.topFrame && sender.origin === origin
}
