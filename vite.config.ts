/**
 * Builds the offline verifier page: one HTML file with script, worker and style inside, to be opened from a disk.
 *
 * The page's own policy lets it run exactly this script and load nothing. Same sources, same bytes.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { LOOK } from './src/ui/look.ts'
import { languageSwitch } from './src/ui/reportpage.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export default defineConfig({
  root: 'src/ui/verifier',
  base: './',
  define: { ZEUGE_VERSION: JSON.stringify(version) },
  build: {
    outDir: '../../../dist',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { input: 'src/ui/verifier/verifier.html' },
  },
  plugins: [oneFile()],
})

function oneFile(): Plugin {
  return {
    name: 'zeuge-one-file',
    enforce: 'post',
    transformIndexHtml: {
      order: 'pre',
      handler: (page) =>
        page
          .replace('<!-- look -->', () => `<style>${LOOK}</style>`)
          .replace('<!-- languages -->', () => languageSwitch('en').html),
    },
    generateBundle(_, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue
        let script = ''
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          script += chunk.code
          delete bundle[chunk.fileName]
        }
        page.source = inlined(String(page.source), script)
      }
      const names = Object.keys(bundle)
      if (names.length !== 1) this.error(`the page is not one file: ${names.join(', ')}`)
    },
  }
}

function inlined(page: string, script: string): string {
  // HTML ends a script at these letters wherever they stand, even in a string.
  const safe = `\n${script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')}`
  const hash = createHash('sha256').update(safe).digest('base64')
  return page
    .replace(/\s*<script type="module"[^>]*><\/script>/, '')
    .replace('{scripts}', () => `'sha256-${hash}'`)
    .replace('</body>', () => `<script type="module">${safe}</script>\n</body>`)
}
