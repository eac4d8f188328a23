import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// In development the API, its accounts library and the health page are served by `oralu serve`.
const server = process.env.ORALU_SERVER ?? 'http://localhost:4600'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  // The server puts the nonce of each answer in place of this word (see README, Content Security Policy).
  html: { cspNonce: '__CSP_NONCE__' },
  server: { port: 4610, proxy: { '/api': server, '/healthz': server } },
  build: {
    outDir: 'dist',
    target: ['chrome120', 'firefox121', 'safari17'],
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file a language for what the sign-in page says, one for all the rest.
            {
              name: (id: string) => {
                const found = /\/src\/([^/]+)\/messages\/(\w+)\.json/.exec(id)
                if (!found) return null
                return first.has(found[1] ?? '') ? `words-${found[2]}` : `office-words-${found[2]}`
              },
            },
          ],
        },
      },
    },
  },
})

const first = new Set(['words', 'shell', 'components', 'sign-in'])
