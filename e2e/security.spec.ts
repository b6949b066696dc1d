import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { askFrom, expect, makeStudy, signIn, ADMINISTRATOR, start, test } from './support/launch.ts'
import { freshUserData } from './launch.ts'

/** Each test is an attack that must fail; the numbers are those of Electron's security checklist. */

test.describe('the page', () => {
  test('runs in a sandbox, apart from its preload script, and has nothing of Node or Electron (2, 3, 4, 20)', async ({
    running: { page, application },
  }) => {
    const reach = await page.evaluate(() => ({
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'].filter(
        (name) => name in globalThis,
      ),
      bridge: Object.keys(window.trialbook).toSorted(),
    }))
    expect(reach).toEqual({ globals: [], bridge: ['invoke', 'on'] })
    const preferences = await application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return contents && (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    })
  })

  test('cannot run text as code (7)', async ({ running: { page } }) => {
    const outcomes = await page.evaluate(async () => {
      const mark = 'window.injected = true'
      const attempts: Record<string, () => unknown> = {
        // oxlint-disable-next-line no-eval -- the attack
        eval: () => (0, eval)(mark) as unknown,
        // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call -- the attack
        Function: () => new Function(mark)() as unknown,
        timeout: () => setTimeout(mark as unknown as () => void, 0),
        inlineScript: () => {
          const script = document.createElement('script')
          script.append(mark)
          document.head.append(script)
        },
        dataScript: () => {
          const script = document.createElement('script')
          script.src = `data:text/javascript,${mark}`
          document.head.append(script)
        },
        handler: () => {
          const image = document.createElement('img')
          image.setAttribute('onerror', mark)
          image.src = 'missing.png'
          document.body.append(image)
        },
      }
      // A test driver may use eval while its own call is being made, so the attempts come after that.
      await new Promise((resolve) => setTimeout(resolve, 50))
      for (const attempt of Object.values(attempts)) {
        try {
          attempt()
        } catch {
          // Refused at once; the others are refused when the browser comes to them.
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 300))
      return 'injected' in window
    })
    expect(outcomes).toBe(false)
  })

  test('keeps to its own policy while somebody works', async ({ running }) => {
    const { page } = running
    const broken: string[] = []
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) broken.push(message.text())
    })
    page.on('pageerror', (error) => broken.push(error.message))
    await page.reload()
    await page.getByRole('button', { name: 'Set up' }).click()
    await makeStudy(running)
    await page.reload()
    await page.getByLabel('User name').fill(ADMINISTRATOR.username)
    await page.getByLabel('Password').fill(ADMINISTRATOR.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    for (const screen of ['People', 'Settings', 'Audit']) {
      await page
        .getByRole('link', { name: screen })
        .or(page.getByRole('button', { name: screen }))
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
    expect(broken).toEqual([])
  })

  test('is loaded anew when its process dies, and the person goes on', async ({ running }) => {
    await makeStudy(running)
    await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
    const loaded = running.page.waitForEvent('load')
    await running.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await loaded.catch(() => undefined)
    const state = () =>
      running.application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`trialbook.invoke('application.state', {})`),
      )
    await expect.poll(state).toMatchObject({ ok: true, value: { phase: 'signedIn' } })
  })

  test('cannot bring in a frame (7)', async ({ running: { page } }) => {
    const violated = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), {
            once: true,
          })
          const frame = document.createElement('iframe')
          frame.src = 'app://trialbook/'
          document.body.append(frame)
        }),
    )
    expect(await violated).toBe('frame-src')
  })

  test('cannot reach any other place (1, 7, 8)', async ({ running: { page } }) => {
    const outcomes = await page.evaluate(async () => {
      const outcome = (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'reached',
          () => 'refused',
        )
      const places = ['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/hostname', 'app://else/']
      const socket = new Promise((resolve, reject) => {
        const attempt = new WebSocket('ws://127.0.0.1:9/')
        attempt.onopen = resolve
        attempt.onerror = reject
      })
      return Promise.all([...places.map((place) => outcome(fetch(place))), outcome(socket)])
    })
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
  })

  test('cannot leave, nor open a window or a web view (11, 12, 13, 14, 15)', async ({
    running: { page, application },
  }) => {
    const opened = await page.evaluate(() => window.open('https://example.com/') === null)
    expect(opened).toBe(true)
    for (const address of [
      'https://example.com/',
      'data:text/html,x',
      'file:///etc/passwd',
      'app://trialbook/x.html',
    ]) {
      await page.evaluate((url) => void (location.href = url), address)
      await page.waitForTimeout(100)
    }
    await page.evaluate(() => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'https://example.com/')
      view.setAttribute('allowpopups', '')
      document.body.append(view)
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' })
      document.body.append(link)
      link.click()
    })
    await page.waitForTimeout(200)
    expect(page.url()).toMatch(/^app:\/\/trialbook\/(#|$)/)
    const contents = await application.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((one) => one.getURL()),
    )
    expect(contents).toHaveLength(1)
  })

  test('is granted no permission (5)', async ({ running: { page } }) => {
    const granted = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      location: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      ),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      ),
    }))
    expect(granted).toEqual({ notifications: 'denied', location: 'denied', camera: 'denied', clipboard: 'denied' })
  })

  test('cannot put a file on the disk (18)', async ({ running: { page, application } }) => {
    await application.evaluate(({ BrowserWindow }) => {
      const state = globalThis as unknown as { downloads: string[] }
      state.downloads = []
      BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (event, item) => {
        state.downloads.push(event.defaultPrevented ? 'prevented' : item.getFilename())
      })
    })
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['planted']))
      link.download = 'planted.txt'
      link.click()
    })
    await page.waitForTimeout(300)
    const downloads = await application.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads)
    expect(downloads.filter((outcome) => outcome !== 'prevented')).toEqual([])
  })
})

test.describe('the app:// protocol', () => {
  test('serves the page and nothing beside it, however the path is spelt (18)', async ({ running: { page } }) => {
    const traversals = [
      'app://trialbook/../main/index.js',
      'app://trialbook/..%2fmain%2findex.js',
      'app://trialbook/%2e%2e/%2e%2e/package.json',
      'app://trialbook/%252e%252e%252fmain%252findex.js',
      'app://trialbook/..%5cmain%5cindex.js',
      'app://trialbook//etc/passwd',
      'app://trialbook/assets/..%2f..%2fpreload%2findex.cjs',
    ]
    const answers = await page.evaluate(async (addresses) => {
      const own = document.querySelector<HTMLScriptElement>('script[src]')?.src ?? ''
      const load = (address: string) =>
        import(address).then(
          () => 'loaded',
          () => 'refused',
        )
      return { own: await load(own), others: await Promise.all(addresses.map(load)) }
    }, traversals)
    expect(answers).toEqual({ own: 'loaded', others: traversals.map(() => 'refused') })
  })

  test('gives every answer the policy (7)', async ({ running: { application } }) => {
    const headers = await application.evaluate(async ({ BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session
      const found = await session?.fetch('app://trialbook/')
      const missing = await session?.fetch('app://trialbook/nothing.js')
      return [found, missing].map((answer) => [answer?.status, answer?.headers.get('content-security-policy')])
    })
    expect(headers).toEqual([
      [200, expect.stringContaining("default-src 'none'; script-src 'self'")],
      [404, expect.stringContaining("default-src 'none'; script-src 'self'")],
    ])
  })
})

test.describe('the IPC door (17)', () => {
  const refused = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } })

  test('answers its own page', async ({ running: { ask } }) => {
    expect(await ask('application.state', {})).toMatchObject({ ok: true, value: { phase: 'firstRun', person: null } })
  })

  test('refuses another window with the same preload script', async ({ running: { application, page } }) => {
    const answers = await application.evaluate(async ({ app, BrowserWindow }) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session
      if (session === undefined) throw new Error('no window')
      const asked: unknown[] = []
      for (const address of ['data:text/html,<p>', 'app://trialbook/']) {
        const window = new BrowserWindow({
          show: false,
          webPreferences: {
            preload: `${app.getAppPath()}/out/preload/index.cjs`,
            session,
            additionalArguments: ['--trialbook-channels=application.state'],
          },
        })
        await window.loadURL(address)
        asked.push(await window.webContents.executeJavaScript(`trialbook.invoke('application.state', {})`))
        window.destroy()
      }
      return asked
    })
    expect(answers).toEqual([refused('badSender'), refused('badSender')])
    expect((await askFrom(page, 'application.state', {})).ok).toBe(true)
  })

  test('refuses channels, keys and values that are not in the contract', async ({ running: { page, ask } }) => {
    const invoke = (channel: string, input: unknown) =>
      page.evaluate(
        ([name, given]) =>
          (window.trialbook.invoke as (channel: string, input: unknown) => Promise<unknown>)(
            name as string,
            given,
          ).catch(() => 'rejected'),
        [channel, input],
      )
    expect(await invoke('store.query', { sql: 'SELECT * FROM identity_item' })).toBe('rejected')
    expect(await invoke('toString', {})).toBe('rejected')
    expect(await invoke('application.state', { extra: 1 })).toEqual(refused('badInput'))
    const site = {
      siteCode: 'TEH',
      organisation: 'Clinic',
      username: 'ada',
      name: 'Ada',
      password: 'long enough for it',
    }
    expect(await invoke('setup.create', { ...site, siteName: 'x'.repeat(2_000_000) })).toEqual(refused('badInput'))
    expect(await invoke('setup.create', { ...site, siteName: ['Clinic'] })).toEqual(refused('badInput'))
    expect(await ask('today.get', {})).toEqual(refused('signedOut'))
    expect(await ask('people.list', {})).toEqual(refused('signedOut'))
  })

  test('refuses a signed-in person what their role does not allow', async ({ running }) => {
    await makeStudy(running)
    await signIn(running, ADMINISTRATOR.username, ADMINISTRATOR.password)
    expect(await running.ask('subjects.list', { search: '' })).toEqual(refused('notAllowed'))
    const child = { givenName: 'A', familyName: 'B', recordNumber: '' }
    expect(await running.ask('subjects.register', child)).toEqual(refused('notAllowed'))
    expect((await running.ask('people.list', {})).ok).toBe(true)
  })
})

test.describe('an installed application', () => {
  const electron = createRequire(import.meta.url)('electron') as string
  const rules = { TRIALBOOK_TEST: '1', TRIALBOOK_RELEASE_RULES: '1' }

  /** Runs the application under the rules of a release; what it says and how it ends. */
  function runRelease(args: readonly string[]): Promise<{ readonly code: number | string; readonly said: string }> {
    const folder = `--user-data-dir=${freshUserData()}`
    return new Promise((resolve) => {
      execFile(
        electron,
        [folder, join(import.meta.dirname, '..'), ...args],
        { env: { ...process.env, ...rules }, timeout: 20_000, killSignal: 'SIGKILL' },
        (error, _stdout, stderr) => resolve({ code: error?.code ?? 0, said: stderr }),
      )
    })
  }

  for (const danger of ['--remote-debugging-port=0', '--inspect=0', '--no-sandbox', '--js-flags=--expose-gc']) {
    test(`does not start with ${danger}`, async () => {
      const asRoot = process.getuid?.() === 0 && danger !== '--no-sandbox' ? ['--no-sandbox'] : []
      const { code, said } = await runRelease([danger, ...asRoot])
      expect(code).toBe(1)
      expect(said).toContain(`Trialbook does not start with ${danger.split('=')[0]}`)
    })
  }
})

test('a second start on the same study comes to nothing, and the first stays', async ({ running }) => {
  await makeStudy(running)
  const second = start({ userData: running.userData }).then(
    () => 'started',
    () => 'ended',
  )
  expect(await second).toBe('ended')
  expect((await running.get('application.state', {})).phase).toBe('signedOut')
})
