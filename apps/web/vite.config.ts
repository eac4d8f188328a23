import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

// In development the API, its accounts library and the health page are served by `oralu serve`.
const server = process.env.ORALU_SERVER ?? 'http://localhost:4600'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    // The field kit alone stands under the service worker: the office is always as the server has it. Only the
    // application is kept, never an answer of the API.
    VitePWA({
      injectRegister: null,
      manifest: {
        name: 'Oralu',
        short_name: 'Oralu',
        start_url: '/field',
        scope: '/field',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#3c4f39',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
          { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['index.html', 'favicon.svg', 'assets/*.{js,css,woff2}'],
        globIgnores: ['**/maplibre*', '**/devanagari*', '**/*-vietnamese-*', '**/*-greek*'],
        navigateFallback: '/index.html',
        navigateFallbackAllowlist: [/^\/field(\?|$)/],
        // The first one serves the page that installed it; a later one waits for the officer.
        clientsClaim: true,
        skipWaiting: false,
        sourcemap: false,
        inlineWorkboxRuntime: true,
        maximumFileSizeToCacheInBytes: 3_000_000,
      },
    }),
  ],
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
