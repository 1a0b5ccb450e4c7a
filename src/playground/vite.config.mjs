import { browserBundle } from '../../scripts/browser-bundle.mjs';

// The editor is large and comes from this machine.
export default browserBundle('playground', { chunkSizeWarningLimit: 10_000 });
