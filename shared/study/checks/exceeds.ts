/** Whether a difference is more than a limit. Decimal answers leave noise in binary far below their last digit: it does not count. */
export const exceeds = (value: number, limit: number): boolean => value - limit > 1e-9
