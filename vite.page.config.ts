/**
 * Builds the simulator page: a static folder, dist/page, that any web server can serve and that goes on working
 * without a network after the first visit. The verifier page lies beside it.
 *
 * Same sources, same bytes: names carry hashes of what is in the files, and so does the service worker's version.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { LOOK } from './src/ui/look.ts'
import { TIMELINE_LOOK } from './src/ui/timelinelook.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const OUT = 'dist/page'
const LOOK_CSS = 'virtual:look.css'

export default defineConfig({
  root: 'src/ui',
  base: './',
  define: { ZEUGE_VERSION: JSON.stringify(version) },
  worker: { format: 'es' },
  build: {
    outDir: `../../${OUT}`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: 'src/ui/simulator/index.html', panel: 'src/ui/panel/panel.html' },
    },
  },
  plugins: [look(), flat(), offline()],
})

/** The look that pages and reports share, as a style sheet: the page's policy allows no other. */
function look(): Plugin {
  return {
    name: 'zeuge-look',
    resolveId: (id) => (id === LOOK_CSS ? `\0${LOOK_CSS}` : undefined),
    load: (id) => (id === `\0${LOOK_CSS}` ? LOOK + TIMELINE_LOOK : undefined),
  }
}

/** Pages lie side by side, whatever folder their source is in. */
function flat(): Plugin {
  return {
    name: 'zeuge-flat',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.html')) {
          file.fileName = basename(file.fileName)
          file.source = String(file.source).replaceAll('../assets/', './assets/')
        }
    },
  }
}

function offline(): Plugin {
  return {
    name: 'zeuge-offline',
    apply: 'build',
    writeBundle(_, bundle) {
      copyFileSync('dist/verifier.html', join(OUT, 'verifier.html'))
      const names = [
        './',
        ...['verifier.html', ...Object.values(bundle).map(({ fileName }) => fileName)].sort(),
      ].filter((name) => !/panel/.test(name))
      const hash = createHash('sha256')
      for (const name of names.slice(1)) hash.update(name).update(readFileSync(join(OUT, name)))
      const script = readFileSync('src/ui/simulator/serviceworker.js', 'utf8')
        .replace("'{version}'", () => JSON.stringify(hash.digest('hex').slice(0, 16)))
        .replace("['{files}']", () => JSON.stringify(names))
      writeFileSync(join(OUT, 'serviceworker.js'), script)
    },
  }
}
