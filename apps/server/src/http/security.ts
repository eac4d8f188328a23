// What a browser may load and do on our pages: files of our own, and nothing else.

/** @param styles further sources of styles, e.g. a nonce */
export const contentSecurityPolicy = (styles = ''): string =>
  Object.entries({
    'default-src': "'none'",
    // WebAssembly of our own files: Argon2id on the tablet. It allows no eval.
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': `'self' ${styles}`.trim(),
    'img-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
