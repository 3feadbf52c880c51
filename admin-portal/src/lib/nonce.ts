import { setNonce } from 'get-nonce';

/** The nonce of the page that the gateway sent: the browser takes no style of ours without it. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

/** For what locks the page's scrolling below a dialog; Mantine asks for it by a function of its own. */
if (nonce) setNonce(nonce);
