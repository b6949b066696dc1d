/** Placeholder */
export function VisitReport() {
  return null
}
