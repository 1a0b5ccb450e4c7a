import { browserBundle } from '../../scripts/browser-bundle.mjs';

// The editor is large, but it is served locally.
export default browserBundle('playground', { chunkSizeWarningLimit: 10_000 });
