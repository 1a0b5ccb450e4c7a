import { browserBundle } from '../../scripts/browser-bundle.mjs';

// Assets stay files: the first view's bytes are what the page asks for.
export default browserBundle('explorer', { assetsInlineLimit: 0, chunkSizeWarningLimit: 350 });
