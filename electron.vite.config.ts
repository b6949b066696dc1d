import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const jobWorker = resolve('electron/jobs/worker.ts')

/** What draws the pictures of the report, beside the bundle: electron/plotPictures.ts looks for it there. */
const PICTURE_PARTS = {
  'resvg.wasm': 'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  'DejaVuSans.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
}
const pictureParts: Plugin = {
  name: 'picture-parts',
  generateBundle() {
    for (const [name, file] of Object.entries(PICTURE_PARTS))
      this.emitFile({ type: 'asset', fileName: `pictures/${name}`, source: readFileSync(resolve(file)) })
  },
}

// The targets are named, as they would otherwise follow the Electron in package.json, and tests may run in an older one.
export default defineConfig({
  main: {
    plugins: [pictureParts],
    // fflate's build for Node declares a `require` of its own, which the bundle has already; the one for browsers is the same code.
    resolve: { alias: { fflate: resolve('node_modules/fflate/esm/browser.js') } },
    build: {
      target: 'node20',
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          ...(existsSync(jobWorker) ? { 'job-worker': jobWorker } : {}),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      // A sandboxed preload script is CommonJS and can require nothing but electron: everything else is bundled.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      minify: true,
      rolldownOptions: { input: resolve('renderer/index.html') },
    },
  },
})
