/** Whether a window would have a screen to open on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** The command that runs another one on a screen that only exists in memory, large enough for a laptop's layout. */
export function onVirtualScreen(program: string, args: readonly string[]): [program: string, args: string[]] {
  if (process.platform !== 'linux') return [program, [...args]]
  return ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', program, ...args]]
}
