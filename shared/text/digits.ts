/** Persian (U+06F0) and Arabic-Indic (U+0660) digits as ASCII digits; everything else unchanged. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u06F0-\u06F9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** The text with Persian digits, for a screen in Persian. */
export function persianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)))
}
