// Where a Chromium is on this machine.
import { existsSync } from 'node:fs'

/** The same browser without a window to draw, which is quicker. */
export const headlessShell = '/usr/bin/chromium-headless-shell'

const places = [
  headlessShell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** @returns {string | undefined} */
export const findChromium = () =>
  [process.env['CHROMIUM'], ...places].find((path) => path && existsSync(path))

/** Options with which the browser speaks to nobody but the page. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
