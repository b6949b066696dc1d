import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The native menu: what every desktop program has, with its accelerators. What the study is about is on the page. No reload and
 * no developer tools in an installed application.
 */
export function setMenu(options: { readonly developerTools: boolean }): void {
  const application: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : [{ label: '&File', submenu: [{ role: 'quit' }] }]
  const developer: MenuItemConstructorOptions[] = options.developerTools
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...application,
      { role: 'editMenu' },
      {
        label: '&View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
          ...developer,
        ],
      },
      { role: 'windowMenu' },
    ]),
  )
}
