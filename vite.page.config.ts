/**
 * Builds the simulator page: a static folder, dist/page, that any web server can serve and that goes on working
 * without a network after the first visit. The verifier page lies beside it.
 *
 * Same sources, same bytes: names carry hashes of what is in the files, and so does the service worker's version.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { LOOK } from './src/ui/look.ts'
import { TIMELINE_LOOK } from './src/ui/timelinelook.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const OUT = 'dist/page'
const LOOK_CSS = 'virtual:look.css'

export default defineConfig({
  root: 'src/ui/simulator',
  base: './',
  define: { ZEUGE_VERSION: JSON.stringify(version) },
  worker: { format: 'es' },
  build: {
    outDir: `../../../${OUT}`,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
  plugins: [look(), offline()],
})

/** The look that pages and reports share, as a style sheet: the page's policy allows no other. */
function look(): Plugin {
  return {
    name: 'zeuge-look',
    resolveId: (id) => (id === LOOK_CSS ? `\0${LOOK_CSS}` : undefined),
    load: (id) => (id === `\0${LOOK_CSS}` ? LOOK + TIMELINE_LOOK : undefined),
  }
}

function offline(): Plugin {
  return {
    name: 'zeuge-offline',
    apply: 'build',
    writeBundle(_, bundle) {
      copyFileSync('dist/verifier.html', join(OUT, 'verifier.html'))
      const names = ['./', 'verifier.html', ...Object.keys(bundle).sort()]
      const hash = createHash('sha256')
      for (const name of names.slice(1)) hash.update(name).update(readFileSync(join(OUT, name)))
      const script = readFileSync('src/ui/simulator/serviceworker.js', 'utf8')
        .replace("'{version}'", () => JSON.stringify(hash.digest('hex').slice(0, 16)))
        .replace("['{files}']", () => JSON.stringify(names))
      writeFileSync(join(OUT, 'serviceworker.js'), script)
    },
  }
}
