import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('explorer') as HTMLElement).render(<p>TimeL-E</p>);
