import { browserBundle } from '../../scripts/browser-bundle.mjs';

// Assets remain separate files, so that the first view loads only what it needs.
export default browserBundle('explorer', { assetsInlineLimit: 0, chunkSizeWarningLimit: 350 });
