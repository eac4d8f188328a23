// The server writes a nonce for the few <style> elements that Mantine makes into a <meta>; the policy allows those
// and no others.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// react-remove-scroll, inside Mantine's dialogs, looks for it here.
;(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce

export const styleNonce = () => nonce
